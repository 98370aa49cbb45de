import { randomUUID } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { inTransaction } from "#store/transaction.ts";
import {
  claimUpload,
  deleteUpload,
  findUpload,
  releaseUpload,
  renewUpload,
  saveReceived,
  saveUploaded,
  type UploadRow,
} from "#store/uploads.ts";
import type { App, ImportQueue } from "../context.ts";
import { receiveForPreview, type PreviewWish } from "../import/receive-report.ts";
import { auditUpload, requireUpload } from "./find-upload.ts";
import { readUpload, type ReadUpload } from "./keep-upload.ts";

/** The next piece of an upload. */
export type Piece = {
  /** The byte of the whole file that the piece begins with. */
  readonly offset: number;
  /** The length of the whole file, if the sender said it again. */
  readonly total: number | null;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly preview: PreviewWish;
  /** What the asset is called that the file does not name; counts when said with the last piece. */
  readonly assetName?: string | undefined;
};

/**
 * Appends a piece; the last one makes imports of the file, as if it had come in one. A piece that breaks off is kept as
 * far as it came. Throws `upload.busy` while another piece is being written, `upload.wrong-offset` with the right offset,
 * `upload.different-bytes` and the faults of `receiveFile`; with those the upload is over.
 */
export const appendUpload = async (
  app: App,
  queue: ImportQueue,
  actor: Actor,
  uploadId: string,
  piece: Piece,
): Promise<ReadUpload> => {
  const writer = randomUUID();
  const row = await claim(app, actor, uploadId, writer);
  if (row.importIds !== null) return readUpload(app, actor, uploadId);
  const alive = setInterval(() => {
    inTransaction(app.store.db, actor, (tx) => renewUpload(tx, uploadId, writer)).catch(() => undefined);
  }, 5000);
  try {
    await write(app, actor, row, writer, piece);
    const now = await readUpload(app, actor, uploadId);
    if (now.received === now.bytes) await complete(app, queue, actor, now, piece);
  } finally {
    clearInterval(alive);
    await inTransaction(app.store.db, actor, (tx) => releaseUpload(tx, uploadId, writer));
  }
  return readUpload(app, actor, uploadId);
};

const claim = (app: App, actor: Actor, uploadId: string, writer: string): Promise<UploadRow> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const known = await requireUpload(tx, actor, uploadId);
    if (known.importIds !== null) return known;
    if (!(await claimUpload(tx, uploadId, writer))) {
      throw new Fault(
        "upload.busy",
        `Expected nobody else to write to the upload of ${known.fileName}, found another piece on its way. Wait some seconds, ask how far it is, and go on there.`,
      );
    }
    return (await findUpload(tx, uploadId)) ?? known;
  });

const write = async (app: App, actor: Actor, row: UploadRow, writer: string, piece: Piece): Promise<void> => {
  if (piece.total !== null && piece.total !== row.bytes) {
    throw new Fault(
      "input.invalid",
      `Expected a piece of a file of ${row.bytes} bytes, found one of ${piece.total}. Begin a new upload.`,
    );
  }
  if (piece.offset !== row.received) {
    throw new Fault(
      "upload.wrong-offset",
      `Expected the piece of ${row.fileName} that begins at byte ${row.received}, found one at byte ${piece.offset}. Go on at byte ${row.received}.`,
    );
  }
  const most = row.bytes - row.received;
  const written = await app.store.uploadFiles.append(row.id, row.received, piece.bytes, most);
  const counted = await inTransaction(app.store.db, actor, (tx) =>
    saveReceived(tx, row.id, writer, row.received + written),
  );
  if (counted) return;
  throw new Fault("upload.busy", `Another piece of ${row.fileName} came in between. Ask how far it is.`);
};

const complete = async (
  app: App,
  queue: ImportQueue,
  actor: Actor,
  row: UploadRow,
  { preview, assetName }: Piece,
): Promise<void> => {
  const { systemId, fileName, sha256 } = row;
  const bytes = app.store.uploadFiles.read(row.id);
  const file = { systemId, fileName, bytes, assetName, ...(sha256 === null ? {} : { sha256 }) };
  try {
    await receiveForPreview(app, queue, actor, file, preview, (tx, imports) =>
      saveUploaded(
        tx,
        row.id,
        imports.map(({ id }) => id),
      ),
    );
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    await inTransaction(app.store.db, actor, async (tx) => {
      await deleteUpload(tx, row.id);
      await auditUpload(tx, actor, row, "upload.refused", `${fileName}: ${error.code}`);
    });
    await app.store.uploadFiles.remove(row.id);
    throw error;
  }
  await app.store.uploadFiles.remove(row.id);
};
