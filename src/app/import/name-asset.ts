import type { Actor } from "#domain/access.ts";
import { OPEN_BATCH } from "#domain/batch.ts";
import { Fault } from "#domain/fault.ts";
import { givenAssetName } from "#domain/unnamed-asset.ts";
import { findBatch, type BatchRow } from "#store/batches.ts";
import type { Tx } from "#store/database.ts";
import { saveAssetName, type ImportRow } from "#store/imports.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import { previewAgain } from "../batch/preview-batch.ts";
import type { App, ImportQueue } from "../context.ts";
import { requireImport } from "./find-import.ts";
import { auditImport } from "./run-import.ts";

/**
 * Names the asset that the file of a previewed import does not name, or with null takes the name away; a new preview is
 * made, of the whole batch when the file stands in one. Throws `input.invalid` for a name that is none and
 * `import.not-appliable` for an import that waits no more, or whose batch is being worked on.
 */
export const nameAsset = async (
  app: App,
  queue: ImportQueue,
  actor: Actor,
  importId: string,
  name: string | null,
): Promise<ImportRow> => {
  const { named, batch } = await inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireImport(tx, importId);
    await authorize(tx, actor, row.systemId, "import.preview");
    const assetName = name === null ? null : givenAssetName(name);
    const batch = await openBatchOf(tx, row);
    const waits = batch === null || batch.status === "previewed";
    if (!waits || !(await saveAssetName(tx, importId, assetName))) throw notWaiting(row, batch);
    const note = `${row.fileName}: ${assetName ?? "no name"}`;
    await auditImport(tx, actor, row, "import.asset-named", note);
    if (batch !== null) await previewAgain(tx, actor, batch, `The asset of a file was named. ${note}`);
    return { named: await requireImport(tx, importId), batch };
  });
  await queue.add(
    batch === null
      ? { importId, task: "preview", actor }
      : { batchId: batch.id, task: "preview batch", actor },
  );
  return named;
};

const openBatchOf = async (tx: Tx, { batchId }: ImportRow): Promise<BatchRow | null> => {
  const batch = batchId === null ? null : await findBatch(tx, batchId);
  return batch !== null && OPEN_BATCH.includes(batch.status) ? batch : null;
};

const notWaiting = (row: ImportRow, batch: BatchRow | null): Fault =>
  new Fault(
    "import.not-appliable",
    `Expected the import of ${row.fileName} to be previewed, found ${batch === null ? `it ${row.status}` : `its batch ${batch.status}`}. Reload the import.`,
  );
