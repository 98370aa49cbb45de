import { randomUUIDv7 } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { givenAssetName } from "#domain/unnamed-asset.ts";
import { openArchive } from "#reports/index.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { findImport, insertImport, type ImportRow } from "#store/imports.ts";
import type { StoredFile } from "#store/raw-files.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import { memberName } from "./member-name.ts";
import type { App, ImportQueue } from "../context.ts";

/** The largest raw file that is taken in: 8 GiB. */
export const MAX_REPORT_BYTES = 8 * 1024 ** 3;

/**
 * When a preview of each report is to be made: at once; at once if the file is a single report; or later, because a batch
 * is to take the reports up.
 */
export const PREVIEW_WISHES = ["now", "single", "later"] as const;
export type PreviewWish = (typeof PREVIEW_WISHES)[number];

/** Reports that no batch took up after that many seconds get a preview each. */
const LATER = 600;

/** `receiveFile`, and a preview of each report is made in the background. */
export const receiveForPreview = async (
  app: App,
  queue: ImportQueue,
  actor: Actor,
  input: ReceivedFile,
  preview: PreviewWish = "now",
  also?: AlsoRecord,
): Promise<ImportRow[]> => {
  const rows = await receiveFile(app, actor, input, also);
  const after = preview === "later" || (preview === "single" && rows.length > 1) ? LATER : 0;
  for (const { id } of rows) await queue.add({ importId: id, task: "preview", actor }, after);
  return rows;
};

/** What is written in the transaction that records the imports. */
export type AlsoRecord = (tx: Tx, rows: readonly ImportRow[]) => Promise<void>;

export type ReceivedFile = {
  readonly systemId: string;
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What the bytes must hash to, if that was said. */
  readonly sha256?: string;
  /** What the asset is called that the file, or a file of the archive, does not name. */
  readonly assetName?: string | undefined;
};

/** A file that is stored, and the archive that held it. */
type StoredReport = StoredFile & {
  readonly fileName: string;
  readonly archive: { readonly name: string; readonly sha256: string } | null;
};

/**
 * Stores a file once by its hash and records an import of it; of an archive, an import of each file in it (all of them or
 * none). Nothing is in the ledger yet. Throws `input.invalid` for an asset name that is none, `report.too-large`, the faults
 * of `openArchive`, `system.not-found` and `access.denied`, all before any import is recorded.
 */
export const receiveFile = async (
  app: App,
  actor: Actor,
  input: ReceivedFile,
  also?: AlsoRecord,
): Promise<ImportRow[]> => {
  await inTransaction(app.store.db, actor, (tx) => authorize(tx, actor, input.systemId, "import.preview"));
  const how = { assetName: nameOf(input), also };
  const stored = await app.store.rawFiles.put(input.bytes, MAX_REPORT_BYTES, input.sha256);
  const members = await openArchive(() => app.store.rawFiles.read(stored.sha256));
  const { fileName, systemId } = input;
  if (members === null) return record(app, actor, systemId, [{ ...stored, fileName, archive: null }], how);
  if (members.length === 0) {
    throw new Fault(
      "report.unrecognized",
      `Expected reports in the archive ${fileName}, found no file in it. Pack it again.`,
    );
  }
  const reports: StoredReport[] = [];
  for (const packed of members) {
    const member = await app.store.rawFiles.put(packed.open(), MAX_REPORT_BYTES);
    const archive = { name: fileName, sha256: stored.sha256 };
    reports.push({ ...member, fileName: memberName(fileName, packed.name), archive });
  }
  return record(app, actor, systemId, reports, how);
};

/** `receiveFile` for a report that is not packed, as it stands. */
export const receiveReport = async (
  app: App,
  actor: Actor,
  input: ReceivedFile & {
    readonly archive?: StoredReport["archive"];
    /** The mapping through which the file is read. */
    readonly mappingId?: string | undefined;
  },
): Promise<ImportRow> => {
  await inTransaction(app.store.db, actor, (tx) => authorize(tx, actor, input.systemId, "import.preview"));
  const assetName = nameOf(input);
  const stored = await app.store.rawFiles.put(input.bytes, MAX_REPORT_BYTES);
  const { fileName, archive = null, mappingId } = input;
  const [row] = await record(app, actor, input.systemId, [{ ...stored, fileName, archive }], {
    mappingId,
    assetName,
  });
  if (!row) throw new Error("The import that was just written is not there.");
  return row;
};

const nameOf = ({ assetName }: ReceivedFile): string | undefined =>
  assetName === undefined ? undefined : givenAssetName(assetName);

type HowRecorded = {
  readonly mappingId?: string | undefined;
  readonly assetName?: string | undefined;
  readonly also?: AlsoRecord | undefined;
};

const record = (
  app: App,
  actor: Actor,
  systemId: string,
  reports: readonly StoredReport[],
  { mappingId, assetName, also }: HowRecorded,
): Promise<ImportRow[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "import.preview");
    const rows: ImportRow[] = [];
    for (const report of reports) {
      const { fileName, bytes, sha256, archive } = report;
      const id = randomUUIDv7();
      await insertImport(tx, actor, { ...report, id, systemId, mappingId, assetName });
      const packed = archive === null ? "" : `, out of ${archive.name} (SHA-256 ${archive.sha256})`;
      await appendAudit(tx, actor, [
        {
          action: "import.received",
          systemId,
          objectType: "import",
          objectId: id,
          note: `${fileName}, ${bytes} bytes, SHA-256 ${sha256}${packed}`,
        },
      ]);
      const row = await findImport(tx, id);
      if (!row) throw new Error("The import that was just written is not there.");
      rows.push(row);
    }
    await also?.(tx, rows);
    return rows;
  });
