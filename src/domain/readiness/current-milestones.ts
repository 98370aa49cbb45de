import type { ReadinessItem, ReadinessMilestone } from "./readiness-item.ts";

export type CurrentMilestone = ReadinessMilestone & {
  readonly done: boolean;
  /** It came with a change, or a change planned it anew. */
  readonly replanned: boolean;
  /** How often its date was moved to a later day. */
  readonly rolls: number;
};

/** The milestones as their changes left them, in the order in which they came. */
export const currentMilestones = ({ milestones, milestoneChanges }: ReadinessItem): CurrentMilestone[] => {
  const current = new Map<number, CurrentMilestone>();
  for (const milestone of milestones)
    current.set(milestone.number, { ...milestone, done: false, replanned: false, rolls: 0 });
  for (const { kind, ...change } of milestoneChanges) {
    const before = current.get(change.number);
    if (before === undefined)
      current.set(change.number, { ...change, done: kind === "complete", replanned: true, rolls: 0 });
    else if (kind === "complete") current.set(change.number, { ...before, done: true });
    else {
      const later = before.date !== null && change.date !== null && change.date > before.date;
      const date = change.date ?? before.date;
      current.set(change.number, {
        ...before,
        ...change,
        date,
        replanned: true,
        rolls: before.rolls + (later ? 1 : 0),
      });
    }
  }
  return [...current.values()];
};
