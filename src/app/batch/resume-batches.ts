import type { Actor } from "#domain/access.ts";
import { discardWaiting } from "#store/batch-imports.ts";
import { discardedWithWaiting, tryLockBatch, unfinishedBatches } from "#store/batches.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App, ImportQueue } from "../context.ts";

const SERVER: Actor = { kind: "system", name: "server start" };

/**
 * Takes up the batches that a killed process left unfinished; those that a living process works on are locked by it and
 * left alone. How many were taken up.
 */
export const resumeBatches = async (app: App, queue: ImportQueue): Promise<number> => {
  const waiting = await inTransaction(app.store.db, SERVER, async (tx) => {
    for (const id of await discardedWithWaiting(tx)) await discardWaiting(tx, id);
    const rows = [];
    for (const row of await unfinishedBatches(tx)) if (await tryLockBatch(tx, row.id)) rows.push(row);
    return rows;
  });
  for (const { id, status, askedBy, askedById } of waiting) {
    const actor: Actor =
      askedById === null
        ? { kind: "operator", name: askedBy }
        : { kind: "user", userId: askedById, name: askedBy };
    await queue.add({ batchId: id, task: status === "applying" ? "apply batch" : "preview batch", actor });
  }
  return waiting.length;
};
