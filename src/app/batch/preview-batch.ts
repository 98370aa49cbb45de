import type { Actor } from "#domain/access.ts";
import { countsOfRepeat } from "#domain/import.ts";
import { Fault } from "#domain/fault.ts";
import { discardWaiting, importsOfBatch, placeInBatch, WAITING } from "#store/batch-imports.ts";
import { findBatch, moveBatch, saveBatchRevision, tryLockBatch, type BatchRow } from "#store/batches.ts";
import type { Tx } from "#store/database.ts";
import {
  findAppliedImport,
  savePreview,
  moveImport,
  saveApplied,
  saveFault,
  type ImportResult,
  type ImportRow,
} from "#store/imports.ts";
import { beginTrial, findSystem, lockLedger, type System } from "#store/systems.ts";
import { inRolledBackTransaction, inSavepoint, inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { auditImport, endAsRepeat } from "../import/run-import.ts";
import { takeInTracked } from "../import/take-in-tracked.ts";
import { PutAway } from "../import/tell.ts";
import { batchPace, type BatchPace } from "./batch-pace.ts";
import { orderFiles } from "./batch-order.ts";
import { auditBatch } from "./find-batch.ts";

/** What the trial found for one file. */
type Outcome =
  | { readonly row: ImportRow; readonly kind: "result"; readonly result: ImportResult }
  | { readonly row: ImportRow; readonly kind: "repeat"; readonly original: ImportRow }
  | { readonly row: ImportRow; readonly kind: "fault"; readonly fault: Fault };

type Trial = { readonly outcomes: readonly Outcome[]; readonly revision: number };

/**
 * Makes the preview of a batch: takes its waiting files in for trial, oldest scan first, each after those before it, keeps
 * what would become of each, undoes everything. Files that cannot be read leave the batch with their fault. Does nothing
 * when the batch waits for no preview or another process is at it. What is kept in memory grows with the number of files,
 * not with their size.
 */
export const previewBatch = async (app: App, actor: Actor, batchId: string): Promise<void> => {
  const begun = await inTransaction(app.store.db, actor, (tx) => begin(tx, batchId));
  if (!begun) return;
  const { files, refused } = await orderFiles(app, begun.waiting);
  try {
    const trial = await inRolledBackTransaction(app.store.db, actor, async (tx): Promise<Trial | null> => {
      if (!(await tryLockBatch(tx, batchId))) return null;
      return tryFiles(app, tx, actor, begun.batch, files);
    });
    if (trial === null) return;
    const outcomes = [
      ...trial.outcomes,
      ...refused.map(({ row, fault }): Outcome => ({ row, kind: "fault", fault })),
    ];
    await inTransaction(app.store.db, actor, (tx) =>
      keep(tx, actor, begun.batch, { outcomes, revision: trial.revision }),
    );
  } catch (error) {
    if (!(error instanceof PutAway)) throw error;
    await inTransaction(app.store.db, actor, (tx) => discardWaiting(tx, batchId));
  }
};

const begin = async (tx: Tx, batchId: string): Promise<{ batch: BatchRow; waiting: ImportRow[] } | null> => {
  const batch = await findBatch(tx, batchId);
  if (batch?.status !== "previewing") return null;
  const imports = await importsOfBatch(tx, batchId);
  return { batch, waiting: imports.filter(({ status }) => WAITING.includes(status)) };
};

const tryFiles = async (
  app: App,
  tx: Tx,
  actor: Actor,
  batch: BatchRow,
  files: readonly ImportRow[],
): Promise<Trial> => {
  const pace = batchPace(app, actor, batch.id, files);
  await beginTrial(tx);
  await lockLedger(tx, batch.systemId);
  const system = await findSystem(tx, batch.systemId);
  if (!system) throw new Error(`Batch ${batch.id} has no system.`);
  const own = new Map<string, ImportResult>();
  const outcomes: Outcome[] = [];
  for (const row of files) {
    const outcome = await tryFile(app, tx, { actor, row, system }, pace, own);
    if (outcome.kind === "result") own.set(row.id, outcome.result);
    outcomes.push(outcome);
    if (!(await pace.fileDone(row))) throw new PutAway();
  }
  return { outcomes, revision: system.revision };
};

const tryFile = async (
  app: App,
  tx: Tx,
  input: { readonly actor: Actor; readonly row: ImportRow; readonly system: System },
  pace: BatchPace,
  own: ReadonlyMap<string, ImportResult>,
): Promise<Outcome> => {
  const { row } = input;
  const original = await findAppliedImport(tx, row);
  if (original) {
    const before = own.get(original.id);
    if (!before) return { row, kind: "repeat", original };
    return { row, kind: "result", result: sameBytes(before, original.fileName) };
  }
  try {
    const result = await inSavepoint(tx, async () => {
      const taken = await takeInTracked(app, tx, input, pace.tell);
      await moveImport(tx, row.id, [row.status], "applying");
      if (!(await saveApplied(tx, row.id, taken, app.now()))) throw new PutAway();
      return taken;
    });
    return { row, kind: "result", result };
  } catch (error) {
    if (error instanceof Fault) return { row, kind: "fault", fault: error };
    throw error;
  }
};

/** The same bytes once more in one batch: nothing is left for them to change. */
const sameBytes = ({ facts, counts, report }: ImportResult, first: string): ImportResult => ({
  facts,
  counts: countsOfRepeat(counts),
  report: {
    ...report,
    changes: [],
    changesLeftOut: 0,
    remarks: [
      {
        code: "import.same-bytes",
        where: "file",
        message: `The bytes are those of ${first}, which comes before it in this batch; applying it changes nothing.`,
      },
    ],
  },
});

const keep = async (tx: Tx, actor: Actor, batch: BatchRow, { outcomes, revision }: Trial): Promise<void> => {
  const left = outcomes.some(({ kind }) => kind === "result");
  const to = left ? "previewed" : "finished";
  // First, so that a batch that was put away meanwhile keeps nothing.
  if (!(await saveBatchRevision(tx, batch.id, "previewing", revision, to))) throw new PutAway();
  for (const outcome of outcomes) {
    const { row } = outcome;
    if (outcome.kind === "result") await savePreview(tx, row.id, outcome.result, revision, WAITING);
    else if (outcome.kind === "repeat") await endAsRepeat(tx, actor, row, outcome.original);
    else {
      const { code, message } = outcome.fault;
      await saveFault(tx, row.id, { code, message });
      await auditImport(tx, actor, row, "import.failed", `${row.fileName}: ${code}`);
    }
  }
  const tried = outcomes.map(({ row }) => row.id);
  const before = (await importsOfBatch(tx, batch.id)).map(({ id }) => id).filter((id) => !tried.includes(id));
  await placeInBatch(tx, [...before, ...tried]);
  if (!left) await auditBatch(tx, actor, batch, "batch.finished", "Nothing in it was left to apply.");
};

/** Lets the batch's preview be made again, because the ledger or a file is not what its previews were made on. */
export const previewAgain = async (
  tx: Tx,
  actor: Actor,
  batch: BatchRow,
  why = "The ledger changed since the preview.",
): Promise<void> => {
  await moveBatch(tx, batch.id, ["previewed", "applying"], "previewing", actor);
  await auditBatch(tx, actor, batch, "batch.preview-stale", why);
};
