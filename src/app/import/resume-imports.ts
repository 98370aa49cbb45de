import type { Actor } from "#domain/access.ts";
import { findImport, tryLockImport, unfinishedImports } from "#store/imports.ts";
import { inTransaction } from "#store/transaction.ts";
import type { ImportStatus } from "#domain/import.ts";
import type { App, ImportQueue, ImportTask } from "../context.ts";

const SERVER: Actor = { kind: "system", name: "server start" };

/** What an import that a process left in a status was about. */
const TASKS: Partial<Record<ImportStatus, ImportTask["task"]>> = { applying: "apply", undoing: "undo" };

/**
 * Takes up the imports that a killed process left unfinished; those that a living process works on are locked by it and
 * left alone. Their work goes on for whoever began it. How many were taken up.
 */
export const resumeImports = async (app: App, queue: ImportQueue): Promise<number> => {
  const waiting = await inTransaction(app.store.db, SERVER, (tx) => unfinishedImports(tx));
  let resumed = 0;
  for (const { id, status } of waiting) {
    const row = await inTransaction(app.store.db, SERVER, async (tx) =>
      (await tryLockImport(tx, id)) ? findImport(tx, id) : null,
    );
    if (!row) continue;
    const actor: Actor =
      row.createdById === null
        ? { kind: "operator", name: row.createdBy }
        : { kind: "user", userId: row.createdById, name: row.createdBy };
    await queue.add({ importId: id, task: TASKS[status] ?? "preview", actor });
    resumed += 1;
  }
  return resumed;
};
