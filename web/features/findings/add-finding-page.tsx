import { Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { completeFinding, type NewFinding, recordFinding } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { ItemLink } from "../../components/item-link.tsx";
import { TextLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { may, useSystem } from "../systems/queries.ts";
import { FindingForm } from "./finding-form.tsx";
import { draftFindingQuery } from "./queries.ts";

/** What a person found: it comes in as an import of its own, and so can be traced and undone like any other. */
export const AddFindingPage = () => {
  const system = useSystem();
  const { draft } = useSearch({ from: "/frame/systems/$systemId/findings/new" });
  return (
    <Page
      title={draft === undefined ? "Add a finding" : `Complete the finding of ${draft}`}
      width="reading"
      above={
        draft === undefined ? (
          <TextLink to="/systems/$systemId/imports" params={{ systemId: system.id }}>
            Imports
          </TextLink>
        ) : (
          <ItemLink systemId={system.id} poamId={draft} />
        )
      }
    >
      {!may(system, "import.apply") ? (
        <Text>Adding a finding takes an owner or a contributor of the system.</Text>
      ) : (
        <Section title="What was found">
          {draft === undefined ? (
            <>
              <Text size="sm" maw={720} mb="md">
                For what an audit, a penetration test, an incident or your own assessment found. It enters the
                ledger as an import of its own and says nothing of any other finding. For a list, drop a table
                on the imports page.
              </Text>
              <Typing />
            </>
          ) : (
            <Completing key={draft} poamId={draft} />
          )}
        </Section>
      )}
    </Page>
  );
};

const Completing = ({ poamId }: { readonly poamId: string }) => {
  const system = useSystem();
  const query = useQuery(draftFindingQuery(system.id, poamId));
  if (query.isError) return <FaultAlert error={query.error} retry={query.refetch} />;
  if (query.data === undefined) return <SkeletonRows rows={6} label="Reading the draft" />;
  return <Typing initial={query.data} poamId={poamId} />;
};

type TypingProps = { readonly initial?: NewFinding; readonly poamId?: string };

const Typing = ({ initial, poamId: completed }: TypingProps) => {
  const system = useSystem();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (body: NewFinding) =>
      completed === undefined
        ? recordFinding({ path: { systemId: system.id }, body })
        : completeFinding({ path: { systemId: system.id, poamId: completed }, body }),
    onSuccess: async ({ import: one, poamIds }, { draft }) => {
      await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
      const [poamId = completed] = poamIds;
      if (poamId === undefined) {
        await navigate({
          to: "/systems/$systemId/imports/$importId",
          params: { systemId: system.id, importId: one.id },
        });
        return;
      }
      notifyDone(draft === true ? `Saved as the draft ${poamId}.` : `Recorded in ${poamId}.`);
      await navigate({ to: "/systems/$systemId/items/$poamId", params: { systemId: system.id, poamId } });
    },
  });
  return (
    <FindingForm
      {...(initial === undefined ? {} : { initial })}
      pending={save.isPending}
      error={save.error}
      onSave={(finding) => save.mutate(finding)}
    />
  );
};
