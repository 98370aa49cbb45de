import { sql, type SqlBool } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ImportCounts, ImportReport, ImportStatus } from "#domain/import.ts";
import type { SavedMapping } from "#domain/mapping.ts";
import type { Tx } from "./database.ts";
import type { Progress } from "./work-progress.ts";

export type ImportFault = { readonly code: string; readonly message: string };

export type ImportRow = {
  readonly id: string;
  readonly systemId: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly fileName: string;
  /** The archive that held the file; null when it came by itself. */
  readonly archiveName: string | null;
  readonly status: ImportStatus;
  readonly repeatOf: string | null;
  /** The version of the mapping through which the file is read; null for a report of a known format. */
  readonly mapping: Pick<SavedMapping, "id" | "version" | "mapping"> | null;
  /** What the asset is called that the file does not name; null when nobody named it. */
  readonly assetName: string | null;
  /** The batch that the import was put into; it decides as long as it is open. */
  readonly batchId: string | null;
  readonly format: string | null;
  readonly tool: string | null;
  readonly toolVersion: string | null;
  readonly scanName: string | null;
  readonly scannedAt: Date | null;
  readonly counts: ImportCounts | null;
  readonly previewRevision: number | null;
  readonly progress: Progress | null;
  readonly fault: ImportFault | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly createdById: string | null;
  readonly appliedAt: Date | null;
};

export const selectImports = (tx: Tx) =>
  tx
    .selectFrom("imports")
    .select([
      "id",
      "system_id as systemId",
      "sha256",
      "bytes",
      "file_name as fileName",
      "archive_name as archiveName",
      "status",
      "repeat_of as repeatOf",
      sql`(select jsonb_build_object('id', m.id, 'version', m.version, 'mapping', m.mapping)
        from import_mappings m where m.id = imports.mapping_id)`.as("mapping"),
      "asset_name as assetName",
      "batch_id as batchId",
      "format",
      "tool",
      "tool_version as toolVersion",
      "scan_name as scanName",
      "scanned_at as scannedAt",
      "counts",
      "preview_revision as previewRevision",
      sql`(select p.progress from work_progress p where p.id = imports.id)`.as("progress"),
      "fault",
      "created_at as createdAt",
      "created_by as createdBy",
      "created_by_id as createdById",
      "applied_at as appliedAt",
    ])
    .$narrowType<{
      status: ImportStatus;
      mapping: ImportRow["mapping"];
      counts: ImportCounts | null;
      progress: Progress | null;
      fault: ImportFault | null;
    }>();

export const findImport = async (tx: Tx, id: string): Promise<ImportRow | null> =>
  (await selectImports(tx).where("id", "=", id).executeTakeFirst()) ?? null;

/** The imports of a system, newest first. */
export const listImports = (tx: Tx, systemId: string): Promise<ImportRow[]> =>
  selectImports(tx)
    .where("system_id", "=", systemId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();

export const readImportReport = async (tx: Tx, id: string): Promise<ImportReport | null> => {
  const row = await tx.selectFrom("imports").select("report").where("id", "=", id).executeTakeFirst();
  return (row?.report ?? null) as ImportReport | null;
};

/** An import that is being undone is in the ledger until that is done. */
const IN_LEDGER: readonly ImportStatus[] = ["applied", "undoing"];

/** The applied import in that system of the same bytes for the same asset. */
export const findAppliedImport = async (
  tx: Tx,
  file: Pick<ImportRow, "systemId" | "sha256" | "assetName">,
): Promise<ImportRow | null> =>
  (await selectImports(tx)
    .where("system_id", "=", file.systemId)
    .where("sha256", "=", file.sha256)
    .where("asset_name", "is not distinct from", file.assetName)
    .where("status", "in", IN_LEDGER)
    .executeTakeFirst()) ?? null;

/** The imports of those bytes in that system, newest first. */
export const importsOfBytes = (tx: Tx, systemId: string, sha256: string): Promise<ImportRow[]> =>
  selectImports(tx)
    .where("system_id", "=", systemId)
    .where("sha256", "=", sha256)
    .orderBy("created_at", "desc")
    .execute();

export type NewImport = Pick<ImportRow, "id" | "systemId" | "sha256" | "bytes" | "fileName"> & {
  /** The archive that held the file. */
  readonly archive: { readonly name: string; readonly sha256: string } | null;
  readonly mappingId?: string | undefined;
  readonly assetName?: string | undefined;
};

export const insertImport = async (tx: Tx, actor: Actor, row: NewImport): Promise<void> => {
  await tx
    .insertInto("raw_files")
    .values({ sha256: row.sha256, bytes: row.bytes })
    .onConflict((oc) => oc.doNothing())
    .execute();
  await tx
    .insertInto("imports")
    .values({
      id: row.id,
      system_id: row.systemId,
      sha256: row.sha256,
      bytes: row.bytes,
      file_name: row.fileName,
      status: "received",
      archive_name: row.archive?.name ?? null,
      archive_sha256: row.archive?.sha256 ?? null,
      mapping_id: row.mappingId ?? null,
      asset_name: row.assetName ?? null,
      created_by: actor.name,
      created_by_id: actor.kind === "user" ? actor.userId : null,
    })
    .execute();
};

/** Names the unnamed asset of an import that waits; a new preview is to be made. False when it waits no more. */
export const saveAssetName = async (tx: Tx, id: string, assetName: string | null): Promise<boolean> => {
  const result = await tx
    .updateTable("imports")
    .set({ asset_name: assetName, status: "received", fault: null })
    .where("id", "=", id)
    .where("status", "=", "previewed")
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Moves an import on if it stands in one of `from`, and in that batch when one is given; whether it did. */
export const moveImport = async (
  tx: Tx,
  id: string,
  from: readonly ImportStatus[],
  to: ImportStatus,
  batchId: string | null = null,
): Promise<boolean> => {
  const result = await tx
    .updateTable("imports")
    .set({ status: to })
    .where("id", "=", id)
    .where("status", "in", from)
    .$if(batchId !== null, (move) => move.where("batch_id", "=", batchId))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const saveFault = async (tx: Tx, id: string, fault: ImportFault): Promise<void> => {
  await tx
    .updateTable("imports")
    .set({ status: "failed", fault: JSON.stringify(fault) })
    .where("id", "=", id)
    .where("status", "in", ["received", "previewing", "previewed", "applying"])
    .execute();
};

/** What is known of the file itself once it has been read. */
export type ImportFacts = {
  readonly format: string;
  /** Whose findings the file speaks of: its own detector first. */
  readonly detectors: readonly [string, ...string[]];
  readonly tool: string;
  readonly toolVersion: string | null;
  readonly feedVersion: string | null;
  readonly speaks: "observations" | "statements";
  readonly scanName: string | null;
  readonly policyName: string | null;
  readonly endedAt: string | null;
  readonly scannedAt: string;
  readonly scanDate: CalendarDate;
};

export type ImportResult = {
  readonly facts: ImportFacts;
  readonly counts: ImportCounts;
  readonly report: ImportReport;
};

const resultColumns = ({ facts, counts, report }: ImportResult) => ({
  format: facts.format,
  detector: facts.detectors[0],
  tool: facts.tool,
  tool_version: facts.toolVersion,
  feed_version: facts.feedVersion,
  speaks: facts.speaks,
  ended_at: facts.endedAt === null ? null : new Date(facts.endedAt),
  scan_name: facts.scanName,
  policy_name: facts.policyName,
  scanned_at: new Date(facts.scannedAt),
  scan_date: facts.scanDate,
  counts: JSON.stringify(counts),
  report: JSON.stringify(report),
  fault: null,
});

/** Keeps the preview of an import that stands in one of `from`. */
export const savePreview = async (
  tx: Tx,
  id: string,
  result: ImportResult,
  revision: number,
  from: readonly ImportStatus[] = ["previewing"],
): Promise<void> => {
  await tx
    .updateTable("imports")
    .set({ ...resultColumns(result), status: "previewed", preview_revision: revision })
    .where("id", "=", id)
    .where("status", "in", from)
    .execute();
};

/** Ends a running import as applied; false when it runs no more (a person put it away). */
export const saveApplied = async (tx: Tx, id: string, result: ImportResult, at: Date): Promise<boolean> => {
  const saved = await tx
    .updateTable("imports")
    .set({ ...resultColumns(result), status: "applied", applied_at: at })
    .where("id", "=", id)
    .where("status", "=", "applying")
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
};

/**
 * The applied imports of a system in scan order: start of the scan, then the hash of the file. With `taking` also the one
 * that is being applied.
 */
export const appliedImports = (tx: Tx, systemId: string, taking: string | null): Promise<ImportRow[]> =>
  selectImports(tx)
    .where("system_id", "=", systemId)
    .where((or) => or.or([or("status", "in", IN_LEDGER), or("id", "=", taking)]))
    .orderBy("scanned_at")
    .orderBy("sha256")
    .orderBy("asset_name", (order) => order.asc().nullsFirst())
    .execute();

/** What an applied import does now that the ledger is told anew. */
export const saveRetold = async (
  tx: Tx,
  id: string,
  counts: ImportCounts,
  report: ImportReport,
): Promise<void> => {
  await tx
    .updateTable("imports")
    .set({ counts: JSON.stringify(counts), report: JSON.stringify(report) })
    .where("id", "=", id)
    .execute();
};

/** Ends an import as taken back; false when it is not being undone. */
export const saveUndone = async (tx: Tx, id: string, by: string, at: Date): Promise<boolean> => {
  const result = await tx
    .updateTable("imports")
    .set({ status: "undone", undone_at: at, undone_by: by })
    .where("id", "=", id)
    .where("status", "in", ["applied", "undoing"])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** An import of bytes that were applied before: it is finished, and changed nothing. */
export const saveRepeat = async (
  tx: Tx,
  id: string,
  original: ImportRow,
  counts: ImportCounts,
): Promise<void> => {
  await tx
    .updateTable("imports")
    .set({
      status: "repeat",
      repeat_of: original.id,
      format: original.format,
      tool: original.tool,
      tool_version: original.toolVersion,
      scan_name: original.scanName,
      scanned_at: original.scannedAt,
      counts: JSON.stringify(counts),
    })
    .where("id", "=", id)
    .execute();
};

/** Lets one process at a time work on an import, until the transaction ends; false when another one does. */
export const tryLockImport = async (tx: Tx, id: string): Promise<boolean> => {
  const { rows } = await sql<{ locked: SqlBool }>`
    select pg_try_advisory_xact_lock(hashtextextended('import ' || ${id}, 0)) as locked`.execute(tx);
  return rows[0]?.locked === true;
};

/** Imports that some process was working on: of the living, or of one that was killed. Those of a batch are its own. */
export const unfinishedImports = async (tx: Tx): Promise<Array<{ id: string; status: ImportStatus }>> =>
  tx
    .selectFrom("imports")
    .select(["id", "status"])
    .where("status", "in", ["received", "previewing", "applying", "undoing"])
    .where((eb) => eb.or([eb("batch_id", "is", null), eb("status", "=", "undoing")]))
    .$narrowType<{ status: ImportStatus }>()
    .execute();
