import type { CalendarDate } from "../calendar.ts";
import { Fault } from "../fault.ts";
import type { ItemStatus } from "../poam-item.ts";
import type { MilestoneState } from "./milestone.ts";

/** The longest that eMASS takes for the description of a milestone (API v3.22). */
const LONGEST_DESCRIPTION = 2000;

/** The text without space around it. Throws `input.invalid` for none, and for more than an authority takes. */
export const checkedDescription = (text: string): string => {
  const description = text.trim();
  if (description !== "" && description.length <= LONGEST_DESCRIPTION) return description;
  throw new Fault(
    "input.invalid",
    `Expected a milestone in 1 to ${LONGEST_DESCRIPTION} characters, found ${description.length}.`,
  );
};

/** Items at an end take no more milestones, and nothing waits for them. */
export const ENDED_STATUSES: readonly ItemStatus[] = ["closed", "false positive", "cancelled"];

/** Throws `milestone.refused` for an item that is at an end. */
export const requirePlannable = (item: { readonly poamId: string; readonly status: ItemStatus }): void => {
  if (!ENDED_STATUSES.includes(item.status)) return;
  throw new Fault(
    "milestone.refused",
    `Expected an item with work to do, found ${item.poamId}, which is ${item.status}. Reopen it first.`,
  );
};

/** Throws `milestone.refused` for a milestone that is done: what is left is a new milestone with a new number. */
export const requireOpen = ({ completedOn }: Pick<MilestoneState, "completedOn">): void => {
  if (completedOn === null) return;
  throw new Fault(
    "milestone.refused",
    `Expected a milestone that is still open, found one that was completed on ${completedOn}. Add a new one for what is left.`,
  );
};

export type MilestoneUpdate = {
  readonly due: CalendarDate | null;
  readonly description: string | null;
  readonly reason: string;
};

/**
 * The update without what stays the same. An update that changes neither day nor text is a note on how it goes; it counts
 * in the evergreen index. Throws `input.invalid` without a reason, `milestone.refused` for one that is done.
 */
export const checkedUpdate = (state: MilestoneState, update: MilestoneUpdate): MilestoneUpdate => {
  requireOpen(state);
  if (update.reason.trim() === "")
    throw new Fault("input.invalid", "Expected a reason for the change of a milestone, found none.");
  return {
    reason: update.reason.trim(),
    due: update.due === state.due ? null : update.due,
    description:
      update.description?.trim() === state.description ? null : (update.description?.trim() ?? null),
  };
};

/** The day of completion. Throws `input.invalid` for one that has not come, `milestone.refused` for one that is done. */
export const checkedCompletion = (
  state: MilestoneState,
  completedOn: CalendarDate,
  today: CalendarDate,
): CalendarDate => {
  requireOpen(state);
  if (completedOn <= today) return completedOn;
  throw new Fault(
    "input.invalid",
    `Expected the day on which the milestone was completed, ${today} at the latest. Found ${completedOn}.`,
  );
};
