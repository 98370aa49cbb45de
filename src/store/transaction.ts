import { sql } from "kysely";
import { momentOf, type Actor } from "#domain/access.ts";
import type { Db, Tx } from "./database.ts";

/**
 * Runs `work` in one transaction in which row-level security knows who acts. There is no other way to the ledger:
 * without an actor the policies show nothing. Rejects with whatever `work` rejects with, after a rollback.
 */
export const inTransaction = <T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (tx) => {
    await sql`select set_config('milepost.actor_kind', ${actor.kind}, true),
                     set_config('milepost.actor_id', ${actor.kind === "user" ? actor.userId : ""}, true),
                     set_config('milepost.at', ${momentOf(actor)?.toISOString() ?? ""}, true)`.execute(tx);
    return work(tx);
  });

class Rollback<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super("rolled back on purpose");
    this.result = result;
  }
}

/** Runs `work` like `inTransaction`, keeps its result and undoes all that it wrote. */
export const inRolledBackTransaction = async <T>(
  db: Db,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  try {
    return await inTransaction(db, actor, async (tx) => {
      throw new Rollback(await work(tx));
    });
  } catch (error) {
    if (error instanceof Rollback) return error.result as T;
    throw error;
  }
};

/** Runs `work` inside the transaction so that only what it wrote is undone when it rejects. */
export const inSavepoint = async <T>(tx: Tx, work: () => Promise<T>): Promise<T> => {
  await sql`savepoint part`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint part`.execute(tx);
    return result;
  } catch (error) {
    // Of a connection that is lost nothing can be undone, and nothing needs to be.
    await sql`rollback to savepoint part`.execute(tx).catch(() => undefined);
    throw error;
  }
};
