import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { isConserved, type ImportCounts } from "#domain/import.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { readReport, type ReportBytes } from "#reports/index.ts";
import type { Tx } from "#store/database.ts";
import { countMissed } from "#store/findings.ts";
import { importChanges } from "#store/import-changes.ts";
import type { ImportFacts, ImportResult, ImportRow } from "#store/imports.ts";
import { appliedScans, putScanCoverage } from "#store/scans.ts";
import { lockLedger, type System } from "#store/systems.ts";
import { judgeAbsences } from "./judge-absences.ts";
import { readAhead } from "./read-ahead.ts";
import {
  nothingGathered,
  readBatches,
  startReading,
  type Gathered,
  type ReportStart,
} from "./read-batches.ts";
import { recordItems } from "./record-items.ts";
import { retell } from "./retell.ts";
import { isLate, scanIndex } from "./scan-index.ts";
import type { Intake } from "./intake.ts";
import { takeInBatch, type BatchOutcome } from "./take-in-batch.ts";

const LISTED_CHANGES = 2000;

export type TakeIn = {
  readonly actor: Actor;
  readonly system: System;
  readonly rulebook: Rulebook;
  readonly row: ImportRow;
  readonly open: ReportBytes;
  readonly now: Date;
  /** Called after each batch with the records read so far. Rejecting ends the import. */
  readonly onBatch: (records: number) => Promise<void>;
};

/** Another import of the same bytes was applied while this one waited for the ledger. */
export class AppliedMeanwhile extends Error {}

/**
 * Takes a whole report into the ledger inside the caller's transaction, which decides whether it stays (an import) or
 * not (a preview). Memory stays bounded by two batches whatever the file's size. Throws the reader's faults, and `AppliedMeanwhile`.
 */
export const takeInReport = async (tx: Tx, input: TakeIn): Promise<ImportResult> => {
  const { row, system } = input;
  const { format, readings } = await readReport(input.open);
  const start = await startReading(readings);
  if (!start) {
    throw new Fault(
      "report.malformed",
      `Expected a ${format} report with a scan in it, found none in ${row.fileName}. Export it again.`,
    );
  }
  await lockLedger(tx, system.id);
  const gathered = nothingGathered();
  const facts = factsOf(format, start, input.now, gathered);
  const applied = await appliedScans(tx, system.id, facts.detector);
  if (applied.some((scan) => scan.sha256 === row.sha256)) throw new AppliedMeanwhile();
  const self = {
    importId: row.id,
    scannedAt: new Date(facts.scannedAt),
    sha256: row.sha256,
    date: facts.scanDate,
  };
  const scans = [...applied, self];
  const intake: Intake = {
    systemId: system.id,
    importId: row.id,
    detector: facts.detector,
    policy: system.intakePolicy,
    scans: scanIndex(scans),
    late:
      facts.speaks === "observations" &&
      isLate(applied, { scannedAt: self.scannedAt.toISOString(), sha256: row.sha256 }),
    weaknessIds: new Map(),
    assets: new Map(),
    taken: new Map(),
  };
  const outcome = await takeInBatches(tx, input, intake, start, gathered);
  // Only now: from here on this transaction holds the import's row, which progress is written to from outside.
  await putScanCoverage(tx, row.id, start.scan.coverage);
  if (intake.late) await retell(tx, intake, scans);
  else if (facts.speaks === "observations")
    await judgeAbsences(tx, intake, start.scan.coverage, facts.scanDate);
  const today = dateOfInstant(input.now);
  const items = await recordItems(tx, {
    actor: input.actor,
    system,
    rulebook: input.rulebook,
    importId: row.id,
    today,
    note: `Import of ${row.fileName}.`,
  });
  const { duplicate, assets, ...rest } = outcome;
  const missed = await countMissed(tx, system.id, row.id);
  const counts: ImportCounts = {
    records: gathered.records,
    ...rest,
    duplicates: duplicate,
    setAside: gathered.setAsideCount,
    ...missed,
    ...items,
    assets,
  };
  if (!isConserved(counts))
    throw new Error(`Records were lost in import ${row.id}: ${JSON.stringify(counts)}`);
  const { changes, total } = await importChanges(tx, system.id, row.id, LISTED_CHANGES);
  return {
    facts: { ...facts, toolVersion: gathered.toolVersion ?? facts.toolVersion },
    counts,
    report: {
      changes,
      changesLeftOut: total - changes.length,
      setAside: gathered.setAside,
      remarks: gathered.remarks.list(),
    },
  };
};

const factsOf = (
  format: string,
  { scan, scannedAt }: ReportStart,
  now: Date,
  gathered: Gathered,
): ImportFacts => {
  if (scannedAt === null) {
    gathered.remarks.add({
      code: "import.no-scan-date",
      where: "file",
      message: `The file does not say when the scan ran; it is ordered by the time of import, ${now.toISOString()}.`,
    });
  }
  return {
    format,
    detector: scan.detector,
    tool: scan.tool,
    toolVersion: scan.toolVersion,
    feedVersion: scan.feedVersion,
    speaks: scan.speaks,
    endedAt: scan.endedAt?.instant ?? null,
    scanName: scan.scanName,
    policyName: scan.policyName,
    scannedAt: new Date(scannedAt?.instant ?? now).toISOString(),
    scanDate: scannedAt?.date ?? dateOfInstant(now),
  };
};

const takeInBatches = async (
  tx: Tx,
  input: TakeIn,
  intake: Intake,
  start: ReportStart,
  gathered: Gathered,
): Promise<BatchOutcome & { assets: number }> => {
  const sum = { opened: 0, returned: 0, seenAgain: 0, duplicate: 0, informational: 0, assets: 0 };
  for await (const batch of readAhead(readBatches(start, input.now, gathered))) {
    const outcome = await takeInBatch(tx, intake, batch);
    sum.opened += outcome.opened;
    sum.returned += outcome.returned;
    sum.seenAgain += outcome.seenAgain;
    sum.duplicate += outcome.duplicate;
    sum.informational += outcome.informational;
    sum.assets += batch.coverage.size;
    await input.onBatch(gathered.records);
  }
  return sum;
};
