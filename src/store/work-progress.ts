import { sql } from "kysely";
import type { Tx } from "./database.ts";

/** How far work on stored files is. */
export type Progress = {
  /** `telling anew`: all stored files are read again, in the order in which their scans ran. */
  readonly doing: "reading" | "telling anew";
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly records: number;
};

/** The work, by the import's id or one of its own. */
type Work = { readonly id: string; readonly systemId: string };

/** Begins, or begins again, to tell how far the work is. */
export const beginProgress = async (tx: Tx, { id, systemId }: Work): Promise<void> => {
  await sql`
    insert into work_progress (id, system_id) values (${id}, ${systemId})
    on conflict (id) do update set progress = null, told_at = now()`.execute(tx);
};

/** Begins to tell how far new work is; false when that id is taken. */
export const claimProgress = async (tx: Tx, { id, systemId }: Work): Promise<boolean> => {
  const result = await tx
    .insertInto("work_progress")
    .values({ id, system_id: systemId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

/** Notes how far the work is, in a transaction of its own; false when somebody ended it. */
export const saveProgress = async (tx: Tx, id: string, progress: Progress): Promise<boolean> => {
  // What a crash forgets of it is told again, so nobody waits for the disk.
  await sql`set local synchronous_commit = off`.execute(tx);
  const result = await tx
    .updateTable("work_progress")
    .set({ progress: JSON.stringify(progress), told_at: sql<Date>`now()` })
    .where("id", "=", id)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** How far the work is; null when it is not under way, or has told nothing yet. */
export const readProgress = async (tx: Tx, { id, systemId }: Work): Promise<Progress | null> => {
  const row = await tx
    .selectFrom("work_progress")
    .select("progress")
    .where("id", "=", id)
    .where("system_id", "=", systemId)
    .executeTakeFirst();
  return (row?.progress ?? null) as Progress | null;
};

/** The work is done, or to stop at its next step; false when it was ended before. */
export const endProgress = async (tx: Tx, id: string): Promise<boolean> => {
  const result = await tx.deleteFrom("work_progress").where("id", "=", id).executeTakeFirst();
  return result.numDeletedRows === 1n;
};

/** What is under way under an id of its own, not under that of an import, and has told nothing for so long. */
export const silentWork = async (tx: Tx, seconds: number): Promise<Work[]> => {
  const { rows } = await sql<Work>`
    select id, system_id as "systemId" from work_progress p where ${isSilent(seconds)} order by system_id, id`.execute(
    tx,
  );
  return rows;
};

/** Ends work that has still told nothing for so long; whether there was any. */
export const endSilent = async (tx: Tx, id: string, seconds: number): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    delete from work_progress p where id = ${id} and ${isSilent(seconds)}`.execute(tx);
  return numAffectedRows === 1n;
};

const isSilent = (seconds: number) => sql`
  p.told_at < now() - make_interval(secs => ${seconds}) and not exists (select from imports where id = p.id)`;
