import { Group, Stack, Text } from "@mantine/core";
import type { Cmmc, CmmcEntry, System } from "../../api/api.generated.ts";
import { DayText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { ItemStatusMark } from "../../components/state-mark.tsx";
import { may } from "../systems/queries.ts";
import { ChangeEntry } from "./change-entry.tsx";
import { CloseEntry } from "./close-entry.tsx";
import classes from "./cmmc.module.css";
import { MoveEntry } from "./move-entry.tsx";
import { RequirementLink } from "./requirement-link.tsx";
import { ReviewEntry } from "./review-entry.tsx";

type EntryRowProps = { readonly system: System; readonly cmmc: Cmmc; readonly entry: CmmcEntry };

export const EntryRow = ({ system, cmmc, entry }: EntryRowProps) => {
  const requirement = cmmc.requirements.find(({ id }) => id === entry.requirement);
  const place = { systemId: system.id, cmmc, entry };
  return (
    <tr>
      <th scope="row">
        <RequirementLink systemId={system.id} level={cmmc.level} id={entry.requirement} />{" "}
        {requirement?.title}
      </th>
      <td data-label="About">
        <EntryFacts cmmc={cmmc} entry={entry} />
      </td>
      <td data-label="Items">
        <Stack gap={2}>
          {entry.items.map(({ poamId, status, weaknessName }) => (
            <span key={poamId} className={classes["item"]}>
              <TextLink
                to="/systems/$systemId/items/$poamId"
                params={{ systemId: system.id, poamId }}
                title={weaknessName}
                underline="always"
              >
                {poamId}
              </TextLink>
              <ItemStatusMark status={status} />
            </span>
          ))}
          {entry.items.length === 0 && <span className={classes["unknown"]}>None</span>}
        </Stack>
      </td>
      <td data-label="Change">
        <Group gap={4}>
          {may(system, "item.edit") && (
            <>
              {entry.register === "operational plan" && <ReviewEntry {...place} />}
              <ChangeEntry {...place} />
              <MoveEntry {...place} />
            </>
          )}
          {may(system, "item.approve-closure") && <CloseEntry {...place} />}
        </Group>
      </td>
    </tr>
  );
};

const EntryFacts = ({ cmmc, entry }: Omit<EntryRowProps, "system">) => {
  const { register, nextReviewOn, scheduledCompletionDate } = entry;
  const overdue = nextReviewOn !== null && nextReviewOn < cmmc.today;
  const late = scheduledCompletionDate !== null && scheduledCompletionDate < cmmc.today;
  const last = entry.reviews.at(-1);
  return (
    <Stack gap={2}>
      <span>{entry.description}</span>
      {register === "assessment poam" && scheduledCompletionDate !== null && (
        <Text size="xs" c={late ? "red" : "dimmed"}>
          Scheduled completion <DayText day={scheduledCompletionDate} />
          {late && ", which has passed"}
          {entry.resources !== null && `. Resources: ${entry.resources}`}
        </Text>
      )}
      {register === "operational plan" && (
        <>
          <Text size="xs" c="dimmed">
            Arose {entry.aroseOn}. {entry.correctiveAction}
          </Text>
          <Text size="xs" c={overdue || last === undefined || !last.showsProgress ? "red" : "dimmed"}>
            {last === undefined
              ? "No deficiency review yet"
              : `Reviewed ${last.reviewedOn}: ${last.progress}${last.showsProgress ? "" : " (no progress)"}`}
            {`. Next review ${nextReviewOn}${overdue ? ", which is missing" : ""}.`}
          </Text>
        </>
      )}
      {register === "enduring exception" && (
        <Text size="xs" c="dimmed">
          {entry.rationale} Mitigations: {entry.mitigations} ({entry.sspReference})
        </Text>
      )}
    </Stack>
  );
};
