import type { Actor } from "#domain/access.ts";
import { addDays, dateOfInstant } from "#domain/calendar.ts";
import { latestEventOf } from "#store/audit.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../../context.ts";
import { dated } from "./act.ts";
import { nothingFound } from "./desk.ts";
import { theYear } from "./script.ts";

/**
 * Tells the year of a system, act by act, each with the clock of its own moment. What a run that was interrupted did before
 * is not done again: every act leaves an event of its moment in the same transaction, so the latest event says how far the
 * telling came. `lastDay` is the midnight (UTC) with which the year's last day begins.
 */
export const tellYear = async (app: App, actor: Actor, systemId: string, lastDay: Date): Promise<void> => {
  const told = await inTransaction(app.store.db, actor, (tx) => latestEventOf(tx, systemId));
  const found = nothingFound();
  const last = dateOfInstant(lastDay);
  for (const { at, who, does } of dated(theYear(), lastDay)) {
    if (told !== null && at <= told) continue;
    await does({
      app: { ...app, now: () => at },
      actor: { kind: "operator", name: who.name, at },
      systemId,
      date: (day) => addDays(last, day),
      found,
    });
  }
};
