import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { checkedDescription, requireOpen, requirePlannable } from "#domain/milestone/milestone-rules.ts";
import { milestoneState } from "#domain/milestone/milestone.ts";
import type { Tx } from "#store/database.ts";
import { insertMilestone, linkMilestone, lockPlan, putMilestoneNeeds } from "#store/milestones-writes.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireMember } from "../item/edit-item.ts";
import { requireItem } from "../item/find-item.ts";
import { auditMilestone, requireMilestone } from "./milestone-audit.ts";
import { momentOfWrite } from "./moment-of-write.ts";
import { requirePlanWithoutCircle } from "./plan-edges.ts";

export type MilestoneOrder = {
  /** The items that it belongs to; completing it completes it in all of them. */
  readonly poamIds: readonly string[];
  readonly description: string;
  readonly due: CalendarDate;
  readonly workDays: number;
  readonly ownerId: string | null;
  readonly team: string | null;
  /** Ids of the milestones that have to be done first. */
  readonly needs: readonly string[];
  readonly reason: string;
};

/**
 * Adds a milestone to one item or several, under the next number of each. On a recorded item its text and day are frozen
 * from now on. The milestone's id. Throws `milestone.refused` for an item at an end, `milestone.circle`, `input.invalid`.
 */
export const addMilestone = (
  app: App,
  actor: Actor,
  systemId: string,
  order: MilestoneOrder,
): Promise<string> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "item.edit");
    await lockPlan(tx, systemId);
    const description = checkedDescription(order.description);
    if (order.ownerId !== null) await requireMember(tx, systemId, order.ownerId);
    const id = await insertMilestone(tx, systemId, {
      description,
      due: order.due,
      workDays: order.workDays,
      ownerId: order.ownerId,
      team: order.team?.trim() || null,
      createdBy: actor.name,
    });
    const words = `${order.due}: ${description}`;
    await link(tx, app, actor, systemId, id, { ...order, words });
    await requireKnown(tx, systemId, order.needs);
    await putMilestoneNeeds(tx, systemId, id, [...new Set(order.needs)]);
    await requirePlanWithoutCircle(tx, systemId);
    return id;
  });

/** Gives a milestone to more items. Throws `milestone.refused` when it is done, or an item has it already. */
export const shareMilestone = (
  app: App,
  actor: Actor,
  { systemId, milestoneId }: { readonly systemId: string; readonly milestoneId: string },
  order: { readonly poamIds: readonly string[]; readonly reason: string },
): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "item.edit");
    await lockPlan(tx, systemId);
    const milestone = await requireMilestone(tx, systemId, milestoneId);
    const state = milestoneState(milestone, milestone.changes);
    requireOpen(state);
    const has = milestone.links.find(({ poamId }) => order.poamIds.includes(poamId));
    if (has !== undefined)
      throw new Fault(
        "milestone.refused",
        `Expected items without this milestone, found ${has.poamId}, where it is number ${has.number}.`,
      );
    await link(tx, app, actor, systemId, milestoneId, {
      ...order,
      words: `${state.due}: ${state.description}`,
    });
    await requirePlanWithoutCircle(tx, systemId);
  });

/** Throws `milestone.not-found` unless every id is a milestone of the system. */
export const requireKnown = async (tx: Tx, systemId: string, ids: readonly string[]): Promise<void> => {
  for (const id of ids) await requireMilestone(tx, systemId, id);
};

const link = async (
  tx: Tx,
  app: App,
  actor: Actor,
  systemId: string,
  milestoneId: string,
  given: { readonly poamIds: readonly string[]; readonly reason: string; readonly words: string },
): Promise<void> => {
  const poamIds = [...new Set(given.poamIds)];
  if (poamIds.length === 0)
    throw new Fault("input.invalid", "Expected an item that the milestone belongs to, found none.");
  for (const poamId of poamIds) {
    const item = await requireItem(tx, systemId, poamId);
    requirePlannable(item);
    const number = await linkMilestone(tx, {
      systemId,
      itemId: item.id,
      milestoneId,
      isDraft: item.status === "draft",
      on: dateOfInstant(momentOfWrite(app, actor)),
      by: actor.name,
      reason: given.reason.trim(),
    });
    await auditMilestone(tx, actor, systemId, [{ itemId: item.id, number }], {
      action: "item.milestone-added",
      changes: [{ of: "", from: null, to: given.words }],
      note: given.reason.trim() || null,
    });
  }
};
