import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { discardWaiting, importsOfBatch } from "#store/batch-imports.ts";
import { findBatch, moveBatch, saveBatchRevision, tryLockBatch, type BatchRow } from "#store/batches.ts";
import type { Tx } from "#store/database.ts";
import { findAppliedImport, moveImport, saveApplied, tryLockImport, type ImportRow } from "#store/imports.ts";
import { refreshStatistics } from "#store/statistics.ts";
import { bumpRevision, findSystem, lockLedger } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { auditImport, endAsRepeat, failImport } from "../import/run-import.ts";
import { takeInTracked } from "../import/take-in-tracked.ts";
import { PutAway } from "../import/tell.ts";
import { batchPace, type BatchPace } from "./batch-pace.ts";
import { auditBatch } from "./find-batch.ts";
import { previewAgain, previewBatch } from "./preview-batch.ts";

type Step = "done" | "stale" | "busy";

/**
 * Applies the files of a batch in scan order, each in one transaction: all of it or, whatever happens, nothing. When the
 * ledger is not what a file's preview was made on, a new preview of the rest is made instead. Stops when a person puts the
 * batch away. Can be repeated after an interruption: files that are in the ledger are not touched again.
 */
export const applyBatch = async (app: App, actor: Actor, batchId: string): Promise<void> => {
  const { batch, waiting } = await inTransaction(app.store.db, actor, (tx) => waitingFiles(tx, batchId));
  if (batch?.status !== "applying") return;
  const pace = batchPace(app, actor, batchId, waiting);
  try {
    for (const row of waiting) {
      const step = await applyFile(app, actor, batch, row, pace);
      if (step === "busy") return;
      if (step === "stale") return await makeNewPreview(app, actor, batch);
      if (!(await pace.fileDone(row))) throw new PutAway();
    }
    await inTransaction(app.store.db, actor, (tx) => finish(tx, actor, batch));
    await refreshStatistics(app.store.db);
  } catch (error) {
    if (!(error instanceof PutAway)) throw error;
    await inTransaction(app.store.db, actor, (tx) => discardWaiting(tx, batchId));
  }
};

const waitingFiles = async (
  tx: Tx,
  batchId: string,
): Promise<{ batch: BatchRow | null; waiting: ImportRow[] }> => {
  const batch = await findBatch(tx, batchId);
  const imports = batch ? await importsOfBatch(tx, batchId) : [];
  return {
    batch,
    waiting: imports.filter(({ status }) => status === "previewed" || status === "applying"),
  };
};

const applyFile = async (
  app: App,
  actor: Actor,
  batch: BatchRow,
  row: ImportRow,
  pace: BatchPace,
): Promise<Step> => {
  const begun = await inTransaction(app.store.db, actor, (tx) =>
    moveImport(tx, row.id, ["previewed", "applying"], "applying", batch.id),
  );
  // Somebody else was at it, or put it away, which the pace finds out.
  if (!begun) return "done";
  try {
    return await inTransaction(app.store.db, actor, (tx) => takeFileIn(app, tx, actor, batch.id, row, pace));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    // The files after it were previewed with it: they must be seen without it first.
    await failImport(app, actor, row.id, { code: error.code, message: error.message });
    return "stale";
  }
};

const takeFileIn = async (
  app: App,
  tx: Tx,
  actor: Actor,
  batchId: string,
  row: ImportRow,
  pace: BatchPace,
): Promise<Step> => {
  if (!(await tryLockBatch(tx, batchId)) || !(await tryLockImport(tx, row.id))) return "busy";
  await lockLedger(tx, row.systemId);
  const system = await findSystem(tx, row.systemId);
  const batch = await findBatch(tx, batchId);
  if (!system || !batch) throw new Error(`Batch ${batchId} or its system is gone.`);
  if (system.revision !== batch.previewRevision) return "stale";
  const original = await findAppliedImport(tx, row);
  if (original) {
    await endAsRepeat(tx, actor, row, original);
    return "done";
  }
  const result = await takeInTracked(app, tx, { actor, row, system }, pace.tell);
  if (!(await saveApplied(tx, row.id, result, app.now()))) throw new PutAway();
  await bumpRevision(tx, system.id);
  const note = `${row.fileName}, SHA-256 ${row.sha256}: ${JSON.stringify(result.counts)}`;
  await auditImport(tx, actor, row, "import.applied", note);
  // What a person changed meanwhile makes the revision another one, which the next file finds out.
  const revision = system.revision + 1;
  if (!(await saveBatchRevision(tx, batchId, "applying", revision))) throw new PutAway();
  return "done";
};

const makeNewPreview = async (app: App, actor: Actor, batch: BatchRow): Promise<void> => {
  await inTransaction(app.store.db, actor, async (tx) => {
    const { waiting } = await waitingFiles(tx, batch.id);
    for (const row of waiting) await moveImport(tx, row.id, ["applying"], "previewed", batch.id);
    await previewAgain(tx, actor, batch);
  });
  await previewBatch(app, actor, batch.id);
};

const finish = async (tx: Tx, actor: Actor, batch: BatchRow): Promise<void> => {
  if (!(await moveBatch(tx, batch.id, ["applying"], "finished"))) throw new PutAway();
  const imports = await importsOfBatch(tx, batch.id);
  const applied = imports.filter(({ status }) => status === "applied").length;
  await auditBatch(tx, actor, batch, "batch.finished", `${applied} of ${imports.length} files applied.`);
};
