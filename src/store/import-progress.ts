import { sql } from "kysely";
import type { Tx } from "./database.ts";

/** How far work on stored files is. */
export type Progress = {
  /** `telling anew`: a scan that came late moved what others had said, so all stored files are read again. */
  readonly doing: "reading" | "telling anew";
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly records: number;
};

/** Begins, or begins again, to tell how far the work on an import is. */
export const beginProgress = async (tx: Tx, importId: string): Promise<void> => {
  await sql`
    insert into import_progress (import_id, system_id)
    select id, system_id from imports where id = ${importId}
    on conflict (import_id) do update set progress = null`.execute(tx);
};

/** Notes how far the work is, in a transaction of its own; false when somebody ended it. */
export const saveProgress = async (tx: Tx, importId: string, progress: Progress): Promise<boolean> => {
  // What a crash forgets of it is told again, so nobody waits for the disk.
  await sql`set local synchronous_commit = off`.execute(tx);
  const result = await tx
    .updateTable("import_progress")
    .set({ progress: JSON.stringify(progress) })
    .where("import_id", "=", importId)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** The work is done, or to stop at its next step; false when it was ended before. */
export const endProgress = async (tx: Tx, importId: string): Promise<boolean> => {
  const result = await tx.deleteFrom("import_progress").where("import_id", "=", importId).executeTakeFirst();
  return result.numDeletedRows === 1n;
};
