import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ItemState } from "#domain/poam-item.ts";
import { appendAudit, type FieldChange } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { updateItemState, type ItemDetail } from "#store/items.ts";
import { bumpRevision } from "#store/systems.ts";
import { requireWritten, type ItemRef } from "./item-ref.ts";

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
      action: item.status === "draft" && to.status === "open" ? "item.recorded" : ACTIONS[to.status],
      systemId: ref.systemId,
      objectType: "item",
      objectId: item.id,
      changes,
      note: reason,
    },
  ]);
};

/** What the history says of the move. */
export const changesOf = (item: ItemDetail, to: ItemState): readonly FieldChange[] => {
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
