import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import {
  evergreenIndex,
  evergreenTotal,
  type EvergreenIndex,
  type EvergreenTotal,
} from "#domain/evergreen.ts";
import { milestoneSlips } from "#domain/milestone/milestone-slips.ts";
import { milestoneState } from "#domain/milestone/milestone.ts";
import type { Tx } from "#store/database.ts";
import {
  listMilestones,
  milestonesByItem,
  milestonesOfItems,
  type StoredMilestone,
} from "#store/milestones.ts";
import {
  bumpsOfItems,
  itemSlips,
  rollableItems,
  type ItemSlip,
  type RollableItem,
} from "#store/milestones-slips.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";

/** How much one item is rolled forward, and why that is said. */
export const evergreenOfItem = async (
  tx: Tx,
  systemId: string,
  itemId: string,
  today: CalendarDate,
): Promise<EvergreenIndex> => {
  const slips = await itemSlips(tx, systemId, itemId);
  const milestones = (await milestonesOfItems(tx, [itemId])).get(itemId) ?? [];
  const bumps = (await bumpsOfItems(tx, [itemId])).get(itemId) ?? 0;
  return evergreenIndexOf(slips, milestones, bumps, today);
};

export const evergreenIndexOf = (
  slips: readonly ItemSlip[],
  milestones: readonly StoredMilestone[],
  bumps: number,
  today: CalendarDate,
): EvergreenIndex => {
  const rolled = milestones.map(milestoneSlips);
  const states = milestones.map((each) => milestoneState(each, each.changes));
  return evergreenIndex(
    {
      slips: [...slips, ...rolled.flatMap((each) => each.slips)],
      openMilestones: states.filter(({ completedOn }) => completedOn === null),
      emptyUpdates: bumps + rolled.reduce((sum, { emptyUpdates }) => sum + emptyUpdates, 0),
    },
    today,
  );
};

export type EvergreenItem = Omit<RollableItem, "id" | "ownerId"> & { readonly evergreen: EvergreenIndex };
export type EvergreenOwner = { readonly owner: string | null; readonly total: EvergreenTotal };

/** Which items of a system are rolled instead of done. */
export type EvergreenReport = {
  readonly total: EvergreenTotal;
  /** Those with an index above 0, the worst first. */
  readonly items: readonly EvergreenItem[];
  /** Their owners, the worst first; null for items that nobody owns. */
  readonly owners: readonly EvergreenOwner[];
};

/** The evergreen index of a system, of the owners in it, and of its items that have not ended. */
export const readEvergreen = (app: App, actor: Actor, systemId: string): Promise<EvergreenReport> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const today = dateOfInstant(app.now());
    const slips = Map.groupBy(await itemSlips(tx, systemId, null), ({ itemId }) => itemId);
    const milestones = milestonesByItem(await listMilestones(tx, systemId), () => true);
    const ids = [...new Set([...slips.keys(), ...milestones.keys()])];
    const bumps = await bumpsOfItems(tx, ids);
    const items = (await rollableItems(tx, systemId, ids))
      .map((item) => ({
        item,
        evergreen: evergreenIndexOf(
          slips.get(item.id) ?? [],
          milestones.get(item.id) ?? [],
          bumps.get(item.id) ?? 0,
          today,
        ),
      }))
      .filter(({ evergreen }) => evergreen.index > 0)
      .toSorted((a, b) => b.evergreen.index - a.evergreen.index);
    const byOwner = Map.groupBy(items, ({ item }) => item.ownerId);
    return {
      total: evergreenTotal(items.map(({ evergreen }) => evergreen)),
      items: items.map(({ item: { id: _, ownerId: _o, ...item }, evergreen }) => ({ ...item, evergreen })),
      owners: [...byOwner.values()]
        .map((own) => ({
          owner: own[0]?.item.owner ?? null,
          total: evergreenTotal(own.map(({ evergreen }) => evergreen)),
        }))
        .toSorted((a, b) => b.total.evergreen - a.total.evergreen || b.total.index - a.total.index),
    };
  });
