import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { scanFile } from "#domain/unnamed-asset.ts";
import { DEFAULT_REPORT_LIMITS, readReport, type ReportBytes } from "#reports/index.ts";
import type { Tx } from "#store/database.ts";
import type { ImportFacts, ImportRow } from "#store/imports.ts";
import { putScan, type ScanRow } from "#store/scans.ts";
import { lockLedger, type System } from "#store/systems.ts";
import type { Intake } from "./intake.ts";
import { judgeAbsences } from "./judge-absences.ts";
import { readAhead } from "./read-ahead.ts";
import {
  nothingGathered,
  readBatches,
  startReading,
  type Gathered,
  type ReportStart,
} from "./read-batches.ts";
import { retell } from "./retell.ts";
import { isLate, scanIndex } from "./scan-index.ts";
import { takeInBatch, type BatchOutcome } from "./take-in-batch.ts";

export type TakeIn = {
  readonly actor: Actor;
  readonly system: System;
  readonly row: ImportRow;
  readonly open: ReportBytes;
  readonly now: Date;
  /** False when findings find their items afterwards, as in a ledger that is told anew. */
  readonly reservesItems?: false;
  /** Called after each batch with the records read so far. Rejecting ends the import. */
  readonly onBatch: (records: number) => Promise<void>;
};

/** Another import of the same bytes was applied while this one waited for the ledger. */
export class AppliedMeanwhile extends Error {}

/** What a scan did to the findings; items are not brought in line yet. */
export type TakenIn = {
  readonly facts: ImportFacts;
  readonly gathered: Gathered;
  readonly outcome: BatchOutcome & { readonly assets: number };
  readonly scan: ScanRow;
  /** Whether a scan of the same detectors that is later came in before. */
  readonly late: boolean;
};

/** Takes the records of a report into the findings. `earlier` gives the scans of some detectors that are told already. */
export const takeInScan = async (
  tx: Tx,
  input: TakeIn & { readonly earlier: (detectors: readonly string[]) => Promise<ScanRow[]> },
): Promise<TakenIn> => {
  const { row, system } = input;
  const { format, readings } = await readReport(input.open, DEFAULT_REPORT_LIMITS, {
    mapping: row.mapping?.mapping ?? null,
    assetName: row.assetName,
  });
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
  const earlier = await input.earlier(facts.detectors);
  const sha256 = scanFile(row);
  if (earlier.some((scan) => scan.sha256 === sha256)) throw new AppliedMeanwhile();
  const scan = {
    importId: row.id,
    scannedAt: new Date(facts.scannedAt),
    sha256,
    date: facts.scanDate,
    detectors: facts.detectors,
  };
  const scans = [...earlier, scan];
  const late =
    facts.speaks === "observations" && isLate(earlier, { scannedAt: scan.scannedAt.toISOString(), sha256 });
  const intake: Intake = {
    systemId: system.id,
    importId: row.id,
    detectors: facts.detectors,
    policy: system.intakePolicy,
    scan: { scannedAt: scan.scannedAt.toISOString(), sha256 },
    scans: scanIndex(scans),
    late,
    weaknesses: new Map(),
    items: input.reservesItems === false ? null : new Map(),
    assets: new Map(),
    taken: new Map(),
  };
  const outcome = await takeInBatches(tx, input, intake, start, gathered);
  // Only now: from here on this transaction holds the import's row, which progress is written to from outside.
  await putScan(tx, row.id, facts, start.scan.coverage);
  if (late) await retell(tx, intake, scans);
  else if (facts.speaks === "observations")
    await judgeAbsences(tx, intake, start.scan.coverage, facts.scanDate);
  const toolVersion = gathered.toolVersion ?? facts.toolVersion;
  return { facts: { ...facts, toolVersion }, gathered, outcome, scan, late };
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
    detectors: [scan.detector, ...(scan.alsoOf ?? []).filter((other) => other !== scan.detector)],
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
  const sum = { opened: 0, returned: 0, seenAgain: 0, duplicate: 0, informational: 0 };
  for await (const batch of readAhead(readBatches(start, input.now, gathered))) {
    const outcome = await takeInBatch(tx, intake, batch);
    sum.opened += outcome.opened;
    sum.returned += outcome.returned;
    sum.seenAgain += outcome.seenAgain;
    sum.duplicate += outcome.duplicate;
    sum.informational += outcome.informational;
    await input.onBatch(gathered.records);
  }
  return { ...sum, assets: intake.taken.size };
};
