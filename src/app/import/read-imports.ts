import type { Actor } from "#domain/access.ts";
import { OPEN_BATCH } from "#domain/batch.ts";
import { Fault } from "#domain/fault.ts";
import type { ImportReport } from "#domain/import.ts";
import { appendAudit } from "#store/audit.ts";
import { findBatch } from "#store/batches.ts";
import type { Tx } from "#store/database.ts";
import { endProgress } from "#store/work-progress.ts";
import { listImports as readImports, moveImport, readImportReport, type ImportRow } from "#store/imports.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import { requireImport } from "./find-import.ts";
import type { App, ImportQueue } from "../context.ts";

const NO_REPORT: ImportReport = { changes: [], changesLeftOut: 0, setAside: [], remarks: [] };

/** The imports of a system, newest first. */
export const listImports = (app: App, actor: Actor, systemId: string): Promise<ImportRow[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    return readImports(tx, systemId);
  });

/** An import with its preview or result. A repeat shows the report of the import that it repeats. */
export const readImport = (app: App, actor: Actor, importId: string): Promise<ImportRow & ImportReport> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireImport(tx, importId);
    await authorize(tx, actor, row.systemId, "system.read");
    return { ...row, ...((await readImportReport(tx, importId)) ?? NO_REPORT) };
  });

/**
 * Lets a previewed import be applied: from here a job does it. When the ledger changed since the preview, a new preview
 * is made and `import.preview-stale` thrown, so that nothing is applied that was not shown.
 */
export const startApplying = async (
  app: App,
  queue: ImportQueue,
  actor: Actor,
  importId: string,
  previewRevision: number,
): Promise<ImportRow> => {
  const { row, stale } = await inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireImport(tx, importId);
    const system = await authorize(tx, actor, row.systemId, "import.apply");
    if (row.status !== "previewed") throw notAppliable(row, "previewed");
    await requireOutsideBatch(tx, row);
    const stale = row.previewRevision !== previewRevision || system.revision !== previewRevision;
    await moveImport(tx, importId, ["previewed"], stale ? "received" : "applying");
    await audit(tx, actor, row, stale ? "import.preview-stale" : "import.apply-requested");
    return { row: await requireImport(tx, importId), stale };
  });
  await queue.add({ importId, task: stale ? "preview" : "apply", actor });
  if (!stale) return row;
  throw new Fault(
    "import.preview-stale",
    `Expected the ledger as it was when ${row.fileName} was previewed, found that it changed since. A new preview is being made: read it and apply again.`,
  );
};

/** Puts an import away that is not applied; a running one stops at its next step. The ledger is as it was. */
export const discardImport = async (app: App, actor: Actor, importId: string): Promise<ImportRow> => {
  // By itself first: running work may hold the import until it stops.
  await inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireDiscardable(tx, actor, importId);
    if (row.status !== "undoing") await endProgress(tx, importId);
  });
  return inTransaction(app.store.db, actor, async (tx) => {
    const row = await requireDiscardable(tx, actor, importId);
    const moved = await moveImport(
      tx,
      importId,
      ["received", "previewing", "previewed", "applying", "failed"],
      "discarded",
    );
    if (!moved) throw notAppliable(row, "not yet applied");
    await audit(tx, actor, row, "import.discarded");
    return requireImport(tx, importId);
  });
};

const requireDiscardable = async (tx: Tx, actor: Actor, importId: string): Promise<ImportRow> => {
  const row = await requireImport(tx, importId);
  await authorize(tx, actor, row.systemId, "import.preview");
  await requireOutsideBatch(tx, row);
  return row;
};

/** Refuses (`import.not-appliable`) an import whose batch decides over it. */
export const requireOutsideBatch = async (tx: Tx, row: ImportRow): Promise<void> => {
  const batch = row.batchId === null ? null : await findBatch(tx, row.batchId);
  if (batch === null || !OPEN_BATCH.includes(batch.status)) return;
  throw new Fault(
    "import.not-appliable",
    `Expected ${row.fileName} to be reviewed by itself, found it in batch ${batch.id}. Apply or discard the batch.`,
  );
};

const notAppliable = (row: ImportRow, expected: string): Fault =>
  new Fault(
    "import.not-appliable",
    `Expected the import of ${row.fileName} to be ${expected}, found it ${row.status}. Reload the import.`,
  );

const audit = (tx: Tx, actor: Actor, row: ImportRow, action: string): Promise<void> =>
  appendAudit(tx, actor, [
    { action, systemId: row.systemId, objectType: "import", objectId: row.id, note: row.fileName },
  ]);
