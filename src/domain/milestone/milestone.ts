import type { CalendarDate } from "../calendar.ts";

/**
 * What is appended to a milestone: it is moved or reworded, or it is done (FedRAMP POA&M 2.1, column N). What is null stays
 * as it was.
 */
export type MilestoneChange =
  | {
      readonly kind: "update";
      readonly changedOn: CalendarDate;
      readonly due: CalendarDate | null;
      readonly description: string | null;
      readonly reason: string;
      readonly by: string;
    }
  | {
      readonly kind: "complete";
      readonly changedOn: CalendarDate;
      readonly completedOn: CalendarDate;
      readonly reason: string;
      readonly by: string;
    };

/** A dated step as it was first written. */
export type OriginalMilestone = { readonly description: string; readonly due: CalendarDate };

/** A milestone as its changes left it. */
export type MilestoneState = OriginalMilestone & {
  readonly completedOn: CalendarDate | null;
  /** How often its day was moved to a later one. */
  readonly slips: number;
};

/** The present state: the original with its changes applied in their order. */
export const milestoneState = (
  original: OriginalMilestone,
  changes: readonly MilestoneChange[],
): MilestoneState => {
  let { description, due } = original;
  let completedOn: CalendarDate | null = null;
  let slips = 0;
  for (const change of changes) {
    if (change.kind === "complete") {
      completedOn = change.completedOn;
      continue;
    }
    if (change.due !== null && change.due > due) slips += 1;
    description = change.description ?? description;
    due = change.due ?? due;
  }
  return { description, due, completedOn, slips };
};
