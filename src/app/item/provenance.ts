import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import {
  countFindings,
  findingsOfItem,
  findRecord,
  sightingsOfFinding,
  type ListedFinding,
  type Provenance,
} from "#store/provenance.ts";
import { readImportReport, type ImportRow } from "#store/imports.ts";
import type { Tx } from "#store/database.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireImport } from "../import/find-import.ts";
import { requireItem } from "./find-item.ts";

export type ListFindingsResult = { readonly total: number; readonly findings: readonly ListedFinding[] };

/** A page of an item's findings, by asset and location. */
export const listFindings = (
  app: App,
  actor: Actor,
  systemId: string,
  poamId: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<ListFindingsResult> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const { id } = await requireItem(tx, systemId, poamId);
    return {
      total: await countFindings(tx, id),
      findings: await findingsOfItem(tx, id, page),
    };
  });

/** Every record that showed the finding, newest scan first. */
export const listSightings = (
  app: App,
  actor: Actor,
  systemId: string,
  findingId: string,
): Promise<Provenance[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    return sightingsOfFinding(tx, systemId, findingId);
  });

type RecordPlace = Omit<Provenance, "outcome" | "severity" | "differs" | "scannedAs" | "matchedBy">;

export type RawRecord = RecordPlace & { readonly text: string; readonly cut: boolean };

/** A record longer than this is shown cut; the whole stands in the raw file. */
const SHOWN_BYTES = 1_000_000;

/** The record's own bytes, read back from the stored raw file. Throws `import.not-found` for a record that is not there. */
export const readRawRecord = async (
  app: App,
  actor: Actor,
  importId: string,
  ordinal: number,
): Promise<RawRecord> => {
  const record = await inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireImport(tx, importId);
    await authorize(tx, actor, row.systemId, "raw-record.read");
    return (await findRecord(tx, importId, ordinal)) ?? (await setAsideRecord(tx, row, ordinal));
  });
  const end = Math.min(record.byteEnd, record.byteStart + SHOWN_BYTES);
  const chunks: Uint8Array[] = [];
  for await (const chunk of app.store.rawFiles.read(record.sha256, { start: record.byteStart, end }))
    chunks.push(chunk);
  return { ...record, text: Buffer.concat(chunks).toString("utf8"), cut: end < record.byteEnd };
};

/** A record that a preview set aside: it stands in no table yet, only in the preview's report. */
const setAsideRecord = async (tx: Tx, row: ImportRow, ordinal: number): Promise<RecordPlace> => {
  const report = await readImportReport(tx, row.id);
  const record = report?.setAside.find((candidate) => candidate.ordinal === ordinal);
  if (!record) {
    throw new Fault(
      "import.not-found",
      `Expected record ${ordinal} of the import of ${row.fileName}, found none that is kept. Check the number; a preview keeps set-aside records only.`,
    );
  }
  const { byteStart, byteEnd } = record;
  const { id: importId, fileName, sha256, scannedAt } = row;
  return { importId, fileName, sha256, scannedAt, ordinal, byteStart, byteEnd };
};

/** The raw file of an import, byte for byte. Throws `import.not-found`. */
export const readRawFile = async (
  app: App,
  actor: Actor,
  importId: string,
): Promise<{
  readonly sha256: string;
  readonly byteCount: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}> => {
  const row = await inTransaction(app.store.db, actor, async (tx) => {
    const found = await requireImport(tx, importId);
    await authorize(tx, actor, found.systemId, "raw-record.read");
    return found;
  });
  return { sha256: row.sha256, byteCount: row.bytes, bytes: app.store.rawFiles.read(row.sha256) };
};
