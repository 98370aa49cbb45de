import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { LedgerDifference } from "#domain/ledger-difference.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { moveImport, saveUndone, tryLockImport, type ImportRow } from "#store/imports.ts";
import { beginProgress, endProgress } from "#store/work-progress.ts";
import { ledgerDifference, noteLedger } from "#store/ledger-difference.ts";
import { bumpRevision, type System } from "#store/systems.ts";
import { inRolledBackTransaction, inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App, ImportQueue } from "../context.ts";
import { requireImport } from "../import/find-import.ts";
import { keepingProgress, type Follow, type Tell } from "../import/tell.ts";
import { followed, type Followed } from "./followed.ts";
import { retellLedger } from "./retell-ledger.ts";

/** What the ledger would be if the import had never come in; nothing is changed. Throws `import.not-undoable`. */
export const previewUndo = async (
  app: App,
  actor: Actor,
  importId: string,
  follow: Followed = {},
): Promise<LedgerDifference> => {
  const { systemId } = await inTransaction(app.store.db, actor, (tx) => requireImport(tx, importId));
  return followed(app, actor, { systemId, action: "import.undo" }, follow, (tell) =>
    inRolledBackTransaction(app.store.db, actor, async (tx) => {
      const { row, system } = await requireUndoable(tx, actor, importId, ["applied"]);
      await noteLedger(tx, system.id);
      await takeBack(tx, app, actor, system, row, tell);
      return ledgerDifference(tx, system.id);
    }),
  );
};

/** Lets an applied import be taken back: from here a job does it. */
export const startUndo = async (
  app: App,
  queue: ImportQueue,
  actor: Actor,
  importId: string,
  reason: string,
): Promise<ImportRow> => {
  const row = await inTransaction(app.store.db, actor, async (tx) => {
    const { row } = await requireUndoable(tx, actor, importId, ["applied"]);
    await moveImport(tx, importId, ["applied"], "undoing");
    await audit(tx, actor, row, "import.undo-requested", reason);
    return requireImport(tx, importId);
  });
  await queue.add({ importId, task: "undo", actor });
  return row;
};

type UndoWishes = { readonly reason?: string | undefined; readonly follow?: Follow };

/**
 * Takes an import back in one transaction: the ledger is told anew without it, later imports included; what people wrote
 * stays. Does nothing when it is undone already. Throws `import.not-undoable`, and `work.cancelled` when the signal ends it.
 */
export const undoImport = async (
  app: App,
  actor: Actor,
  importId: string,
  { reason, follow = {} }: UndoWishes = {},
): Promise<ImportRow> => {
  const { systemId } = await inTransaction(app.store.db, actor, (tx) => requireImport(tx, importId));
  // Others see how far it is, but do not end it.
  const keep = keepingProgress(app, actor, importId);
  return followed(app, actor, { systemId, action: "import.undo" }, follow, (tell) =>
    inTransaction(app.store.db, actor, async (tx) => {
      const found = await requireImport(tx, importId);
      if (found.status === "undone" || !(await tryLockImport(tx, importId))) return found;
      const { row, system } = await requireUndoable(tx, actor, importId, ["applied", "undoing"]);
      await takeBack(tx, app, actor, system, row, async (progress) => {
        await keep(progress);
        return tell(progress);
      });
      await endProgress(tx, importId);
      await bumpRevision(tx, system.id);
      await audit(tx, actor, row, "import.undone", reason ?? row.fileName);
      return requireImport(tx, importId);
    }),
  );
};

/** `undoImport` as a job: whatever goes wrong, the import stands as applied again. */
export const runUndo = async (app: App, actor: Actor, importId: string): Promise<void> => {
  try {
    await inTransaction(app.store.db, actor, async (tx) =>
      beginProgress(tx, await requireImport(tx, importId)),
    );
    await undoImport(app, actor, importId);
  } catch (error) {
    await inTransaction(app.store.db, actor, async (tx) => {
      await moveImport(tx, importId, ["undoing"], "applied");
      await endProgress(tx, importId);
    });
    throw error;
  }
};

const takeBack = async (
  tx: Tx,
  app: App,
  actor: Actor,
  system: System,
  row: ImportRow,
  tell: Tell,
): Promise<void> => {
  await saveUndone(tx, row.id, actor.name, app.now());
  await retellLedger(tx, app, {
    actor,
    system,
    keepsGroups: true,
    note: `Import of ${row.fileName} was undone.`,
    tell,
  });
};

const requireUndoable = async (
  tx: Tx,
  actor: Actor,
  importId: string,
  statuses: ReadonlyArray<ImportRow["status"]>,
): Promise<{ readonly row: ImportRow; readonly system: System }> => {
  const row = await requireImport(tx, importId);
  const system = await authorize(tx, actor, row.systemId, "import.undo");
  if (statuses.includes(row.status)) return { row, system };
  throw new Fault(
    "import.not-undoable",
    `Expected the import of ${row.fileName} to be applied, found it ${row.status}. Only what is in the ledger can be taken back.`,
  );
};

const audit = (tx: Tx, actor: Actor, row: ImportRow, action: string, note: string): Promise<void> =>
  appendAudit(tx, actor, [{ action, systemId: row.systemId, objectType: "import", objectId: row.id, note }]);
