import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { resume } from "#domain/poam-item.ts";
import { findDeviation, overdueDeviations } from "#store/deviations.ts";
import { overdueItems } from "#store/item-return.ts";
import { itemState } from "#store/item-state.ts";
import { findSystem, lockLedger } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { writeMove } from "../item/write-move.ts";
import { endApproval } from "./end-approval.ts";

const CALENDAR = { kind: "system", name: "calendar" } as const satisfies Actor;

/**
 * Ends every approval whose last day has passed and brings back the items that it held, and those that were put off until
 * a day that has passed. Each in its own transaction, after an import that is under way; what another process has done
 * meanwhile is left alone. How many.
 */
export const returnExpired = (app: App): Promise<number> => returnExpiredOf(app, CALENDAR, null);

/** The same in one system at a moment of a history that is told. */
export const returnExpiredAt = (app: App, systemId: string, at: Date): Promise<number> =>
  returnExpiredOf(app, { ...CALENDAR, at }, systemId);

const returnExpiredOf = async (app: App, calendar: Actor, only: string | null): Promise<number> => {
  const isAsked = ({ systemId }: { readonly systemId: string }): boolean =>
    only === null || systemId === only;
  const today = dateOfInstant(app.now());
  const overdue = await inTransaction(app.store.db, calendar, (tx) => overdueDeviations(tx, today));
  const ended = overdue.filter(isAsked);
  for (const { id, systemId } of ended) await endOverdue(app, calendar, { systemId, id, today });
  const held = await inTransaction(app.store.db, calendar, (tx) => overdueItems(tx, today));
  const items = held.filter(isAsked);
  for (const { poamId, systemId } of items) await resumeOverdue(app, calendar, { systemId, poamId, today });
  return ended.length + items.length;
};

type Day = { readonly systemId: string; readonly today: CalendarDate };

const endOverdue = (
  app: App,
  calendar: Actor,
  { systemId, id, today }: Day & { readonly id: string },
): Promise<void> =>
  inTransaction(app.store.db, calendar, async (tx) => {
    await lockLedger(tx, systemId);
    const deviation = await findDeviation(tx, systemId, id, true);
    const system = await findSystem(tx, systemId);
    if (deviation?.state.status !== "approved" || system === null) return;
    const reason = `Its last day, ${deviation.state.expiresOn ?? "none"}, has passed.`;
    await endApproval(tx, { actor: calendar, system, today }, deviation, { status: "expired", reason });
  });

const resumeOverdue = (
  app: App,
  calendar: Actor,
  { systemId, poamId, today }: Day & { readonly poamId: string },
): Promise<void> =>
  inTransaction(app.store.db, calendar, async (tx) => {
    await lockLedger(tx, systemId);
    const item = await requireItem(tx, systemId, poamId);
    const state = itemState(item);
    if (!("until" in state) || state.until >= today) return;
    const ref = { systemId, poamId, version: item.version };
    const reason = `It was ${state.status} until ${state.until}, which has passed.`;
    await writeMove(tx, calendar, ref, item, resume(state), { reason, today });
  });
