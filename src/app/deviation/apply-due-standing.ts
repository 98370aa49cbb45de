import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { systemsWithStanding } from "#store/deviation-matches.ts";
import { findSystem, lockLedger } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { applyStanding } from "./apply-standing.ts";

const CALENDAR: Actor = { kind: "system", name: "calendar" };

/** Applies standing deviations whose first day has come without an import, system by system. */
export const applyDueStanding = async (app: App): Promise<void> => {
  const today = dateOfInstant(app.now());
  const systemIds = await inTransaction(app.store.db, CALENDAR, (tx) => systemsWithStanding(tx));
  for (const systemId of systemIds)
    await inTransaction(app.store.db, CALENDAR, async (tx) => {
      await lockLedger(tx, systemId);
      const system = await findSystem(tx, systemId);
      if (system !== null) await applyStanding(tx, { system, today });
    });
};
