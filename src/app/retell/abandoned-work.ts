import type { Actor } from "#domain/access.ts";
import { tryLockLedger } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { endSilent, silentWork } from "#store/work-progress.ts";
import type { App } from "../context.ts";

const CLEANER: Actor = { kind: "system", name: "abandoned work" };

/** Far longer than work needs before it takes its ledger's lock, and after it has given it back. */
const SILENT_S = 60 * 60;

/**
 * Removes what followed work has left of itself whose process died. Work that is alive holds its ledger's lock, or waits for
 * the one who does, for as long as that takes: where nobody has the lock, and nothing was told for an hour, nobody works.
 * Rows of imports stay, which are taken up again. How many went.
 */
export const clearAbandonedWork = async (app: App): Promise<number> => {
  const silent = await inTransaction(app.store.db, CLEANER, (tx) => silentWork(tx, SILENT_S));
  let gone = 0;
  for (const { id, systemId } of silent)
    await inTransaction(app.store.db, CLEANER, async (tx) => {
      if ((await tryLockLedger(tx, systemId)) && (await endSilent(tx, id, SILENT_S))) gone += 1;
    });
  return gone;
};
