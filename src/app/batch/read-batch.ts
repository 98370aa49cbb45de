import type { Actor } from "#domain/access.ts";
import { addCounts } from "#domain/batch.ts";
import type { ImportCounts } from "#domain/import.ts";
import { importsOfBatch } from "#store/batch-imports.ts";
import type { BatchRow } from "#store/batches.ts";
import type { Tx } from "#store/database.ts";
import type { ImportRow } from "#store/imports.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireBatch } from "./find-batch.ts";

/** A batch, its imports in scan order, and what they do together: those that wait, or those that are in the ledger. */
export type ReadBatch = BatchRow & {
  readonly imports: readonly ImportRow[];
  readonly totals: ImportCounts;
};

export const readBatch = (app: App, actor: Actor, batchId: string): Promise<ReadBatch> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireBatch(tx, batchId);
    await authorize(tx, actor, row.systemId, "system.read");
    return batchWithImports(tx, row);
  });

const COUNTED: ReadonlySet<ImportRow["status"]> = new Set(["previewed", "applying", "applied", "undoing"]);

export const batchWithImports = async (tx: Tx, row: BatchRow): Promise<ReadBatch> => {
  const imports = await importsOfBatch(tx, row.id);
  const counts = imports.flatMap((one) => (COUNTED.has(one.status) && one.counts ? [one.counts] : []));
  return { ...row, imports, totals: addCounts(counts) };
};
