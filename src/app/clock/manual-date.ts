import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { appendAudit } from "#store/audit.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { decideClockFact } from "../item/reschedule.ts";
import { presentItem, type ReadItem } from "../item/read-item.ts";

/**
 * Sets the item's scheduled date by hand, with a reason; null gives it back to the rulebook. An approver's right: a later
 * date is a promise that is broken. Where the rulebook takes only earlier dates, a later one stays without effect, and the
 * derivation says so.
 */
export const setManualDate = (
  app: App,
  actor: Actor,
  { systemId, poamId }: { readonly systemId: string; readonly poamId: string },
  given: { readonly date: CalendarDate | null; readonly reason: string },
): Promise<ReadItem> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "item.approve-closure");
    const item = await requireItem(tx, systemId, poamId);
    await appendAudit(tx, actor, [
      {
        action: given.date === null ? "item.manual-date-removed" : "item.manual-date-set",
        systemId,
        objectType: "item",
        objectId: item.id,
        changes: [{ field: "manualDate", from: item.clockFacts.manual?.date ?? null, to: given.date }],
        note: given.reason,
      },
    ]);
    const value = given.date && { date: given.date, reason: given.reason, by: actor.name };
    await decideClockFact(tx, actor, system, poamId, { name: "manual", value, note: given.reason });
    return presentItem(tx, app, actor, systemId, poamId, "item.approve-closure");
  });
