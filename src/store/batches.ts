import { sql, type SqlBool } from "kysely";
import type { Actor } from "#domain/access.ts";
import { OPEN_BATCH, type BatchStatus } from "#domain/batch.ts";
import type { Tx } from "./database.ts";
import type { Progress } from "./work-progress.ts";
import type { ImportFault } from "./imports.ts";

/** How far the work on a batch is: over its files, or over all stored files while they are told anew. */
export type BatchProgress = Progress & { readonly filesDone: number; readonly filesTotal: number };

export type BatchRow = {
  readonly id: string;
  readonly systemId: string;
  readonly status: BatchStatus;
  /** The ledger's revision that the previews of the files still waiting were made on. */
  readonly previewRevision: number | null;
  readonly progress: BatchProgress | null;
  readonly fault: ImportFault | null;
  readonly createdAt: Date;
  /** In whose name the present work goes on. */
  readonly askedBy: string;
  readonly askedById: string | null;
};

const selectBatches = (tx: Tx) =>
  tx
    .selectFrom("batches")
    .select([
      "id",
      "system_id as systemId",
      "status",
      "preview_revision as previewRevision",
      "progress",
      "fault",
      "created_at as createdAt",
      "asked_by as askedBy",
      "asked_by_id as askedById",
    ])
    .$narrowType<{ status: BatchStatus; progress: BatchProgress | null; fault: ImportFault | null }>();

export const findBatch = async (tx: Tx, id: string): Promise<BatchRow | null> =>
  (await selectBatches(tx).where("id", "=", id).executeTakeFirst()) ?? null;

/** Batches that some process was working on: of the living, or of one that was killed. */
export const unfinishedBatches = (tx: Tx): Promise<BatchRow[]> =>
  selectBatches(tx).where("status", "in", ["previewing", "applying"]).execute();

const askedBy = (actor: Actor) => ({
  asked_by: actor.name,
  asked_by_id: actor.kind === "user" ? actor.userId : null,
});

/** A new batch that waits for its preview; its id. */
export const insertBatch = async (tx: Tx, actor: Actor, systemId: string): Promise<string> => {
  const row = await tx
    .insertInto("batches")
    .values({ system_id: systemId, status: "previewing", ...askedBy(actor) })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
};

/** Moves a batch on if it stands in one of `from`; whether it did. With an actor the work goes on in their name. */
export const moveBatch = async (
  tx: Tx,
  id: string,
  from: readonly BatchStatus[],
  to: BatchStatus,
  actor?: Actor,
): Promise<boolean> => {
  const result = await tx
    .updateTable("batches")
    .set({ status: to, progress: null, ...(actor === undefined ? {} : askedBy(actor)) })
    .where("id", "=", id)
    .where("status", "in", from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Notes how far a running batch is; false when it runs no more (a person put it away). */
export const saveBatchProgress = async (tx: Tx, id: string, progress: BatchProgress): Promise<boolean> => {
  const result = await tx
    .updateTable("batches")
    .set({ progress: JSON.stringify(progress) })
    .where("id", "=", id)
    .where("status", "in", ["previewing", "applying"])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Says on which revision the previews of the waiting files hold; false when the batch stands otherwise. */
export const saveBatchRevision = async (
  tx: Tx,
  id: string,
  from: BatchStatus,
  revision: number,
  to: BatchStatus = from,
): Promise<boolean> => {
  const result = await tx
    .updateTable("batches")
    .set({ preview_revision: revision, status: to })
    .where("id", "=", id)
    .where("status", "=", from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Ends a batch whose work could not be done; whether it was open. */
export const saveBatchFault = async (tx: Tx, id: string, fault: ImportFault): Promise<boolean> => {
  const result = await tx
    .updateTable("batches")
    .set({ status: "failed", fault: JSON.stringify(fault), progress: null })
    .where("id", "=", id)
    .where("status", "in", OPEN_BATCH)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Lets one process at a time work on a batch, until the transaction ends; false when another one does. */
export const tryLockBatch = async (tx: Tx, id: string): Promise<boolean> => {
  const { rows } = await sql<{ locked: SqlBool }>`
    select pg_try_advisory_xact_lock(hashtextextended('batch ' || ${id}, 0)) as locked`.execute(tx);
  return rows[0]?.locked === true;
};

/** Batches that were put away while some of their imports could not be, because the process at them was killed. */
export const discardedWithWaiting = async (tx: Tx): Promise<string[]> => {
  const rows = await tx
    .selectFrom("imports as i")
    .innerJoin("batches as b", "b.id", "i.batch_id")
    .select("b.id")
    .distinct()
    .where("b.status", "=", "discarded")
    .where("i.status", "in", ["received", "previewing", "previewed", "applying"])
    .execute();
  return rows.map(({ id }) => id);
};
