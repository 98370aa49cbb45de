import type { Slip } from "../evergreen.ts";
import type { MilestoneChange, OriginalMilestone } from "./milestone.ts";

/** How a milestone was rolled: each later day, and the updates that changed neither day nor text. */
export const milestoneSlips = (
  milestone: OriginalMilestone & { readonly id: string; readonly changes: readonly MilestoneChange[] },
): { readonly slips: readonly Slip[]; readonly emptyUpdates: number } => {
  const slips: Slip[] = [];
  let [due, emptyUpdates] = [milestone.due, 0];
  for (const change of milestone.changes) {
    if (change.kind === "complete") continue;
    if (change.due === null && change.description === null) emptyUpdates += 1;
    if (change.due === null) continue;
    if (change.due > due)
      slips.push({
        of: "milestone",
        on: change.changedOn,
        from: due,
        to: change.due,
        reason: change.reason,
        milestone: milestone.id,
      });
    due = change.due;
  }
  return { slips, emptyUpdates };
};
