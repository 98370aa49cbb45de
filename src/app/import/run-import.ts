import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { countsOfRepeat, type ImportStatus } from "#domain/import.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import {
  findAppliedImport,
  findImport,
  moveImport,
  saveApplied,
  saveFault,
  savePreview,
  saveRepeat,
  tryLockImport,
  type ImportFault,
  type ImportResult,
  type ImportRow,
} from "#store/imports.ts";
import { beginProgress, endProgress } from "#store/work-progress.ts";
import { refreshStatistics } from "#store/statistics.ts";
import { bumpRevision, findSystem, type System } from "#store/systems.ts";
import { inRolledBackTransaction, inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { takeOut, type TakeOut } from "../retell/take-out.ts";
import { AppliedMeanwhile } from "./take-in-scan.ts";
import { takeInTracked } from "./take-in-tracked.ts";
import { keepingProgress, PutAway, type Follow } from "./tell.ts";

/**
 * Makes the preview of an import: takes the file in for trial, keeps what would become of it, undoes everything.
 * Does nothing when the import waits for no preview. A file that cannot be read ends the import as failed, with its fault.
 */
export const previewImport = (app: App, actor: Actor, importId: string, follow?: Follow): Promise<void> =>
  attempt(app, actor, importId, ["received", "previewing"], "previewing", async (row, system) => {
    const result = await inRolledBackTransaction(app.store.db, actor, (tx) =>
      takeIn(app, tx, actor, row, system, follow),
    );
    if (result === "busy") return;
    await inTransaction(app.store.db, actor, async (tx) => {
      await savePreview(tx, row.id, result, system.revision);
      await endProgress(tx, row.id);
    });
  });

export type ApplyWishes = Follow & {
  /** The import whose place this one takes: it is taken back in the same transaction if nothing else hangs on it. */
  readonly instead?: Pick<TakeOut, "importId" | "reason"> | undefined;
};

/**
 * Applies an import in one transaction: all of it or, whatever happens, nothing. Does nothing when it is applied already,
 * so that an interrupted job can simply be repeated.
 */
export const applyImport = (
  app: App,
  actor: Actor,
  importId: string,
  { instead, ...follow }: ApplyWishes = {},
): Promise<void> =>
  attempt(app, actor, importId, ["received", "applying"], "applying", async (row, system) => {
    await inTransaction(app.store.db, actor, async (tx) => {
      const result = await takeIn(app, tx, actor, row, system, follow, instead);
      if (result === "busy") return;
      if (!(await endProgress(tx, row.id)) || !(await saveApplied(tx, row.id, result, app.now())))
        throw new PutAway();
      await bumpRevision(tx, system.id);
      const note = `${row.fileName}, SHA-256 ${row.sha256}: ${JSON.stringify(result.counts)}`;
      await auditImport(tx, actor, row, "import.applied", note);
    });
    await refreshStatistics(app.store.db);
  });

/** Ends an import whose work failed for no named reason and is not tried again. The ledger is as it was. */
export const giveUpImport = (app: App, actor: Actor, importId: string): Promise<void> =>
  failImport(app, actor, importId, {
    code: "import.unfinished",
    message:
      "Expected to read this file to its end, found a bug on our side at every try. Nothing was changed. Tell your administrator, who finds it in the log.",
  });

/** Ends an import as failed for that reason. */
export const failImport = (app: App, actor: Actor, importId: string, fault: ImportFault): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await saveFault(tx, importId, fault);
    await endProgress(tx, importId);
    const row = await findImport(tx, importId);
    if (row) await auditImport(tx, actor, row, "import.failed", `${row.fileName}: ${fault.code}`);
  });

export const auditImport = (
  tx: Tx,
  actor: Actor,
  row: ImportRow,
  action: string,
  note: string,
): Promise<void> =>
  appendAudit(tx, actor, [{ action, systemId: row.systemId, objectType: "import", objectId: row.id, note }]);

const takeIn = async (
  app: App,
  tx: Tx,
  actor: Actor,
  row: ImportRow,
  system: System,
  follow: Follow | undefined,
  instead?: ApplyWishes["instead"],
): Promise<ImportResult | "busy"> => {
  if (!(await tryLockImport(tx, row.id))) return "busy";
  const tookOut = instead === undefined ? null : await takeOut(tx, app, { actor, system, ...instead });
  return takeInTracked(app, tx, { actor, row, system, tookOut }, keepingProgress(app, actor, row.id, follow));
};

const attempt = async (
  app: App,
  actor: Actor,
  importId: string,
  from: readonly ImportStatus[],
  running: ImportStatus,
  work: (row: ImportRow, system: System) => Promise<void>,
): Promise<void> => {
  const start = () => inTransaction(app.store.db, actor, (tx) => begin(tx, actor, importId, from, running));
  const begun = await start();
  if (!begun) return;
  try {
    await work(begun.row, begun.system);
  } catch (error) {
    if (error instanceof PutAway) return;
    // Beginning once more finds what was applied, and ends this import as its repeat.
    if (error instanceof AppliedMeanwhile) return void (await start());
    if (error instanceof Fault) {
      await failImport(app, actor, importId, { code: error.code, message: error.message });
    }
    throw error;
  }
};

const begin = async (
  tx: Tx,
  actor: Actor,
  importId: string,
  from: readonly ImportStatus[],
  running: ImportStatus,
): Promise<{ row: ImportRow; system: System } | null> => {
  const row = await findImport(tx, importId);
  if (!row)
    throw new Fault("import.not-found", `Expected an import ${importId}, found none that you may see.`);
  // A batch decides about its files by itself.
  if (!from.includes(row.status) || row.batchId !== null) return null;
  const system = await findSystem(tx, row.systemId);
  if (!system) throw new Error(`Import ${importId} has no system.`);
  const original = await findAppliedImport(tx, row);
  if (original && (await endAsRepeat(tx, actor, row, original))) return null;
  if (!(await moveImport(tx, importId, from, running))) return null;
  await beginProgress(tx, row);
  return { row, system };
};

/** Ends an import whose bytes are applied already; false when that cannot be said yet. */
export const endAsRepeat = async (
  tx: Tx,
  actor: Actor,
  row: ImportRow,
  original: ImportRow,
): Promise<boolean> => {
  if (!original.counts) return false;
  await saveRepeat(tx, row.id, original, countsOfRepeat(original.counts));
  await auditImport(
    tx,
    actor,
    row,
    "import.repeated",
    `${row.fileName} has the bytes of import ${original.id}`,
  );
  return true;
};
