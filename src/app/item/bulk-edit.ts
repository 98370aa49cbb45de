import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { MOVE_RULES } from "#domain/item-move.ts";
import { appendAudit, type FieldChange } from "#store/audit.ts";
import {
  insertBulkEdit,
  lastVersions,
  listBulkEdits as readBulkEdits,
  lockBulkEdit,
  markUndone,
  numbersOfBulkEdit,
  restoreItems,
  type BulkEdit,
} from "#store/bulk-edits.ts";
import type { Tx } from "#store/database.ts";
import { bumpRevision } from "#store/systems.ts";
import { inRolledBackTransaction, inSavepoint, inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { writeEdit, type ItemChange } from "./edit-item.ts";
import { requireItem } from "./find-item.ts";
import { writeOrder, type MoveOrder } from "./move-item.ts";
import { rescheduleItem } from "./reschedule.ts";

/** The most items of one bulk edit. */
export const MOST_ITEMS = 2000;

/** The same edit for many items: fields, owner and team, then a move. */
export type BulkOrder = {
  readonly change?: ItemChange | undefined;
  readonly move?: Omit<MoveOrder, "reason"> | undefined;
};

/** What the edit does to one item, or why it is refused there. */
export type BulkResult = {
  readonly poamId: string;
  /** The version for which that holds. */
  readonly version: number;
  readonly changes: readonly FieldChange[];
  readonly refused: { readonly code: string; readonly message: string } | null;
};

/** What the edit would do to each of the items; nothing is changed. Throws `input.invalid`, `item.not-found`. */
export const previewBulkEdit = (
  app: App,
  actor: Actor,
  systemId: string,
  poamIds: readonly string[],
  order: BulkOrder,
): Promise<BulkResult[]> =>
  inRolledBackTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "item.edit");
    const results: BulkResult[] = [];
    for (const poamId of requireSome(poamIds)) {
      const { version } = await requireItem(tx, systemId, poamId);
      results.push(
        await inSavepoint(tx, () =>
          editOne(tx, app, actor, systemId, { poamId, version }, order, "Preview."),
        ).catch(refusal({ poamId, version })),
      );
    }
    return results;
  });

type SeenItem = { readonly poamId: string; readonly version: number };

const refusal =
  (seen: SeenItem) =>
  (error: unknown): BulkResult => {
    if (error instanceof Fault)
      return { ...seen, changes: [], refused: { code: error.code, message: error.message } };
    throw error;
  };

/**
 * Writes the edit to all of the items, in the versions that were seen, or to none. Its id, with which it can be taken
 * back. Throws whatever refuses it for one of the items, `item.stale` included.
 */
export const applyBulkEdit = (
  app: App,
  actor: Actor,
  systemId: string,
  items: readonly SeenItem[],
  order: BulkOrder & { readonly reason: string },
): Promise<{ readonly id: string; readonly results: readonly BulkResult[] }> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "item.edit");
    requireSome(items);
    const ids: string[] = [];
    for (const { poamId } of items) ids.push((await requireItem(tx, systemId, poamId)).id);
    const before = await lastVersions(tx, ids);
    const results: BulkResult[] = [];
    for (const seen of items)
      results.push(await editOne(tx, app, actor, systemId, seen, order, order.reason));
    const after = await lastVersions(tx, ids);
    const changed = ids.flatMap((itemId) => {
      const [from, to] = [before.get(itemId), after.get(itemId)];
      return from === undefined || to === undefined || from === to
        ? []
        : [{ itemId, before: from, after: to }];
    });
    const edit = { description: describe(results), reason: order.reason, by: actor.name };
    const id = await insertBulkEdit(tx, systemId, edit, changed);
    await audit(tx, actor, systemId, "items.bulk-edited", `${edit.description}. ${order.reason}`);
    return { id, results };
  });

const editOne = async (
  tx: Tx,
  app: App,
  actor: Actor,
  systemId: string,
  seen: SeenItem,
  { change, move }: BulkOrder,
  reason: string,
): Promise<BulkResult> => {
  const changes: FieldChange[] = [];
  let { version } = seen;
  if (change) {
    const system = await authorize(tx, actor, systemId, "item.edit");
    const edited = await writeEdit(tx, app, actor, system, { systemId, ...seen }, change);
    changes.push(...edited);
    if (edited.length > 0) version += 1;
  }
  if (move) {
    const system = await authorize(tx, actor, systemId, MOVE_RULES[move.move].action);
    const ref = { systemId, poamId: seen.poamId, version };
    changes.push(...(await writeOrder(tx, app, actor, system, ref, { ...move, reason })));
  }
  return { ...seen, changes, refused: null };
};

/** The system's latest bulk edits, the latest first. */
export const listBulkEdits = (app: App, actor: Actor, systemId: string): Promise<BulkEdit[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    return readBulkEdits(tx, systemId, 50);
  });

/**
 * Takes a bulk edit back: what people had written, and the status, are as before, where nobody wrote anything since. The
 * items that were restored and those that were left. Throws `bulk-edit.not-found`, and `input.invalid` when it is undone.
 */
export const undoBulkEdit = (
  app: App,
  actor: Actor,
  { systemId, id }: { readonly systemId: string; readonly id: string },
  reason: string,
): Promise<{ readonly restored: readonly string[]; readonly left: readonly string[] }> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "item.edit");
    const edit = await lockBulkEdit(tx, systemId, id);
    if (edit === null)
      throw new Fault("bulk-edit.not-found", "Expected a bulk edit of this system, found none of that id.");
    if (edit.undoneAt !== null)
      throw new Fault(
        "input.invalid",
        `Expected a bulk edit that stands, found it undone by ${edit.undoneBy}.`,
      );
    const numbers = await numbersOfBulkEdit(tx, id);
    const ids = new Set(await restoreItems(tx, id, dateOfInstant(app.now())));
    const restored = [...numbers].filter(([itemId]) => ids.has(itemId));
    for (const [, poamId] of restored)
      await rescheduleItem(tx, actor, system, poamId, "A bulk edit was taken back.");
    await markUndone(tx, id, app.now(), actor.name);
    await bumpRevision(tx, systemId);
    await appendAudit(
      tx,
      actor,
      restored.map(([objectId]) => ({
        action: "item.bulk-edit-undone",
        systemId,
        objectType: "item" as const,
        objectId,
        note: `${edit.description}: ${reason}`,
      })),
    );
    await audit(tx, actor, systemId, "items.bulk-edit-undone", `${edit.description}. ${reason}`);
    const left = [...numbers].flatMap(([itemId, poamId]) => (ids.has(itemId) ? [] : [poamId]));
    return { restored: restored.map(([, poamId]) => poamId), left };
  });

const requireSome = <T>(items: readonly T[]): readonly T[] => {
  if (items.length > 0 && items.length <= MOST_ITEMS) return items;
  throw new Fault("input.invalid", `Expected 1 to ${MOST_ITEMS} items, found ${items.length}.`);
};

/** What the edit changed, in one line. */
const describe = (results: readonly BulkResult[]): string => {
  const fields = new Set(results.flatMap(({ changes }) => changes.map(({ field }) => field)));
  const changed = results.filter(({ changes }) => changes.length > 0).length;
  return `${[...fields].join(", ") || "nothing"} of ${changed} items`;
};

const audit = (tx: Tx, actor: Actor, systemId: string, action: string, note: string): Promise<void> =>
  appendAudit(tx, actor, [{ action, systemId, objectType: "system", objectId: systemId, note }]);
