import { randomUUIDv7 } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import { appendAudit } from "#store/audit.ts";
import { findImport, insertImport, type ImportRow } from "#store/imports.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App, ImportQueue } from "../context.ts";

/** The largest raw file that is taken in: 8 GiB. */
const MAX_REPORT_BYTES = 8 * 1024 ** 3;

/** `receiveReport`, and a preview is made in the background. */
export const receiveForPreview = async (
  app: App,
  queue: ImportQueue,
  actor: Actor,
  input: ReceivedFile,
): Promise<ImportRow> => {
  const row = await receiveReport(app, actor, input);
  await queue.add({ importId: row.id, task: "preview", actor });
  return row;
};

export type ReceivedFile = {
  readonly systemId: string;
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/**
 * Stores the bytes of a report once by their hash and records the import; nothing of it is in the ledger yet.
 * Throws `report.too-large`, `system.not-found` and `access.denied`, all before anything is kept.
 */
export const receiveReport = async (app: App, actor: Actor, input: ReceivedFile): Promise<ImportRow> => {
  await inTransaction(app.store.db, actor, (tx) => authorize(tx, actor, input.systemId, "import.preview"));
  const stored = await app.store.rawFiles.put(input.bytes, MAX_REPORT_BYTES);
  return inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, input.systemId, "import.preview");
    const id = randomUUIDv7();
    await insertImport(tx, actor, { id, systemId: input.systemId, fileName: input.fileName, ...stored });
    await appendAudit(tx, actor, [
      {
        action: "import.received",
        systemId: input.systemId,
        objectType: "import",
        objectId: id,
        note: `${input.fileName}, ${stored.bytes} bytes, SHA-256 ${stored.sha256}`,
      },
    ]);
    const row = await findImport(tx, id);
    if (!row) throw new Error("The import that was just written is not there.");
    return row;
  });
};
