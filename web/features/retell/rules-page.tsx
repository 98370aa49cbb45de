import { Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  adoptIntakePolicy,
  type IntakePolicy,
  type System,
  type TriedPolicy,
  tryIntakePolicy,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { ReasonForm } from "../../components/reason-form.tsx";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { may, useSystem } from "../systems/queries.ts";
import { DifferenceView } from "./difference-view.tsx";
import { PolicyForm } from "./policy-form.tsx";
import { intakePolicyQuery } from "./queries.ts";
import classes from "./retell.module.css";

/** The rules laboratory: how scans become findings and items, tried on the stored imports before it holds. */
export const RulesPage = () => {
  const system = useSystem();
  const policy = useQuery(intakePolicyQuery(system.id));
  const attempt = useMutation({
    mutationFn: async (draft: IntakePolicy) => ({
      draft,
      tried: await tryIntakePolicy({ path: { systemId: system.id }, body: draft }),
    }),
  });
  return (
    <Page title="Rules" above={system.name}>
      <div className={classes["stack"]}>
        {policy.isError && <FaultAlert error={policy.error} retry={policy.refetch} />}
        {policy.isPending && <Skeleton height={420} />}
        {policy.data !== undefined && (
          <Section title="How scans become items">
            <PolicyForm
              key={JSON.stringify(policy.data)}
              policy={policy.data}
              disabled={!may(system, "policy.try")}
              pending={attempt.isPending}
              onTry={(draft) => attempt.mutate(draft)}
            />
          </Section>
        )}
        {attempt.isError && <FaultAlert error={attempt.error} />}
        {attempt.isPending && (
          <Skeleton height={160} aria-label="Telling the ledger anew under these rules" />
        )}
        {attempt.data !== undefined && !attempt.isPending && (
          <Outcome
            system={system}
            policy={attempt.data.draft}
            tried={attempt.data.tried}
            onDone={() => attempt.reset()}
          />
        )}
      </div>
    </Page>
  );
};

type OutcomeProps = {
  readonly system: System;
  readonly policy: IntakePolicy;
  readonly tried: TriedPolicy;
  readonly onDone: () => void;
};

const Outcome = ({ system, policy, tried, onDone }: OutcomeProps) => {
  const queryClient = useQueryClient();
  const adopt = useMutation({
    mutationFn: (reason: string) =>
      adoptIntakePolicy({
        path: { systemId: system.id },
        body: { policy, revision: tried.revision, reason },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
      notifyDone("The rules hold from now on; the ledger was told anew.");
      onDone();
    },
  });
  return (
    <Section title="What these rules would change">
      <Stack gap="md">
        <DifferenceView system={system} difference={tried.difference} />
        <Text size="sm" c="dimmed">
          Nothing has changed yet.
          {!may(system, "policy.adopt") && " Adopting takes an owner of the system."}
        </Text>
        {may(system, "policy.adopt") && (
          <ReasonForm
            action="Adopt these rules"
            pending={adopt.isPending}
            error={adopt.error}
            onReason={(reason) => adopt.mutate(reason)}
          />
        )}
      </Stack>
    </Section>
  );
};
