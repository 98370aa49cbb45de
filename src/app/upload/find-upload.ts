import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { findUpload, type UploadRow } from "#store/uploads.ts";
import { authorize } from "../authorize.ts";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The actor's own upload, or `upload.not-found`: those of others look the same as none. Also throws `access.denied`. */
export const requireUpload = async (tx: Tx, actor: Actor, uploadId: string): Promise<UploadRow> => {
  const row = UUID.test(uploadId) ? await findUpload(tx, uploadId) : null;
  if (!row) {
    throw new Fault(
      "upload.not-found",
      `Expected an upload ${uploadId} of yours, found none. It may have been dropped or removed; begin a new one.`,
    );
  }
  await authorize(tx, actor, row.systemId, "import.preview");
  return row;
};

export const auditUpload = (
  tx: Tx,
  actor: Actor,
  { id, systemId, fileName }: Pick<UploadRow, "id" | "systemId" | "fileName">,
  action: string,
  note = fileName,
): Promise<void> => appendAudit(tx, actor, [{ action, systemId, objectType: "upload", objectId: id, note }]);
