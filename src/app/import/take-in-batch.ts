import { randomUUIDv7 } from "node:crypto";
import type { RecordOutcome } from "#domain/import.ts";
import { groupKey } from "#domain/grouping.ts";
import type {
  AssetCoverage,
  AssetIdentity,
  RecordReading,
  SetAsideReading,
  StatementReading,
  WeaknessReading,
} from "#domain/reading.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "#store/database.ts";
import { insertFindings, updateFindings } from "#store/findings.ts";
import { itemsOfGroups } from "#store/item-intake.ts";
import { insertStatements } from "#store/statements.ts";
import { insertSightings, putAssetCoverage, putWeaknesses } from "#store/take-in.ts";
import { detectorOf, weaknessKey, type Intake } from "./intake.ts";
import { ledgerId } from "./ledger-id.ts";
import { identifierKey, resolveAssets } from "./resolve-assets.ts";
import { sightFindings, placeOf } from "./sight-findings.ts";

/** A part of the file, small enough to hold: at most some thousand records. */
export type Batch = {
  readonly assets: Array<{ readonly asset: AssetIdentity; readonly date: CalendarDate }>;
  readonly coverage: Map<string, AssetCoverage>;
  readonly records: RecordReading[];
  readonly statements: StatementReading[];
  readonly setAside: SetAsideReading[];
};

export const emptyBatch = (): Batch => ({
  assets: [],
  coverage: new Map(),
  records: [],
  statements: [],
  setAside: [],
});

export type BatchOutcome = Record<Exclude<RecordOutcome, "setAside">, number>;

const REMEMBERED_WEAKNESSES = 50_000;

/** Writes one batch: assets, weaknesses, findings with their new state, and a sighting for every record. */
export const takeInBatch = async (tx: Tx, intake: Intake, batch: Batch): Promise<BatchOutcome> => {
  await resolveAssets(tx, intake, batch.assets);
  const actionable = batch.records.filter((record) => record.actionable);
  await learnWeaknesses(
    tx,
    intake,
    actionable.map((record) => record.weakness),
  );
  const { outcome, sightings, inserts, updates } = await sightFindings(tx, intake, batch.records);
  await insertFindings(tx, intake.systemId, inserts);
  await updateFindings(tx, updates);
  await insertStatements(tx, intake.systemId, intake.importId, batch.statements);
  const unfound = { findingId: null, severity: null, seenOn: null, differs: null };
  await insertSightings(tx, intake.systemId, intake.importId, [
    ...sightings,
    ...batch.statements.map((r) => ({ ...placeOf(r), outcome: "informational" as const, ...unfound })),
    ...batch.setAside.map((r) => ({ ...placeOf(r), outcome: "setAside" as const, ...unfound })),
  ]);
  await writeCoverage(tx, intake, batch);
  return { ...outcome, informational: outcome.informational + batch.statements.length };
};

const writeCoverage = async (tx: Tx, intake: Intake, batch: Batch): Promise<void> => {
  const rows = [...batch.coverage].map(([identifier, { alive, credentialed, checks }]) => {
    const asset = intake.assets.get(identifierKey(identifier));
    if (!asset) throw new Error(`The asset ${identifier} ends without having begun.`);
    const { id: assetId, matchedBy, date: scanDate } = asset;
    return {
      assetId,
      alive,
      credentialed,
      checks: checks && [...checks],
      scanDate,
      scannedAs: identifier,
      matchedBy,
    };
  });
  if (rows.length > 0) await putAssetCoverage(tx, intake.systemId, intake.importId, rows);
};

const learnWeaknesses = async (
  tx: Tx,
  intake: Intake,
  weaknesses: readonly WeaknessReading[],
): Promise<void> => {
  const fresh = new Map<string, WeaknessReading>();
  for (const weakness of weaknesses) {
    const key = weaknessKey(intake, weakness);
    if (!intake.weaknesses.has(key)) fresh.set(key, weakness);
  }
  if (fresh.size === 0) return;
  if (intake.weaknesses.size > REMEMBERED_WEAKNESSES) {
    intake.weaknesses.clear();
    return learnWeaknesses(tx, intake, weaknesses);
  }
  const { systemId } = intake;
  const rows = [...fresh.values()].map((weakness) => {
    const detector = detectorOf(intake, weakness);
    return {
      ...weakness,
      detector,
      id: ledgerId("weakness", systemId, detector, weakness.sourceIdentifier),
      groupKey: groupKey(intake.policy, detector, weakness),
    };
  });
  for (const [detector, own] of Map.groupBy(rows, (row) => row.detector)) {
    const ids = await putWeaknesses(tx, systemId, detector, own, intake.scan);
    for (const row of own) {
      const id = ids.get(row.sourceIdentifier);
      if (id !== undefined) intake.weaknesses.set(weaknessKey(intake, row), { id, groupKey: row.groupKey });
    }
  }
  await reserveItems(
    tx,
    intake,
    rows.map((row) => row.groupKey),
  );
};

/** Finds the item of each group, or makes up the id of the one that will be opened. */
const reserveItems = async (tx: Tx, intake: Intake, groupKeys: readonly string[]): Promise<void> => {
  const { items } = intake;
  if (items === null) return;
  const fresh = [...new Set(groupKeys)].filter((key) => !items.has(key));
  const known = await itemsOfGroups(tx, intake.systemId, fresh);
  for (const key of fresh) items.set(key, known.get(key) ?? randomUUIDv7());
};
