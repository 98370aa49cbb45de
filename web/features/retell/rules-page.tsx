import { Skeleton, Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  adoptIntakePolicy,
  type IntakePolicy,
  type System,
  type TriedPolicy,
  tryIntakePolicy,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { AdoptDecision } from "../systems/adopt-decision.tsx";
import { may, useSystem } from "../systems/queries.ts";
import { DifferenceView } from "./difference-view.tsx";
import { FollowedPanel } from "./followed-panel.tsx";
import { PolicyForm } from "./policy-form.tsx";
import { intakePolicyQuery } from "./queries.ts";
import classes from "./retell.module.css";
import { useFollowedWork } from "./use-followed-work.ts";

/** The rules laboratory: how scans become findings and items, tried on the stored imports before it holds. */
export const RulesPage = () => {
  const system = useSystem();
  const policy = useQuery(intakePolicyQuery(system.id));
  const attempt = useFollowedWork(system.id, async (draft: IntakePolicy, query, options) => ({
    draft,
    tried: await tryIntakePolicy({ path: { systemId: system.id }, query, body: draft }, options),
  }));
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
        {attempt.error !== null && <FaultAlert error={attempt.error} />}
        {attempt.isPending && (
          <FollowedPanel
            stage="Telling the ledger anew under these rules"
            progress={attempt.progress}
            onCancel={attempt.cancel}
          />
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
  const adopt = useFollowedWork(system.id, async (reason: string, query, options) => {
    const body = { policy, revision: tried.revision, reason };
    await adoptIntakePolicy({ path: { systemId: system.id }, query, body }, options);
    await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
    notifyDone("The rules hold from now on; the ledger was told anew.");
    onDone();
  });
  return (
    <Section title="What these rules would change">
      <Stack gap="md">
        <DifferenceView system={system} difference={tried.difference} />
        {adopt.progress !== null && (
          <FollowedPanel stage="Adopting these rules" progress={adopt.progress} onCancel={adopt.cancel} />
        )}
        <AdoptDecision system={system} action="Adopt these rules" adopt={adopt} />
      </Stack>
    </Section>
  );
};
