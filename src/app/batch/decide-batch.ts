import type { Actor } from "#domain/access.ts";
import type { BatchStatus } from "#domain/batch.ts";
import { Fault } from "#domain/fault.ts";
import { discardWaiting, releaseWaiting } from "#store/batch-imports.ts";
import { moveBatch, saveBatchFault, type BatchRow } from "#store/batches.ts";
import { inTransaction } from "#store/transaction.ts";
import { appendAudit } from "#store/audit.ts";
import { authorize } from "../authorize.ts";
import type { App, ImportQueue } from "../context.ts";
import { auditBatch, requireBatch } from "./find-batch.ts";
import { previewAgain } from "./preview-batch.ts";
import { batchWithImports, type ReadBatch } from "./read-batch.ts";

/**
 * Lets a previewed batch be applied: from here a job does it. When the ledger changed since the preview, a new preview is
 * made and `import.preview-stale` thrown, so that nothing is applied that was not shown.
 */
export const startApplyingBatch = async (
  app: App,
  queue: ImportQueue,
  actor: Actor,
  batchId: string,
  previewRevision: number,
): Promise<ReadBatch> => {
  const { batch, stale } = await inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireBatch(tx, batchId);
    const system = await authorize(tx, actor, row.systemId, "import.apply");
    requireStatus(row, ["previewed"], "previewed");
    const stale = row.previewRevision !== previewRevision || system.revision !== previewRevision;
    if (stale) await previewAgain(tx, actor, row);
    else if (await moveBatch(tx, batchId, ["previewed"], "applying", actor))
      await auditBatch(tx, actor, row, "batch.apply-requested", `On revision ${previewRevision}.`);
    return { batch: await batchWithImports(tx, await requireBatch(tx, batchId)), stale };
  });
  await queue.add({ batchId, task: stale ? "preview batch" : "apply batch", actor });
  if (!stale) return batch;
  throw new Fault(
    "import.preview-stale",
    "Expected the ledger as it was when the batch was previewed, found that it changed since. A new preview is being made: read it and apply again.",
  );
};

/**
 * Puts away what waits in a batch. A running one stops at its next step; each of its files is then in the ledger whole or
 * not at all.
 */
export const discardBatch = (app: App, actor: Actor, batchId: string): Promise<ReadBatch> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireBatch(tx, batchId);
    await authorize(tx, actor, row.systemId, "import.preview");
    requireStatus(row, ["previewing", "previewed", "applying"], "not yet applied");
    await moveBatch(tx, batchId, ["previewing", "previewed", "applying"], "discarded");
    const put = await discardWaiting(tx, batchId);
    await auditBatch(tx, actor, row, "batch.discarded", `It was ${row.status}.`);
    await appendAudit(
      tx,
      actor,
      put.map((id) => ({
        action: "import.discarded",
        systemId: row.systemId,
        objectType: "import" as const,
        objectId: id,
        note: `With batch ${batchId}.`,
      })),
    );
    return batchWithImports(tx, await requireBatch(tx, batchId));
  });

/** Ends a batch whose work failed for no named reason and is not tried again: its files wait by themselves again. */
export const giveUpBatch = async (
  app: App,
  queue: ImportQueue,
  actor: Actor,
  batchId: string,
): Promise<void> => {
  const released = await inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireBatch(tx, batchId);
    const fault = {
      code: "import.unfinished",
      message:
        "Expected to read these files to their end, found a bug on our side at every try. Those that are not in the ledger wait by themselves again, which shows the one that fails. Tell your administrator, who finds the reason in the log.",
    };
    if (!(await saveBatchFault(tx, batchId, fault))) return [];
    await auditBatch(tx, actor, row, "batch.failed", fault.code);
    return releaseWaiting(tx, batchId);
  });
  for (const importId of released) await queue.add({ importId, task: "preview", actor });
};

const requireStatus = (row: BatchRow, statuses: readonly BatchStatus[], expected: string): void => {
  if (statuses.includes(row.status)) return;
  throw new Fault(
    "import.not-appliable",
    `Expected the batch to be ${expected}, found it ${row.status}. Reload the batch.`,
  );
};
