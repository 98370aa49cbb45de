import { Button, Group, NativeSelect, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  adoptRulebook,
  type System,
  type SystemRulebooks,
  type TriedRulebook,
  tryRulebook,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { AdoptDecision } from "../systems/adopt-decision.tsx";
import { may, useSystem } from "../systems/queries.ts";
import { MovedDates } from "./moved-dates.tsx";
import { forgetDates, rulebookQuery, rulebooksQuery } from "./queries.ts";
import { RulebookHistory } from "./rulebook-history.tsx";
import { RulebookSettings } from "./rulebook-settings.tsx";

type Listed = SystemRulebooks["rulebooks"][number];

const keyOf = ({ id, version }: Pick<Listed, "id" | "version">): string => `${id}@${version ?? ""}`;

/** The regime that the system follows: what it says and where that stands, another one tried before it holds. */
export const RulebookPage = () => {
  const system = useSystem();
  const rulebooks = useQuery(rulebooksQuery(system.id));
  return (
    <Page title="Rulebook" above={system.name}>
      {rulebooks.isError && <FaultAlert error={rulebooks.error} retry={rulebooks.refetch} />}
      {rulebooks.isPending && <Skeleton height={420} />}
      {rulebooks.data !== undefined && (
        <Chosen key={keyOf(rulebooks.data.inForce)} system={system} rulebooks={rulebooks.data} />
      )}
    </Page>
  );
};

type ChosenProps = { readonly system: System; readonly rulebooks: SystemRulebooks };

const Chosen = ({ system, rulebooks }: ChosenProps) => {
  const [key, setKey] = useState(keyOf(rulebooks.inForce));
  const chosen = rulebooks.rulebooks.find((each) => keyOf(each) === key);
  const [id, version] = chosen
    ? [chosen.id, chosen.version]
    : [rulebooks.inForce.id, rulebooks.inForce.version];
  const settings = useQuery(rulebookQuery(system.id, id, version));
  const attempt = useMutation({
    mutationFn: () =>
      tryRulebook({ path: { systemId: system.id }, body: { rulebookId: id, rulebookVersion: version } }),
  });
  const isInForce = key === keyOf(rulebooks.inForce);
  return (
    <Stack gap="md">
      <Section title="Rulebook of the system">
        <Stack gap="sm">
          <NativeSelect
            label="Rulebook"
            value={key}
            onChange={(event) => {
              setKey(event.currentTarget.value);
              attempt.reset();
            }}
            data={rulebooks.rulebooks.map((each) => ({
              value: keyOf(each),
              label: `${each.name}${each.version === null ? "" : `, version ${each.version}`}${
                keyOf(each) === keyOf(rulebooks.inForce) ? " (in force)" : ""
              }`,
            }))}
          />
          {chosen !== undefined && <Text size="sm">{chosen.about}</Text>}
          {!isInForce && may(system, "policy.try") && (
            <Group>
              <Button onClick={() => attempt.mutate()} loading={attempt.isPending}>
                Show what it would change
              </Button>
            </Group>
          )}
        </Stack>
      </Section>
      {attempt.isError && <FaultAlert error={attempt.error} />}
      {attempt.data !== undefined && (
        <Outcome system={system} choice={{ rulebookId: id, rulebookVersion: version }} tried={attempt.data} />
      )}
      {settings.isError && <FaultAlert error={settings.error} retry={settings.refetch} />}
      {settings.isPending && <Skeleton height={300} />}
      {settings.data !== undefined && (
        <RulebookSettings key={key} system={system} base={chosen ?? null} settings={settings.data} />
      )}
      <RulebookHistory history={rulebooks.history} rulebooks={rulebooks.rulebooks} />
    </Stack>
  );
};

type OutcomeProps = {
  readonly system: System;
  readonly choice: { readonly rulebookId: string; readonly rulebookVersion: number | null };
  readonly tried: TriedRulebook;
};

const Outcome = ({ system, choice, tried }: OutcomeProps) => {
  const queryClient = useQueryClient();
  const adopt = useMutation({
    mutationFn: (reason: string) =>
      adoptRulebook({
        path: { systemId: system.id },
        body: { ...choice, revision: tried.revision, reason },
      }),
    onSuccess: async () => {
      await forgetDates(queryClient, system.id);
      await queryClient.invalidateQueries({ queryKey: ["systems"] });
      notifyDone("The system follows this rulebook from now on.");
    },
  });
  return (
    <Section title="What this rulebook would change">
      <Stack gap="md">
        <MovedDates system={system} tried={tried} />
        <AdoptDecision system={system} action="Adopt this rulebook" adopt={adopt} />
      </Stack>
    </Section>
  );
};
