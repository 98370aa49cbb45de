import type { CalendarDate } from "#domain/calendar.ts";
import { compareScans, findingKey, type FindingIdentity } from "#domain/finding.ts";
import { correlationKey } from "#domain/correlation.ts";
import { groupingRule } from "#domain/grouping.ts";
import { sight } from "#domain/reconcile.ts";
import type { RecordReading } from "#domain/reading.ts";
import type { Tx } from "#store/database.ts";
import { findFindings, type FindingRow, type NewFinding } from "#store/findings.ts";
import { sightedFindings } from "#store/scans.ts";
import type { SightingRow } from "#store/take-in.ts";
import { stateOf, withState } from "./finding-state.ts";
import { weaknessKey, type Intake, type LearnedWeakness } from "./intake.ts";
import { ledgerId } from "./ledger-id.ts";
import { identifierKey, type IntakeAsset } from "./resolve-assets.ts";
import { keptDetails, sightingDifferences } from "./sighting-differences.ts";
import type { BatchOutcome } from "./take-in-batch.ts";

type Sighted = {
  readonly outcome: BatchOutcome;
  readonly sightings: SightingRow[];
  readonly inserts: NewFinding[];
  readonly updates: FindingRow[];
};

/**
 * What the records of one batch do to findings. Assets and weaknesses of the records must be in the ledger. Nothing is
 * written.
 */
export const sightFindings = async (
  tx: Tx,
  intake: Intake,
  records: readonly RecordReading[],
): Promise<Sighted> => {
  const identities = records.filter((r) => r.actionable).map((record) => identityOf(intake, record));
  const rows = identities.length === 0 ? [] : await findFindings(tx, identities);
  const known = new Map(rows.map((row) => [findingKey(row), row]));
  const seenBefore = intake.late
    ? await sightedFindings(
        tx,
        intake.importId,
        rows.map((r) => r.id),
      )
    : new Set();
  const inserts = new Map<string, NewFinding>();
  const updates = new Map<string, FindingRow>();
  const outcome: BatchOutcome = { opened: 0, returned: 0, seenAgain: 0, duplicate: 0, informational: 0 };
  const sightings: SightingRow[] = [];

  for (const record of records) {
    const { severity, seenOn = null } = record;
    const place = { ...placeOf(record), severity, seenOn, differs: null };
    if (!record.actionable) {
      outcome.informational += 1;
      sightings.push({ ...place, outcome: "informational", findingId: null });
      continue;
    }
    const identity = identityOf(intake, record);
    const key = findingKey(identity);
    const seen = inserts.get(key) ?? updates.get(key) ?? known.get(key);
    if (seen && (seen.lastImportId === intake.importId || updates.has(key) || seenBefore.has(seen.id))) {
      outcome.duplicate += 1;
      sightings.push({ ...place, outcome: "duplicate", findingId: seen.id });
      continue;
    }
    if (!seen) {
      const row = newRow(intake, identity, record);
      inserts.set(key, row);
      outcome.opened += 1;
      sightings.push({ ...place, outcome: "opened", findingId: row.id });
      continue;
    }
    const { row, effect } = sightAgain(intake, record, seen);
    updates.set(key, row);
    outcome[effect] += 1;
    const differs = !intake.late ? sightingDifferences(seen, record) : null;
    sightings.push({ ...place, outcome: effect, findingId: row.id, differs });
  }
  return { outcome, sightings, inserts: [...inserts.values()], updates: [...updates.values()] };
};

const identityOf = (intake: Intake, record: RecordReading): FindingIdentity => ({
  assetId: assetOf(intake, record).id,
  weaknessId: weaknessOf(intake, record).id,
  location: record.location,
});

const weaknessOf = (intake: Intake, record: RecordReading): LearnedWeakness =>
  required(intake.weaknesses.get(weaknessKey(intake, record.weakness)));

const assetOf = (intake: Intake, record: RecordReading): IntakeAsset =>
  required(intake.assets.get(identifierKey(record.asset)));

/** The day on which the record was found, as it says itself, or else the scan of its asset. */
const dayOf = (intake: Intake, record: RecordReading): CalendarDate =>
  record.seenOn ?? assetOf(intake, record).date;

const sightAgain = (
  intake: Intake,
  record: RecordReading,
  known: FindingRow,
): { row: FindingRow; effect: "opened" | "returned" | "seenAgain" } => {
  const scan = intake.scans.keyOf(intake.importId, dayOf(intake, record));
  // Whether the scanner was logged in is known only at the asset's end; it is stored there, beside the scan.
  const state = stateOf(known, intake.scans, "unknown");
  const said = { severity: record.severity, details: keptDetails(record.details) };
  if (intake.late) {
    const newest = compareScans(scan, state.lastSeen) > 0;
    return { row: newest ? { ...known, ...said } : known, effect: "seenAgain" };
  }
  const next = sight(state, { scan, credentialed: "unknown" });
  const row = withState({ ...known, ...said }, next.state, intake.scans, record.ordinal);
  return { row, effect: next.effect };
};

const newRow = (intake: Intake, identity: FindingIdentity, record: RecordReading): NewFinding => {
  const date = dayOf(intake, record);
  const { groupKey } = weaknessOf(intake, record);
  const itemId = intake.items?.get(groupKey) ?? null;
  return {
    id: ledgerId("finding", identity.weaknessId, identity.assetId, identity.location),
    ...identity,
    severity: record.severity,
    firstSeverity: record.severity,
    details: keptDetails(record.details),
    correlationKey: correlationKey(record),
    cleanScans: 0,
    status: "open",
    reason: null,
    firstImportId: intake.importId,
    lastImportId: intake.importId,
    lastOrdinal: record.ordinal,
    statusImportId: null,
    firstSeen: date,
    lastSeen: date,
    fixedOn: null,
    itemId,
    itemBecause:
      itemId === null ? null : { rule: groupingRule(groupKey), key: groupKey, importId: intake.importId },
  };
};

export const placeOf = (r: { ordinal: number; byteStart: number; byteEnd: number }) => ({
  ordinal: r.ordinal,
  byteStart: r.byteStart,
  byteEnd: r.byteEnd,
});

const required = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error("A record names an asset or weakness that was not written.");
  return value;
};
