import { randomUUIDv7 } from "node:crypto";
import { compareScans, findingKey, type FindingIdentity } from "#domain/finding.ts";
import { sight } from "#domain/reconcile.ts";
import type { RecordOutcome } from "#domain/import.ts";
import type { AssetIdentity, RecordReading, SetAsideReading, WeaknessReading } from "#domain/reading.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "#store/database.ts";
import { findFindings, insertFindings, updateFindings, type FindingRow } from "#store/findings.ts";
import {
  insertSightings,
  putAssets,
  putAssetCoverage,
  putWeaknesses,
  type CoverageRow,
  type SightingRow,
} from "#store/take-in.ts";
import { sightedFindings } from "#store/scans.ts";
import { stateOf, withState } from "./finding-state.ts";
import type { ScanIndex } from "./scan-index.ts";

/** One scan being taken in. Weaknesses that were written already are remembered, up to a bound. */
export type Intake = {
  readonly systemId: string;
  readonly importId: string;
  readonly detector: string;
  readonly scans: ScanIndex;
  /** A later scan was applied before: states are told anew afterwards, and known weaknesses and assets keep what is newer. */
  readonly late: boolean;
  readonly weaknessIds: Map<string, string>;
};

/** A part of the file, small enough to hold: at most some thousand records. */
export type Batch = {
  readonly assets: Map<string, { readonly asset: AssetIdentity; readonly date: CalendarDate }>;
  readonly coverage: Map<string, Omit<CoverageRow, "assetId">>;
  readonly records: RecordReading[];
  readonly setAside: SetAsideReading[];
  /** The days on which the assets of the records were scanned, by record. */
  readonly dates: CalendarDate[];
};

export const emptyBatch = (): Batch => ({
  assets: new Map(),
  coverage: new Map(),
  records: [],
  setAside: [],
  dates: [],
});

export type BatchOutcome = Record<Exclude<RecordOutcome, "setAside">, number>;

const REMEMBERED_WEAKNESSES = 50_000;

/** Writes one batch: assets, weaknesses, findings with their new state, and a sighting for every record. */
export const takeInBatch = async (tx: Tx, intake: Intake, batch: Batch): Promise<BatchOutcome> => {
  const assetIds = await putAssets(
    tx,
    intake.systemId,
    [...batch.assets.values()].map(({ asset }) => asset),
    !intake.late,
  );
  const actionable = batch.records.filter((record) => record.actionable);
  await learnWeaknesses(
    tx,
    intake,
    actionable.map((record) => record.weakness),
  );
  const { outcome, sightings, inserts, updates } = await sightFindings(tx, intake, batch, assetIds);
  await insertFindings(tx, intake.systemId, inserts);
  await updateFindings(tx, updates);
  await insertSightings(tx, intake.systemId, intake.importId, sightings);
  const coverage = [...batch.coverage].map(([key, row]) => ({
    assetId: required(assetIds.get(key)),
    ...row,
  }));
  if (coverage.length > 0) await putAssetCoverage(tx, intake.systemId, intake.importId, coverage);
  return outcome;
};

const learnWeaknesses = async (
  tx: Tx,
  intake: Intake,
  weaknesses: readonly WeaknessReading[],
): Promise<void> => {
  const fresh = new Map(
    weaknesses.filter((w) => !intake.weaknessIds.has(w.sourceIdentifier)).map((w) => [w.sourceIdentifier, w]),
  );
  if (fresh.size === 0) return;
  if (intake.weaknessIds.size > REMEMBERED_WEAKNESSES) {
    intake.weaknessIds.clear();
    return learnWeaknesses(tx, intake, weaknesses);
  }
  const ids = await putWeaknesses(tx, intake.systemId, intake.detector, [...fresh.values()], !intake.late);
  for (const [source, id] of ids) intake.weaknessIds.set(source, id);
};

type Sighted = {
  readonly outcome: BatchOutcome;
  readonly sightings: SightingRow[];
  readonly inserts: FindingRow[];
  readonly updates: FindingRow[];
};

const sightFindings = async (
  tx: Tx,
  intake: Intake,
  batch: Batch,
  assetIds: ReadonlyMap<string, string>,
): Promise<Sighted> => {
  const identityOf = (record: RecordReading): FindingIdentity => ({
    assetId: required(assetIds.get(record.asset.toLowerCase())),
    weaknessId: required(intake.weaknessIds.get(record.weakness.sourceIdentifier)),
    location: record.location,
  });
  const identities = batch.records.filter((r) => r.actionable).map(identityOf);
  const rows = identities.length === 0 ? [] : await findFindings(tx, identities);
  const known = new Map(rows.map((row) => [findingKey(row), row]));
  const seenBefore = intake.late
    ? await sightedFindings(
        tx,
        intake.importId,
        rows.map((r) => r.id),
      )
    : new Set();
  const inserts = new Map<string, FindingRow>();
  const updates = new Map<string, FindingRow>();
  const outcome: BatchOutcome = { opened: 0, returned: 0, seenAgain: 0, duplicate: 0, informational: 0 };
  const sightings: SightingRow[] = batch.setAside.map((r) => ({
    ...range(r),
    outcome: "setAside",
    findingId: null,
  }));

  for (const [index, record] of batch.records.entries()) {
    if (!record.actionable) {
      outcome.informational += 1;
      sightings.push({ ...range(record), outcome: "informational", findingId: null });
      continue;
    }
    const key = findingKey(identityOf(record));
    const seen = inserts.get(key) ?? updates.get(key) ?? known.get(key);
    if (seen && (seen.lastImportId === intake.importId || updates.has(key) || seenBefore.has(seen.id))) {
      outcome.duplicate += 1;
      sightings.push({ ...range(record), outcome: "duplicate", findingId: seen.id });
      continue;
    }
    const { row, effect } = sightFinding(
      intake,
      record,
      required(batch.dates[index]),
      identityOf(record),
      seen ?? null,
    );
    (seen ? updates : inserts).set(key, row);
    outcome[effect] += 1;
    sightings.push({ ...range(record), outcome: effect, findingId: row.id });
  }
  return { outcome, sightings, inserts: [...inserts.values()], updates: [...updates.values()] };
};

const sightFinding = (
  intake: Intake,
  record: RecordReading,
  date: CalendarDate,
  identity: FindingIdentity,
  known: FindingRow | null,
): { row: FindingRow; effect: "opened" | "returned" | "seenAgain" } => {
  const scan = intake.scans.keyOf(intake.importId, date);
  // Whether the scanner was logged in is known only at the asset's end; it is stored there, beside the scan.
  const state = known ? stateOf(known, intake.scans, "unknown") : null;
  if (known && state && intake.late) {
    const newest = compareScans(scan, state.lastSeen) > 0;
    return { row: newest ? { ...known, severity: record.severity } : known, effect: "seenAgain" };
  }
  const next = sight(state, { scan, credentialed: "unknown" });
  const base = known ?? newRow(identity, record, intake.importId, date);
  const row = withState({ ...base, severity: record.severity }, next.state, intake.scans, record.ordinal);
  return { row, effect: next.effect };
};

const newRow = (
  identity: FindingIdentity,
  record: RecordReading,
  importId: string,
  date: CalendarDate,
): FindingRow => ({
  id: randomUUIDv7(),
  ...identity,
  severity: record.severity,
  status: "open",
  reason: null,
  firstImportId: importId,
  lastImportId: importId,
  lastOrdinal: record.ordinal,
  statusImportId: null,
  firstSeen: date,
  lastSeen: date,
  fixedOn: null,
});

const range = (r: { ordinal: number; byteStart: number; byteEnd: number }) => ({
  ordinal: r.ordinal,
  byteStart: r.byteStart,
  byteEnd: r.byteEnd,
});

const required = <T>(value: T | undefined | null): T => {
  if (value === undefined || value === null)
    throw new Error("A record names an asset or weakness that was not written.");
  return value;
};
