import { Button } from "@mantine/core";
import { IconCircleCheck, IconLock } from "@tabler/icons-react";
import { useState } from "react";
import type { Milestone, System } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { TimelinessMark } from "../../components/state-mark.tsx";
import itemClasses from "../item/item.module.css";
import { may } from "../systems/queries.ts";
import { CompleteForm, OrganizeForm, UpdateForm } from "./change-forms.tsx";
import { ItemLinks } from "./item-links.tsx";
import classes from "./milestones.module.css";
import { numberIn } from "./milestone-words.ts";

type MilestoneEntryProps = {
  readonly system: System;
  readonly poamId: string;
  readonly milestone: Milestone;
  /** The milestones of the item, this one among them. */
  readonly plan: readonly Milestone[];
};
type Deed = "update" | "complete" | "organize";

/** One milestone of an item as it is now, with its frozen original and each change. */
export const MilestoneEntry = ({ system, poamId, milestone, plan }: MilestoneEntryProps) => {
  const [deed, setDeed] = useState<Deed | null>(null);
  const number = numberIn(milestone, poamId);
  const form = { system, milestone, number, onDone: () => setDeed(null) };
  const before = plan.filter(({ id }) => milestone.needs.includes(id));
  const after = before.map((each) => numberIn(each, poamId));
  const others = milestone.items.filter((item) => item.poamId !== poamId).map((item) => item.poamId);
  return (
    <li>
      <div className={classes["head"]}>
        <span className={classes["number"]}>Milestone {number}</span>
        <State milestone={milestone} />
      </div>
      <p className={classes["text"]} data-done={milestone.completedOn !== null || undefined}>
        {milestone.description}
      </p>
      <p className={classes["quiet"]}>{factsOf(milestone, poamId, after).join(" · ")}</p>
      {milestone.timeliness?.state !== "late" && milestone.cannotMakeIt && (
        <p className={classes["quiet"]}>
          <span className={classes["warn"]}>
            Cannot make it: what it waits for and its own work last until{" "}
            <DayText day={milestone.earliestFinish} />.
          </span>
        </p>
      )}
      {others.length > 0 && (
        <p className={classes["quiet"]}>
          Shared with <ItemLinks systemId={system.id} poamIds={others} />
        </p>
      )}
      {milestone.changes.length > 0 && <Changes milestone={milestone} number={number} />}
      {deed === "update" && <UpdateForm {...form} />}
      {deed === "complete" && <CompleteForm {...form} />}
      {deed === "organize" && (
        <OrganizeForm {...form} poamId={poamId} others={plan.filter(({ id }) => id !== milestone.id)} />
      )}
      {deed === null && milestone.completedOn === null && may(system, "item.edit") && (
        <div className={classes["actions"]}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setDeed("complete")}
            aria-label={`Complete milestone ${number}`}
          >
            Complete
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setDeed("update")}
            aria-label={`Change milestone ${number}`}
          >
            Change
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => setDeed("organize")}
            aria-label={`Organize milestone ${number}`}
          >
            Organize
          </Button>
        </div>
      )}
    </li>
  );
};

const State = ({ milestone }: { readonly milestone: Milestone }) =>
  milestone.completedOn === null ? (
    <>
      <span>
        due <DayText day={milestone.due} />
      </span>
      {milestone.timeliness !== null && <TimelinessMark timeliness={milestone.timeliness} />}
      {milestone.isCritical && <span>on the critical path</span>}
    </>
  ) : (
    <span>
      <IconCircleCheck
        size={14}
        aria-hidden="true"
        style={{ verticalAlign: "-2px", color: "var(--mp-good)" }}
      />{" "}
      completed <DayText day={milestone.completedOn} />
    </span>
  );

const factsOf = (milestone: Milestone, poamId: string, after: readonly number[]): string[] => {
  const here = milestone.items.find((item) => item.poamId === poamId);
  return [
    milestone.owner ?? "Nobody owns it",
    ...(milestone.team === null ? [] : [milestone.team]),
    `takes ${counted(milestone.workDays, "day")}`,
    ...(after.length === 0
      ? []
      : [`after ${after.length === 1 ? "milestone" : "milestones"} ${after.join(", ")}`]),
    ...(here === undefined || here.planned
      ? []
      : [`added ${here.addedOn}${here.reason === "" ? "" : `: ${here.reason}`}`]),
  ];
};

const Changes = ({ milestone, number }: { readonly milestone: Milestone; readonly number: number }) => (
  <details>
    <summary className={classes["summary"]}>
      Original and {counted(milestone.changes.length, "change")}
      {milestone.slips > 0 && `, moved to a later day ${counted(milestone.slips, "time")}`}
    </summary>
    <ol className={itemClasses["steps"]} aria-label={`Original and changes of milestone ${number}`}>
      <li>
        <div className={itemClasses["stephead"]}>
          <b>
            <DayText day={milestone.original.due} />
          </b>
          <span>
            <IconLock size={12} aria-hidden="true" /> Original
          </span>
        </div>
        <div className={itemClasses["because"]}>{milestone.original.description}</div>
      </li>
      {milestone.changes.map((change, index) => (
        // Changes are only appended: their place is their identity.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <div className={itemClasses["stephead"]}>
            <b>
              {change.kind === "complete" ? (
                <DayText day={change.completedOn} />
              ) : change.due === null ? (
                "Same day"
              ) : (
                <DayText day={change.due} />
              )}
            </b>
            <span>
              {change.kind === "complete" ? "Completed" : "Changed"} <DayText day={change.changedOn} />,{" "}
              {change.by}
            </span>
          </div>
          {change.description !== null && <div>{change.description}</div>}
          {change.reason !== "" && <div className={itemClasses["because"]}>{change.reason}</div>}
        </li>
      ))}
    </ol>
  </details>
);
