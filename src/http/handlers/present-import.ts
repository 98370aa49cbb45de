import type { z } from "@hono/zod-openapi";
import type { readImport } from "#app/import/read-imports.ts";
import type { listSightings, RawRecord as ReadRecord } from "#app/item/provenance.ts";
import type { Import, ImportDetail, RawRecord } from "../contract/imports.ts";
import type { Sighting } from "../contract/items.ts";

type ReadImport = Awaited<ReturnType<typeof readImport>>;
type ImportRow = Omit<ReadImport, "changes" | "changesLeftOut" | "setAside" | "remarks" | "unnamedAsset">;
type Provenance = Awaited<ReturnType<typeof listSightings>>[number];

export const presentImport = (row: ImportRow): z.infer<typeof Import> => ({
  id: row.id,
  systemId: row.systemId,
  fileName: row.fileName,
  archiveName: row.archiveName,
  sha256: row.sha256,
  bytes: row.bytes,
  format: row.format,
  tool: row.tool,
  toolVersion: row.toolVersion,
  scanName: row.scanName,
  scannedAt: row.scannedAt?.toISOString() ?? null,
  status: row.status,
  repeatOf: row.repeatOf,
  batchId: row.batchId,
  mapping: row.mapping && { name: row.mapping.mapping.name, version: row.mapping.version },
  assetName: row.assetName,
  progress: row.progress,
  counts: row.counts,
  previewRevision: row.previewRevision,
  fault: row.fault,
  createdAt: row.createdAt.toISOString(),
  createdBy: row.createdBy,
  appliedAt: row.appliedAt?.toISOString() ?? null,
});

export const presentImportDetail = (row: ReadImport): z.infer<typeof ImportDetail> => ({
  ...presentImport(row),
  changes: row.changes.map((change) => ({ ...change, assets: [...change.assets] })),
  changesLeftOut: row.changesLeftOut,
  setAside: [...row.setAside],
  remarks: [...row.remarks],
  unnamedAsset: row.unnamedAsset ?? null,
});

export const presentSighting = (sighting: Provenance): z.infer<typeof Sighting> => {
  const { outcome } = sighting;
  if (outcome === "informational" || outcome === "setAside")
    throw new Error(`A finding has no ${outcome} records.`);
  return {
    ...sighting,
    outcome,
    scannedAt: sighting.scannedAt?.toISOString() ?? null,
    differs: Object.entries(sighting.differs ?? {}).map(([field, [before, now]]) => ({
      field,
      before: textOrNull(before),
      now: textOrNull(now),
    })),
  };
};

const textOrNull = (value: unknown): string | null =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : null;

export const presentRawRecord = (record: ReadRecord): z.infer<typeof RawRecord> => ({
  importId: record.importId,
  fileName: record.fileName,
  sha256: record.sha256,
  scannedAt: record.scannedAt?.toISOString() ?? null,
  ordinal: record.ordinal,
  byteStart: record.byteStart,
  byteEnd: record.byteEnd,
  text: record.text,
  cut: record.cut,
});
