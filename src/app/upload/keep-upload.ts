import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { ImportRow } from "#store/imports.ts";
import { inTransaction } from "#store/transaction.ts";
import {
  deleteAbandonedUploads,
  deleteUpload,
  insertUpload,
  knownUploads,
  type NewUpload,
  type UploadRow,
} from "#store/uploads.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireImport } from "../import/find-import.ts";
import { MAX_REPORT_BYTES } from "../import/receive-report.ts";
import { auditUpload, requireUpload } from "./find-upload.ts";

/** An upload, and the imports that it became once it is whole. */
export type ReadUpload = UploadRow & { readonly imports: readonly ImportRow[] | null };

/** Begins an upload that is sent in pieces and can go on where it was cut off. */
export const beginUpload = (app: App, actor: Actor, upload: NewUpload): Promise<ReadUpload> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, upload.systemId, "import.preview");
    if (upload.bytes > MAX_REPORT_BYTES) {
      throw new Fault(
        "report.too-large",
        `Expected a file of at most ${MAX_REPORT_BYTES} bytes, found ${upload.bytes}. Split the export and import the parts.`,
      );
    }
    const id = await insertUpload(tx, actor, upload);
    const row = await requireUpload(tx, actor, id);
    await auditUpload(tx, actor, row, "upload.begun", `${row.fileName}, ${row.bytes} bytes`);
    return { ...row, imports: null };
  });

/** How far the upload is: it goes on at byte `received`. */
export const readUpload = (app: App, actor: Actor, uploadId: string): Promise<ReadUpload> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireUpload(tx, actor, uploadId);
    const imports: ImportRow[] = [];
    for (const id of row.importIds ?? []) imports.push(await requireImport(tx, id));
    return { ...row, imports: row.importIds === null ? null : imports };
  });

/** Drops an upload and its bytes. What it became, if it is whole, stays. */
export const dropUpload = async (app: App, actor: Actor, uploadId: string): Promise<void> => {
  await inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireUpload(tx, actor, uploadId);
    await deleteUpload(tx, row.id);
    await auditUpload(tx, actor, row, "upload.dropped");
  });
  await app.store.uploadFiles.remove(uploadId);
};

const CLEANER: Actor = { kind: "system", name: "upload cleaner" };
const ABANDONED_MS = 7 * 24 * 60 * 60 * 1000;

/** Removes uploads that nobody has touched for seven days, and bytes of which no upload knows. How many uploads went. */
export const removeAbandonedUploads = async (app: App): Promise<number> => {
  const before = new Date(app.now().getTime() - ABANDONED_MS);
  const stored = await app.store.uploadFiles.list();
  const { gone, known } = await inTransaction(app.store.db, CLEANER, async (tx) => {
    const gone = await deleteAbandonedUploads(tx, before);
    for (const row of gone) await auditUpload(tx, CLEANER, row, "upload.removed");
    return { gone, known: await knownUploads(tx, stored) };
  });
  for (const id of stored) if (!known.has(id)) await app.store.uploadFiles.remove(id);
  return gone.length;
};
