import type { Actor } from "#domain/access.ts";
import { MOST_BATCH_FILES } from "#domain/batch.ts";
import { Fault } from "#domain/fault.ts";
import { importsOfBatch, putIntoBatch } from "#store/batch-imports.ts";
import { insertBatch } from "#store/batches.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App, ImportQueue } from "../context.ts";
import { requireImport } from "../import/find-import.ts";
import { auditBatch, requireBatch } from "./find-batch.ts";
import { batchWithImports, type ReadBatch } from "./read-batch.ts";

/**
 * Makes one batch of imports that wait for review; from here on it decides about them, and a job makes its preview.
 * Throws `import.not-found` for an import of another system and `import.not-appliable` for one that waits no more.
 */
export const createBatch = async (
  app: App,
  queue: ImportQueue,
  actor: Actor,
  systemId: string,
  importIds: readonly string[],
): Promise<ReadBatch> => {
  const ids = [...new Set(importIds)];
  if (ids.length === 0 || ids.length > MOST_BATCH_FILES) {
    throw new Fault(
      "input.invalid",
      `Expected 1 to ${MOST_BATCH_FILES} imports in a batch, found ${ids.length}. Review them in several batches.`,
    );
  }
  const batch = await inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "import.preview");
    const id = await insertBatch(tx, actor, systemId);
    const taken = new Set(await putIntoBatch(tx, systemId, id, ids));
    for (const importId of ids) {
      if (taken.has(importId)) continue;
      const row = await requireImport(tx, importId);
      throw row.systemId === systemId
        ? new Fault(
            "import.not-appliable",
            `Expected ${row.fileName} to wait for review, found it ${row.status}${row.batchId === null ? "" : " in another batch"}. Reload the imports.`,
          )
        : new Fault("import.not-found", `Expected an import ${importId} of this system, found none.`);
    }
    const row = await requireBatch(tx, id);
    const files = await importsOfBatch(tx, id);
    await auditBatch(
      tx,
      actor,
      row,
      "batch.created",
      files
        .map(({ fileName }) => fileName)
        .join(", ")
        .slice(0, 4000),
    );
    return batchWithImports(tx, row);
  });
  await queue.add({ batchId: batch.id, task: "preview batch", actor });
  return batch;
};
