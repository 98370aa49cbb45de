import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { countsOfRepeat, type ImportStatus } from "#domain/import.ts";
import { rulebookById } from "#rulebooks/index.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import {
  findAppliedImport,
  findImport,
  moveImport,
  saveApplied,
  saveFault,
  savePreview,
  saveProgress,
  saveRepeat,
  tryLockImport,
  type ImportFault,
  type ImportResult,
  type ImportRow,
} from "#store/imports.ts";
import { bumpRevision, findSystem, type System } from "#store/systems.ts";
import { inRolledBackTransaction, inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { countedBytes, type ByteCount } from "./counted-bytes.ts";
import { AppliedMeanwhile, takeInReport } from "./take-in-report.ts";

/**
 * Progress is told after each tenth of the time taken so far, within these bounds. Each telling leaves an old version of
 * the import's row behind which lives as long as the import's transaction, and every record written by it looks the row
 * up past all of them (its foreign key): telling at a steady rate would make long imports slower the longer they run.
 */
const PROGRESS_MS = { atLeast: 300, atMost: 5000 } as const;

const isDue = (started: number, told: number, now: number): boolean =>
  now - told >= Math.min(PROGRESS_MS.atMost, Math.max(PROGRESS_MS.atLeast, (now - started) / 10));

/** Somebody put the import away while it ran. */
class PutAway extends Error {}

/**
 * Makes the preview of an import: takes the file in for trial, keeps what would become of it, undoes everything.
 * Does nothing when the import waits for no preview. A file that cannot be read ends the import as failed, with its fault.
 */
export const previewImport = (app: App, actor: Actor, importId: string): Promise<void> =>
  attempt(app, actor, importId, ["received", "previewing"], "previewing", async (row, system) => {
    const result = await inRolledBackTransaction(app.store.db, actor, (tx) =>
      takeIn(app, tx, actor, row, system),
    );
    if (result === "busy") return;
    await inTransaction(app.store.db, actor, (tx) => savePreview(tx, row.id, result, system.revision));
  });

/**
 * Applies an import in one transaction: all of it or, whatever happens, nothing. Does nothing when it is applied already,
 * so that an interrupted job can simply be repeated.
 */
export const applyImport = (app: App, actor: Actor, importId: string): Promise<void> =>
  attempt(app, actor, importId, ["received", "applying"], "applying", (row, system) =>
    inTransaction(app.store.db, actor, async (tx) => {
      const result = await takeIn(app, tx, actor, row, system);
      if (result === "busy") return;
      if (!(await saveApplied(tx, row.id, result, app.now()))) throw new PutAway();
      await bumpRevision(tx, system.id);
      const note = `${row.fileName}, SHA-256 ${row.sha256}: ${JSON.stringify(result.counts)}`;
      await audit(tx, actor, row, "import.applied", note);
    }),
  );

/** Ends an import whose work failed for no named reason and is not tried again. The ledger is as it was. */
export const giveUpImport = (app: App, actor: Actor, importId: string): Promise<void> =>
  fail(app, actor, importId, {
    code: "import.unfinished",
    message:
      "Expected to read this file to its end, found a bug on our side at every try. Nothing was changed. Tell your administrator, who finds it in the log.",
  });

const fail = (app: App, actor: Actor, importId: string, fault: ImportFault): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await saveFault(tx, importId, fault);
    const row = await findImport(tx, importId);
    if (row) await audit(tx, actor, row, "import.failed", `${row.fileName}: ${fault.code}`);
  });

const audit = (tx: Tx, actor: Actor, row: ImportRow, action: string, note: string): Promise<void> =>
  appendAudit(tx, actor, [{ action, systemId: row.systemId, objectType: "import", objectId: row.id, note }]);

const takeIn = async (
  app: App,
  tx: Tx,
  actor: Actor,
  row: ImportRow,
  system: System,
): Promise<ImportResult | "busy"> => {
  if (!(await tryLockImport(tx, row.id))) return "busy";
  const count: ByteCount = { bytes: 0 };
  const started = Date.now();
  let told = started;
  const report = async (records: number): Promise<void> => {
    const now = Date.now();
    if (!isDue(started, told, now)) return;
    told = now;
    const progress = { bytesDone: count.bytes, bytesTotal: row.bytes, records };
    if (!(await inTransaction(app.store.db, actor, (own) => saveProgress(own, row.id, progress))))
      throw new PutAway();
  };
  return takeInReport(tx, {
    actor,
    system,
    rulebook: rulebookById(system.rulebookId),
    row,
    open: () => countedBytes(app.store.rawFiles.read(row.sha256), count),
    now: app.now(),
    onBatch: report,
  });
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
      await fail(app, actor, importId, { code: error.code, message: error.message });
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
  if (!from.includes(row.status)) return null;
  const system = await findSystem(tx, row.systemId);
  if (!system) throw new Error(`Import ${importId} has no system.`);
  const original = await findAppliedImport(tx, row.systemId, row.sha256);
  if (original?.counts) {
    await saveRepeat(tx, row.id, original, countsOfRepeat(original.counts));
    await audit(tx, actor, row, "import.repeated", `${row.fileName} has the bytes of import ${original.id}`);
    return null;
  }
  await moveImport(tx, importId, from, running);
  return { row, system };
};
