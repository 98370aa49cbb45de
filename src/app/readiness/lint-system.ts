import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { judgeItem, judgeTogether, type ReadinessFinding } from "#domain/readiness/readiness.ts";
import type { SystemFacts } from "#domain/readiness/ledger-facts.ts";
import { ledgerContext, type ReadinessContext } from "#domain/readiness/readiness-context.ts";
import type { ReadinessItem, ReadinessSummary } from "#domain/readiness/readiness-item.ts";
import type { Tx } from "#store/database.ts";
import { itemSlips } from "#store/milestones-slips.ts";
import { judgedItem, judgedItems, type JudgedItem } from "#store/readiness.ts";
import type { System } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { rulebookOf } from "../system/rulebook-of.ts";
import { readinessPage, type LedgerPage } from "./ledger-item.ts";
import { declaredNames, judgedSystem } from "./system-facts.ts";

/** Items that are read at once. Many: a page costs the database about as much as the whole system. */
const PAGE = 2500;

/** What the checks find in a ledger today. */
export type LintedSystem = { readonly on: CalendarDate; readonly items: number };

/** What takes the findings of one item as they come; `item` is null for what is found in all items together. */
export type OnFindings = (item: JudgedItem | null, findings: readonly ReadinessFinding[]) => void;

/**
 * Judges every item of a system that was not cancelled, by number, and then all together. The items are read page by page;
 * beside a page only what is judged together is kept.
 */
export const lintSystem = (
  app: App,
  actor: Actor,
  systemId: string,
  onFindings: OnFindings,
): Promise<LintedSystem> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    return lintLedger(tx, app, system, onFindings);
  });

/** `lintSystem` in a transaction; the caller has authorized the actor. */
export const lintLedger = async (
  tx: Tx,
  app: App,
  system: System,
  onFindings: OnFindings,
): Promise<LintedSystem> => {
  const today = dateOfInstant(app.now());
  const { facts, declared } = await judgedSystem(tx, app, system, today);
  const { page, context } = await preparation(tx, { system, today, declared, facts }, null);
  const kept: ReadinessSummary[] = [];
  let items = 0;
  for (let after = 0; ;) {
    const read = await judgedItems(tx, system.id, after, PAGE);
    const last = read.at(-1);
    if (!last) break;
    after = last.number;
    const judged = read.filter(({ status }) => status !== "cancelled");
    for (const [index, item] of (await readinessPage(tx, page, judged)).entries()) {
      onFindings(judged[index] ?? null, judgeItem(item, context));
      if (!item.closed) kept.push(summaryOf(item));
    }
    items += judged.length;
    if (read.length < PAGE) break;
  }
  onFindings(null, judgeTogether(kept, context));
  return { on: page.today, items };
};

/** What the checks find in one item, apart from what is found in all items together. */
export const lintItem = (
  app: App,
  actor: Actor,
  systemId: string,
  poamId: string,
): Promise<ReadinessFinding[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    const item = await requireItem(tx, systemId, poamId);
    if (item.status === "cancelled") return [];
    const today = dateOfInstant(app.now());
    const declared = await declaredNames(tx, app, system);
    const { page, context } = await preparation(tx, { system, today, declared, facts: null }, item.id);
    const judged = await readinessPage(tx, page, await judgedItem(tx, item.id));
    return judged.flatMap((one) => judgeItem(one, context));
  });

type Known = {
  readonly system: System;
  readonly today: CalendarDate;
  readonly declared: readonly string[] | null;
  readonly facts: SystemFacts | null;
};

const preparation = async (
  tx: Tx,
  { system, today, declared, facts }: Known,
  itemId: string | null,
): Promise<{ readonly page: LedgerPage; readonly context: ReadinessContext }> => {
  const rulebook = rulebookOf(system);
  const { impactLevel } = system;
  const slips = Map.groupBy(await itemSlips(tx, system.id, itemId), (slip) => slip.itemId);
  return {
    page: { system, rulebook, today, slips },
    context: ledgerContext({ on: today, rulebook, impactLevel, inventory: declared, system: facts }),
  };
};

const summaryOf = (item: ReadinessItem): ReadinessSummary => ({
  poamId: item.poamId,
  closed: item.closed,
  detectorSource: item.detectorSource,
  sourceIdentifier: item.sourceIdentifier,
  originalDetectionDate: item.originalDetectionDate,
  originalRiskRating: item.originalRiskRating,
  adjustedRiskRating: item.adjustedRiskRating,
  riskAdjustment: item.riskAdjustment,
  vendor: item.vendor,
});
