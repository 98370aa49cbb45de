import type { CalendarDate } from "../calendar.ts";
import type { EvergreenIndex } from "../evergreen.ts";
import { currentMilestones, type CurrentMilestone } from "./current-milestones.ts";
import { daysOverdue } from "./days-overdue.ts";
import { troubleIf, type ItemCheck, type Trouble } from "./readiness-check.ts";
import type { ReadinessItem } from "./readiness-item.ts";

/** So many steps on one day are no plan. */
const MANY_ON_ONE_DAY = 3;
/** An item whose milestones were moved on so often is one whose date nobody means. */
const FEWEST_ROLLS = 2;

const FIELD = "milestones";

const evergreenTrouble = (
  closed: boolean,
  { isEvergreen, index, parts }: EvergreenIndex,
): readonly Trouble[] =>
  troubleIf(
    !closed && isEvergreen,
    FIELD,
    `Evergreen index ${index}: ${parts.map(({ because }) => because.replace(/\.*$/, ".")).join(" ")}`,
  );

type LateStep = CurrentMilestone & { readonly date: CalendarDate; readonly due: CalendarDate };

/** What is left to do of an open item after its date. */
const stepsAfterItem = (item: ReadinessItem): LateStep[] => {
  const due = item.scheduledCompletionDate;
  if (item.closed || due === null) return [];
  return currentMilestones(item).flatMap((step) =>
    !step.done && step.date !== null && step.date > due ? [{ ...step, date: step.date, due }] : [],
  );
};

/** The item's date is over, and this step of it is still to come or was planned anew. */
const isPlannedLate = ({ due, date, replanned }: LateStep, on: CalendarDate): boolean =>
  due < on && (replanned || date >= on);

const afterItem = ({ number, date, due }: LateStep): readonly Trouble[] => [
  { field: FIELD, message: `Milestone ${number} is due on ${date}, the item on ${due}.` },
];

export const MILESTONE_CHECKS: readonly ItemCheck[] = [
  {
    id: "milestones-missing",
    level: "error",
    explanation: "An open item has no milestone: it says that it will be done, but not how.",
    fix: "Add the steps to the fix, each with a day.",
    check: (item) =>
      troubleIf(!item.closed && currentMilestones(item).length === 0, FIELD, "There is no milestone."),
  },
  {
    id: "milestone-undated",
    level: "error",
    explanation: "A milestone has no day on which it is to be reached.",
    fix: "Give the milestone a day.",
    check: (item) => {
      const undated = currentMilestones(item).filter(({ date, done }) => date === null && !done);
      const numbers = undated.map(({ number }) => number).join(", ");
      return troubleIf(!item.closed && undated.length > 0, FIELD, `Without a day: milestone ${numbers}.`);
    },
  },
  {
    id: "milestone-past",
    level: "warning",
    explanation: "The day of a milestone is over, and the milestone is neither completed nor changed.",
    fix: "Record its completion, or change its day and say why.",
    check: (item, { on }) =>
      item.closed
        ? []
        : currentMilestones(item).flatMap(({ number, date, done }) =>
            troubleIf(!done && date !== null && date < on, FIELD, `Milestone ${number} was due on ${date}.`),
          ),
  },
  {
    id: "milestone-after-item",
    level: "error",
    explanation:
      "A milestone is planned for a day after the item is to be complete. Once that date is over, what is left to do can only lie after it: then the item is overdue, and its steps may be planned anew.",
    fix: "Move the milestone before the scheduled completion date, or have that date changed first. Where it is over, plan the step anew with a milestone change.",
    check: (item, { on }) =>
      stepsAfterItem(item)
        .filter((step) => !isPlannedLate(step, on))
        .flatMap(afterItem),
  },
  {
    id: "milestone-without-extension",
    level: "warning",
    rulebooks: {
      // eMASS REST API 3.22, rules 3 to 5: the date is never edited; a milestone after it asks for an extension, which
      // counts once that milestone is approved. FedRAMP moves the date for no such reason (POA&M template, column
      // Scheduled Completion Date), and 32 CFR 170.21(b) names no extension: there a late item is late.
      words: "let an approved extension move the date",
      have: ({ clock }) => clock.extensionsMoveDate.value,
    },
    explanation:
      "The scheduled completion date is over, what is left to do was planned anew for later days, and no extension to such a day was approved.",
    fix: "Have the date extended to the day of the last milestone.",
    check: (item, context) =>
      daysOverdue(item, context) === null
        ? []
        : stepsAfterItem(item)
            .filter((step) => isPlannedLate(step, context.on))
            .flatMap(afterItem),
  },
  {
    id: "milestone-numbers",
    level: "warning",
    explanation:
      "Milestones are not numbered 1, 2, 3 …, or a change names a milestone that was never planned.",
    fix: "Number the milestones from 1 without gaps, and let each change name the milestone that it changes.",
    check: ({ milestones, milestoneChanges }) => {
      const numbers = milestones.map(({ number }) => number);
      const known = new Set([
        ...numbers,
        ...milestoneChanges.filter(({ kind }) => kind === "new").map(({ number }) => number),
      ]);
      const lost = milestoneChanges.filter(({ kind, number }) => kind !== "new" && !known.has(number));
      return [
        ...troubleIf(
          numbers.some((number, index) => number !== index + 1),
          FIELD,
          `The milestones are numbered ${numbers.join(", ")}.`,
        ),
        ...troubleIf(
          lost.length > 0,
          FIELD,
          `A change names milestone ${lost[0]?.number}, which is not planned.`,
        ),
      ];
    },
  },
  {
    id: "milestones-same-day",
    level: "info",
    explanation: `${MANY_ON_ONE_DAY} or more milestones are due on one day. That is a list, not a plan.`,
    fix: "Give each step the day on which it will really be done.",
    check: (item) => {
      const days = Map.groupBy(
        currentMilestones(item).filter(({ done }) => !done),
        ({ date }) => date,
      );
      return item.closed
        ? []
        : [...days].flatMap(([date, steps]) =>
            troubleIf(
              date !== null && steps.length >= MANY_ON_ONE_DAY,
              FIELD,
              `${steps.length} milestones are due on ${date}.`,
            ),
          );
    },
  },
  {
    id: "evergreen",
    level: "warning",
    explanation: `The days of milestones were moved on ${FEWEST_ROLLS} times or more; in a ledger, the item's evergreen index of its dates, reasons and milestones stands out. An item whose days are rolled at every review is never late and never done.`,
    fix: "Say what really holds it up; ask for a deviation, a risk acceptance or an extension; or plan it anew with somebody who can keep it.",
    check: (item) => {
      if (item.ledger !== null) return evergreenTrouble(item.closed, item.ledger.evergreen);
      const rolls = currentMilestones(item).reduce((sum, milestone) => sum + milestone.rolls, 0);
      return troubleIf(
        !item.closed && rolls >= FEWEST_ROLLS,
        FIELD,
        `Days of milestones were moved on ${rolls} times.`,
      );
    },
  },
];
