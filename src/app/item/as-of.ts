import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { scheduledCompletionAsOf, type AppliedRulebook, type KnownFacts } from "#domain/clock/as-of.ts";
import type { ScheduledCompletion } from "#domain/clocks.ts";
import type { Tx } from "#store/database.ts";
import { itemsBefore, versionsOf, type PastItem } from "#store/item-versions.ts";
import { rulebookHistory } from "#store/rulebooks.ts";
import type { System } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { chosenRulebook } from "../system/rulebook-of.ts";
import { clockFactsOf } from "./clock-facts.ts";
import { requireItem } from "./find-item.ts";

/**
 * The items as they were known at the end of a past day (UTC), by number: status, ratings, dates, owner. Whatever is
 * recorded later, also with an older date, the answer stays the same.
 */
export const listItemsAsOf = (
  app: App,
  actor: Actor,
  systemId: string,
  day: CalendarDate,
): Promise<PastItem[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    return itemsBefore(tx, systemId, endOf(day));
  });

/** The date in force at the end of a past day with its steps; null when the item was not recorded yet. */
export const scheduledAsOf = (
  app: App,
  actor: Actor,
  systemId: string,
  poamId: string,
  day: CalendarDate,
): Promise<ScheduledCompletion | null> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    const item = await requireItem(tx, systemId, poamId);
    const rulebooks = await rulebooksOf(tx, system);
    const versions = (await versionsOf(tx, item.id)).map((version) => factsOf(system, rulebooks, version));
    return scheduledCompletionAsOf(rulebooks, versions, day);
  });

/** The moment (UTC) with which a day ends. */
export const endOf = (day: CalendarDate): Date =>
  new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime("UTC").epochMilliseconds);

/** Every rulebook that the system followed, from the day on which it was adopted, the first one first. */
export const rulebooksOf = async (tx: Tx, system: System): Promise<AppliedRulebook[]> => {
  const applied: AppliedRulebook[] = [];
  for (const { adoptedAt, ...choice } of await rulebookHistory(tx, system.id)) {
    const knownOn = dateOfInstant(adoptedAt);
    const rulebook = await chosenRulebook(tx, system.organizationId, choice);
    applied.push({ knownOn, effectiveFrom: knownOn, rulebook });
  }
  return applied;
};

/** Every fact that can be taken back; what a version does not have is null, so that it does not stay from before. */
const NOTHING = {
  approvedRiskAdjustment: null,
  scannerRaise: null,
  kev: null,
  vendor: null,
  extension: null,
  manual: null,
  exposure: null,
  evaluation: null,
} as const;

const factsOf = (system: System, rulebooks: readonly AppliedRulebook[], version: PastItem): KnownFacts => {
  const knownOn = dateOfInstant(version.at);
  const rulebook = rulebooks.findLast((applied) => applied.knownOn <= knownOn)?.rulebook;
  const facts = rulebook === undefined ? {} : clockFactsOf(rulebook, system, version);
  return { knownOn, facts: { ...NOTHING, ...facts } };
};
