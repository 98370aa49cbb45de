import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { eventsOf } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { lockForAll } from "#store/lock-for-all.ts";
import { listSystems } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { createSystem } from "../system/create-system.ts";
import { FIRST_DAY } from "./year/days.ts";
import { tellYear } from "./year/tell-year.ts";

const TELLER = "worked year";
const DEMO_SYSTEM = "Demo system";
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Fills a system with a worked year that ends today: twelve monthly scans and what people did about them, told through the
 * use cases with the clock of each day. Once: a system of that name that is complete, or that something else made, is left
 * alone; one that an interrupted run left is completed, to end on the day on which that run began. Of two processes that
 * do it at once, the second waits and finds it done.
 */
export const fillDemo = (app: App): Promise<void> =>
  inTransaction(app.store.db, { kind: "system", name: TELLER }, async (tx) => {
    // Only the lock is this transaction's: every act of the year has one of its own.
    await lockForAll(tx, "demonstration");
    const begun = await begunOn(tx);
    if (begun === "by something else") return;
    if (begun !== null) return tellYear(app, tellerAt(begun.at), begun.systemId, lastDayOf(begun.at));
    const at = new Date(Date.parse(dateOfInstant(app.now())) + FIRST_DAY * DAY_MS);
    const { id } = await createSystem(app, tellerAt(at), {
      name: DEMO_SYSTEM,
      rulebook: "fedramp-rev5",
      impactLevel: "moderate",
      cloudServiceProvider: "Example cloud",
    });
    await tellYear(app, tellerAt(at), id, lastDayOf(at));
  });

const lastDayOf = (begun: Date): Date => new Date(begun.getTime() - FIRST_DAY * DAY_MS);

const tellerAt = (at: Date): Actor => ({ kind: "system", name: TELLER, at });

type Begun = { readonly systemId: string; readonly at: Date };

/** The system of the year and the moment with which it begins; null when there is none yet. */
const begunOn = async (tx: Tx): Promise<Begun | "by something else" | null> => {
  const system = (await listSystems(tx)).find(({ name }) => name === DEMO_SYSTEM);
  if (system === undefined) return null;
  const events = await eventsOf(tx, "system", system.id);
  const made = events.find(({ action, actorName }) => action === "system.created" && actorName === TELLER);
  return made === undefined ? "by something else" : { systemId: system.id, at: made.at };
};
