import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { resume } from "#domain/poam-item.ts";
import { findDeviation, overdueDeviations } from "#store/deviations.ts";
import { overdueItems } from "#store/item-return.ts";
import { itemState } from "#store/item-state.ts";
import { findSystem } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { writeMove } from "../item/move-item.ts";
import { endApproval } from "./end-approval.ts";

const CALENDAR: Actor = { kind: "system", name: "calendar" };

/**
 * Ends every approval whose last day has passed and brings back the items that it held, and those that were put off until
 * a day that has passed. Each in its own transaction; what another process has done meanwhile is left alone. How many.
 */
export const returnExpired = async (app: App): Promise<number> => {
  const today = dateOfInstant(app.now());
  const ended = await inTransaction(app.store.db, CALENDAR, (tx) => overdueDeviations(tx, today));
  for (const { id, systemId } of ended) await endOverdue(app, systemId, id, today);
  const items = await inTransaction(app.store.db, CALENDAR, (tx) => overdueItems(tx, today));
  for (const { poamId, systemId } of items) await resumeOverdue(app, systemId, poamId, today);
  return ended.length + items.length;
};

const endOverdue = (app: App, systemId: string, id: string, today: CalendarDate): Promise<void> =>
  inTransaction(app.store.db, CALENDAR, async (tx) => {
    const deviation = await findDeviation(tx, systemId, id, true);
    const system = await findSystem(tx, systemId);
    if (deviation?.state.status !== "approved" || system === null) return;
    const reason = `Its last day, ${deviation.state.expiresOn ?? "none"}, has passed.`;
    await endApproval(tx, { actor: CALENDAR, system, today }, deviation, { status: "expired", reason });
  });

const resumeOverdue = (app: App, systemId: string, poamId: string, today: CalendarDate): Promise<void> =>
  inTransaction(app.store.db, CALENDAR, async (tx) => {
    const item = await requireItem(tx, systemId, poamId);
    const state = itemState(item);
    if (!("until" in state) || state.until >= today) return;
    const ref = { systemId, poamId, version: item.version };
    const reason = `It was ${state.status} until ${state.until}, which has passed.`;
    await writeMove(tx, CALENDAR, ref, item, resume(state), { reason, today });
  });
