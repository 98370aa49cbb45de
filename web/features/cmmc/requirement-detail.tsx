import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { type Cmmc, type CmmcRequirement, recordCmmcResults, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { InstantText } from "../../components/instant-text.tsx";
import { may } from "../systems/queries.ts";
import classes from "./cmmc.module.css";
import { RESULT_WORDS } from "./cmmc-words.ts";
import { levelText, resultHistoryQuery, useCmmcChanged } from "./queries.ts";

type RequirementDetailProps = {
  readonly system: System;
  readonly cmmc: Cmmc;
  readonly requirement: CmmcRequirement;
};

/** Why a requirement counts as it does, what shows it, and what it was before. */
export const RequirementDetail = ({ system, cmmc, requirement }: RequirementDetailProps) => (
  <div className={classes["detail"]}>
    <Facts cmmc={cmmc} requirement={requirement} />
    <Stack gap="sm">
      {may(system, "item.edit") ? (
        <NoteForm system={system} cmmc={cmmc} requirement={requirement} />
      ) : (
        <Written requirement={requirement} />
      )}
      <History system={system} cmmc={cmmc} requirement={requirement} />
    </Stack>
  </div>
);

const Facts = ({ cmmc, requirement }: Omit<RequirementDetailProps, "system">) => (
  <Stack gap={6}>
    <Text size="sm">{requirement.because}</Text>
    {requirement.poam !== null && (
      <Text size="sm">
        {requirement.poam.because} ({requirement.poam.source})
      </Text>
    )}
    <dl className={classes["facts"]}>
      <div>
        <dt>CMMC id</dt>
        <dd>{requirement.cmmcId}</dd>
      </div>
      <div>
        <dt>Value</dt>
        <dd>
          {requirement.points === null ? "None" : requirement.points}
          {requirement.partial !== null &&
            `; ${requirement.partial.points}: ${requirement.partial.condition.toLowerCase()}`}{" "}
          ({requirement.valueSource})
        </dd>
      </div>
      {requirement.sameAs.length > 0 && (
        <div>
          <dt>{cmmc.level === 1 ? "SP 800-171" : "Level 1"}</dt>
          <dd>{requirement.sameAs.join(", ")}</dd>
        </div>
      )}
      {requirement.notApplicableWhen !== null && (
        <div>
          <dt>Not applicable</dt>
          <dd>when {requirement.notApplicableWhen}</dd>
        </div>
      )}
      {requirement.controls.rev5.length + requirement.controls.rev4.length > 0 && (
        <div>
          <dt>SP 800-53</dt>
          <dd>
            {requirement.controls.rev5.join(", ") || "none"} (Rev 5); {requirement.controls.rev4.join(", ")}{" "}
            (Rev 4)
            <Text size="xs" c="dimmed">
              {cmmc.mappingConfidence}
            </Text>
          </dd>
        </div>
      )}
    </dl>
  </Stack>
);

const NoteForm = ({ system, cmmc, requirement }: RequirementDetailProps) => {
  const changed = useCmmcChanged(system.id);
  const save = useMutation({
    mutationFn: (form: FormData) =>
      recordCmmcResults({
        path: { systemId: system.id, level: levelText(cmmc.level) },
        body: {
          results: [
            {
              requirement: requirement.id,
              result: requirement.result,
              note: field(form, "note"),
              evidence: field(form, "evidence"),
            },
          ],
        },
      }),
    onSuccess: async (after) => {
      await changed(after);
      notifyDone(`The note of ${requirement.id} is saved.`);
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  const { recorded } = requirement;
  return (
    <form onSubmit={submit} key={recorded?.recordedAt ?? "none"}>
      <Stack gap="xs">
        {save.isError && <FaultAlert error={save.error} />}
        <Textarea
          size="xs"
          name="note"
          label={`Note on ${requirement.id}`}
          autosize
          minRows={2}
          maxLength={10_000}
          defaultValue={recorded?.note ?? ""}
        />
        <Textarea
          size="xs"
          name="evidence"
          label={`Evidence for ${requirement.id}`}
          description="Artifacts in final form: drafts do not count."
          autosize
          minRows={2}
          maxLength={10_000}
          defaultValue={recorded?.evidence ?? ""}
        />
        <Group>
          <Button type="submit" size="compact-sm" variant="default" loading={save.isPending}>
            Save the note
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const Written = ({ requirement: { recorded } }: { readonly requirement: CmmcRequirement }) => (
  <Stack gap={4}>
    <Text size="sm">{recorded?.note ?? "No note."}</Text>
    {recorded !== null && recorded.evidence !== null && <Text size="sm">Evidence: {recorded.evidence}</Text>}
  </Stack>
);

const History = ({ system, cmmc, requirement }: RequirementDetailProps) => {
  const history = useQuery(resultHistoryQuery(system.id, cmmc.level, requirement.id));
  if (history.data === undefined || history.data.length === 0) return null;
  return (
    <ol className={classes["history"]} aria-label={`History of ${requirement.id}`}>
      {history.data.map((each, index) => (
        // The list only grows at its head.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={history.data.length - index}>
          {RESULT_WORDS[each.result]} · <InstantText at={each.recordedAt} /> · {each.recordedBy}
          {each.kept && " · kept from the assessment before"}
          {each.note !== null && <> · {each.note}</>}
        </li>
      ))}
    </ol>
  );
};
