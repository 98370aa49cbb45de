import { addDays, type CalendarDate } from "#domain/calendar.ts";
import { ENDS_SOON_DAYS } from "#domain/readiness/ledger-checks.ts";
import type { EndingApproval, SystemFacts } from "#domain/readiness/ledger-facts.ts";
import { levelOfRulebook } from "#rulebooks/cmmc/levels.ts";
import { listBaselines, uniqueVulnerabilities } from "#store/baselines.ts";
import { presentAssessment } from "#store/cmmc-assessments.ts";
import type { Tx } from "#store/database.ts";
import { currentInventory } from "#store/inventories.ts";
import { endingApprovals, expiredStandingDeviations, type ApprovalRow } from "#store/readiness.ts";
import type { System } from "#store/systems.ts";
import { cmmcView } from "../cmmc/cmmc-view.ts";
import type { App } from "../context.ts";
import { mergedInventory, type MergedInventory } from "../inventory/merged-inventory.ts";
import { earlierReports } from "./earlier-reports.ts";

export type JudgedSystem = {
  readonly facts: SystemFacts;
  /** Names of the assets that are declared; null when no inventory was uploaded. */
  readonly declared: readonly string[] | null;
};

/** `JudgedSystem.declared` alone; without an inventory nothing else is read. */
export const declaredNames = async (tx: Tx, app: App, system: System): Promise<readonly string[] | null> =>
  (await currentInventory(tx, system.id)) === null ? null : namesIn(await mergedInventory(tx, app, system));

const namesIn = ({ inventory, lines }: MergedInventory): readonly string[] | null =>
  inventory === null
    ? null
    : lines
        .filter(({ entry }) => entry !== null)
        .flatMap(({ entry, asset }) => [entry?.declared.identifier ?? "", asset?.identifier ?? ""]);

/** What the checks of the ledger ask about the whole system. */
export const judgedSystem = async (
  tx: Tx,
  app: App,
  system: System,
  today: CalendarDate,
): Promise<JudgedSystem> => {
  const merged = await mergedInventory(tx, app, system);
  const scanned = merged.lines.filter(({ scannedThisMonth, asset }) => scannedThisMonth && asset !== null);
  const [baseline] = await listBaselines(tx, system.id);
  return {
    declared: namesIn(merged),
    facts: {
      uniqueVulnerabilities: await uniqueVulnerabilities(tx, system.id),
      baseline: baseline ?? null,
      scans: {
        total: scanned.length,
        unauthenticated: scanned.filter(({ asset }) => asset?.latestScan?.credentialed === "no").length,
      },
      earlier: await earlierReports(tx, system, today),
      cmmc: await cmmcFacts(tx, app, system),
      expired: (await expiredStandingDeviations(tx, system.id)).map(named),
      ending: (await endingApprovals(tx, system.id, addDays(today, ENDS_SOON_DAYS))).map(named),
    },
  };
};

const named = ({ number, ...approval }: ApprovalRow): EndingApproval => ({
  name: `DR-${number}`,
  ...approval,
});

/** Of the level of the system's rulebook, once an assessment of it began; null under another regime. */
const cmmcFacts = async (tx: Tx, app: App, system: System): Promise<SystemFacts["cmmc"]> => {
  const level = levelOfRulebook(system.ownRulebook?.baseId ?? system.rulebookId);
  if (level === null || (await presentAssessment(tx, system.id, level)) === null) return null;
  const { eligibility, status, entries } = await cmmcView(tx, app, system, level);
  return {
    eligibility,
    status,
    onPoam: entries
      .filter(({ entry, closed }) => closed === null && entry.register === "assessment poam")
      .map(({ entry }) => entry.requirementId),
  };
};
