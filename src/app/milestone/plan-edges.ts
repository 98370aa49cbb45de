import { ENDED_STATUSES } from "#domain/milestone/milestone-rules.ts";
import { milestoneState } from "#domain/milestone/milestone.ts";
import { requireNoCircle, type PlanEdges } from "#domain/milestone/plan-graph.ts";
import type { Tx } from "#store/database.ts";
import { listMilestones, type StoredMilestone } from "#store/milestones.ts";
import { plannedItems, type PlannedItem } from "#store/milestones-plan.ts";

/** Everything that the plan of a system speaks of. */
export type SystemPlanRows = {
  readonly items: readonly PlannedItem[];
  readonly milestones: readonly StoredMilestone[];
};

export const systemPlanRows = async (tx: Tx, systemId: string): Promise<SystemPlanRows> => ({
  items: await plannedItems(tx, systemId),
  milestones: await listMilestones(tx, systemId),
});

export const isEnded = (item: Pick<PlannedItem, "status">): boolean => ENDED_STATUSES.includes(item.status);

/** What waits for what. The milestones of items that have all ended count as done. */
export const planEdges = ({ items, milestones }: SystemPlanRows): PlanEdges => ({
  items: items.map((item) => ({ ...item, ended: isEnded(item) })),
  milestones: milestones.map(({ links, changes, description, due, ...rest }) => ({
    ...rest,
    description,
    completed: milestoneState({ description, due }, changes).completedOn !== null || links.every(isEnded),
    itemIds: links.map(({ itemId }) => itemId),
  })),
});

/** Throws `milestone.circle` when something in the system's plan would have to wait for itself. */
export const requirePlanWithoutCircle = async (tx: Tx, systemId: string): Promise<void> => {
  requireNoCircle(planEdges(await systemPlanRows(tx, systemId)));
};
