import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { MOVE_RULES, moveItem as moved, type ItemMove } from "#domain/item-move.ts";
import type { FieldChange } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { countEvidence } from "#store/evidence.ts";
import { itemState } from "#store/item-state.ts";
import type { System } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { endWhatHeld } from "../deviation/follow-move.ts";
import { holdAccepted } from "../deviation/hold-accepted.ts";
import { requireComplete } from "./draft-item.ts";
import { requireItem } from "./find-item.ts";
import type { ItemRef } from "./item-ref.ts";
import { presentItem, type ReadItem } from "./read-item.ts";
import { changesOf, writeMove } from "./write-move.ts";

export type MoveOrder = {
  readonly move: ItemMove;
  readonly reason: string;
  /** The day on which the work was done, for "propose closure". */
  readonly fixedOn?: CalendarDate | null | undefined;
  /** The day until which it is put off, for "defer". */
  readonly until?: CalendarDate | null | undefined;
};

/** A person moves an item to another status. Throws the faults of `moveItem` in the domain, `item.stale`, and
 * `item.incomplete` for a draft that lacks a part. */
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
  if (order.move === "record") await requireComplete(tx, item);
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
  await holdAccepted(tx, { system, today });
  return changesOf(item, to);
};
