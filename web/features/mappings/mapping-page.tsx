import { Button, Group, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { type Mapping, type SavedMapping, saveMapping, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { InstantText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { may, useSystem } from "../systems/queries.ts";
import { MappingForm } from "./mapping-form.tsx";
import classes from "./mappings.module.css";
import { mappingQuery, mappingsQuery } from "./queries.ts";

/** One mapping: what it says now, and the versions before. Changing it makes a new version; imports keep theirs. */
export const MappingPage = () => {
  const system = useSystem();
  const { mappingName } = useParams({ from: "/frame/systems/$systemId/mappings/$mappingName" });
  const query = useQuery(mappingQuery(system.id, mappingName));
  const [latest] = query.data ?? [];
  return (
    <Page
      title={latest?.mapping.name ?? "Mapping"}
      above={
        <TextLink to="/systems/$systemId/mappings" params={{ systemId: system.id }}>
          Mappings
        </TextLink>
      }
    >
      {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.isPending && <Skeleton height={320} />}
      {latest !== undefined && (
        <div className={classes["stack"]}>
          <Editor key={latest.id} system={system} latest={latest} />
          <Section title="Versions">
            <ul className={classes["reasons"]}>
              {query.data?.map(({ id, version, savedAt, savedBy }) => (
                <li key={id}>
                  Version {version}, saved <InstantText at={savedAt} /> by {savedBy}
                </li>
              ))}
            </ul>
          </Section>
        </div>
      )}
    </Page>
  );
};

const Editor = ({ system, latest }: { readonly system: System; readonly latest: SavedMapping }) => {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<Mapping>(latest.mapping);
  const same = JSON.stringify(draft) === JSON.stringify(latest.mapping);
  const disabled = !may(system, "import.apply");
  const save = useMutation({
    mutationFn: () =>
      saveMapping({ path: { systemId: system.id }, body: { mapping: draft, basedOn: latest.version } }),
    onSuccess: async ({ version }) => {
      await queryClient.invalidateQueries({ queryKey: mappingsQuery(system.id).queryKey });
      notifyDone(`Version ${version} is saved.`);
    },
  });
  return (
    <Section title={`Version ${latest.version}`}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <MappingForm
          draft={draft}
          columns={columnsOf(latest.mapping)}
          problems={[]}
          disabled={disabled}
          onChange={setDraft}
        />
        {save.isError && <FaultAlert error={save.error} />}
        {!disabled && (
          <Group gap="xs">
            <Button type="submit" disabled={same} loading={save.isPending}>
              Save version {latest.version + 1}
            </Button>
            <Button variant="default" disabled={same} onClick={() => setDraft(latest.mapping)}>
              Back to version {latest.version}
            </Button>
          </Group>
        )}
      </form>
    </Section>
  );
};

/** The columns that the mapping knows; without a file there are no values to show. */
const columnsOf = (mapping: Mapping) =>
  [
    ...new Set(Object.values(mapping.fields).flatMap((place) => ("columns" in place ? place.columns : []))),
  ].map((name) => ({ name, values: [] }));
