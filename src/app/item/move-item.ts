import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { MOVE_RULES, moveItem as moved, type ItemMove } from "#domain/item-move.ts";
import type { ItemState } from "#domain/poam-item.ts";
import { appendAudit, type FieldChange } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { countEvidence } from "#store/evidence.ts";
import { itemState } from "#store/item-state.ts";
import { updateItemState, type ItemDetail } from "#store/items.ts";
import { bumpRevision, type System } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { endWhatHeld } from "../deviation/follow-move.ts";
import { requireItem } from "./find-item.ts";
import { requireWritten, type ItemRef } from "./item-ref.ts";
import { presentItem, type ReadItem } from "./read-item.ts";

export type MoveOrder = {
  readonly move: ItemMove;
  readonly reason: string;
  /** The day on which the work was done, for "propose closure". */
  readonly fixedOn?: CalendarDate | null | undefined;
  /** The day until which it is put off, for "defer". */
  readonly until?: CalendarDate | null | undefined;
};

/** A person moves an item to another status. Throws the faults of `moveItem` in the domain, and `item.stale`. */
export const moveItem = (app: App, actor: Actor, ref: ItemRef, order: MoveOrder): Promise<ReadItem> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const { action } = MOVE_RULES[order.move];
    const system = await authorize(tx, actor, ref.systemId, action);
    await writeOrder(tx, app, actor, system, ref, order);
    return presentItem(tx, app, actor, ref.systemId, ref.poamId, action);
  });

/** The same inside the caller's transaction, who has asked for the move's right; what changed. */
export const writeOrder = async (
  tx: Tx,
  app: Pick<App, "now">,
  actor: Actor,
  system: System,
  ref: ItemRef,
  order: MoveOrder,
): Promise<readonly FieldChange[]> => {
  const item = await requireItem(tx, ref.systemId, ref.poamId);
  const today = dateOfInstant(app.now());
  const to = moved(itemState(item), {
    ...order,
    poamId: item.poamId,
    actor,
    today,
    evidence: await countEvidence(tx, item.id, today),
    closedMayReopen: system.intakePolicy.returning === "reopen",
  });
  await writeMove(tx, actor, ref, item, to, { reason: order.reason, today });
  await endWhatHeld(tx, { actor, system, today }, item, order.reason);
  return changesOf(item, to);
};

/** Writes the item's new status with its audit event, inside the caller's transaction. Throws `item.stale`. */
export const writeMove = async (
  tx: Tx,
  actor: Actor,
  ref: ItemRef,
  item: ItemDetail,
  to: ItemState,
  { reason, today }: { readonly reason: string; readonly today: CalendarDate },
): Promise<void> => {
  requireWritten(await updateItemState(tx, { id: item.id, version: ref.version }, to, today), ref);
  await bumpRevision(tx, ref.systemId);
  const changes = changesOf(item, to);
  await appendAudit(tx, actor, [
    {
      action: ACTIONS[to.status],
      systemId: ref.systemId,
      objectType: "item",
      objectId: item.id,
      changes,
      note: reason,
    },
  ]);
};

const changesOf = (item: ItemDetail, to: ItemState): readonly FieldChange[] => {
  const until = "until" in to ? to.until : null;
  const status = { field: "status", from: item.status, to: to.status };
  return until === item.until ? [status] : [status, { field: "until", from: item.until, to: until }];
};

/** What the history calls the arrival in a status. */
const ACTIONS: Readonly<Record<ItemState["status"], string>> = {
  draft: "item.reopened",
  open: "item.reopened",
  "in progress": "item.started",
  "pending verification": "item.closure-proposed",
  "risk accepted": "item.risk-accepted",
  deferred: "item.deferred",
  closed: "item.closed",
  "false positive": "item.false-positive",
  cancelled: "item.cancelled",
};
