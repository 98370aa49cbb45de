import { sql } from "kysely";
import type { ImportStatus } from "#domain/import.ts";
import type { Tx } from "./database.ts";
import { resultColumns, selectImports, type ImportResult, type ImportRow } from "./imports.ts";

/** The imports of a batch in its order; those without a place yet come last, as they came in. */
export const importsOfBatch = (tx: Tx, batchId: string): Promise<ImportRow[]> =>
  selectImports(tx)
    .where("batch_id", "=", batchId)
    .orderBy(sql`batch_position nulls last`)
    .orderBy("created_at")
    .orderBy("id")
    .execute();

/**
 * Puts imports of the system that wait into a batch; the ids of those that could be. One whose own preview is under way
 * notices at its next step and stops.
 */
export const putIntoBatch = async (
  tx: Tx,
  systemId: string,
  batchId: string,
  ids: readonly string[],
): Promise<string[]> => {
  const rows = await tx
    .updateTable("imports")
    .set({ batch_id: batchId, batch_position: null, status: "received", progress: null })
    .where("system_id", "=", systemId)
    .where("id", "in", ids)
    .where("status", "in", ["received", "previewing", "previewed"])
    .where((eb) =>
      eb.or([
        eb("batch_id", "is", null),
        eb("batch_id", "in", eb.selectFrom("batches").select("id").where("status", "in", CLOSED)),
      ]),
    )
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
};

const CLOSED = ["finished", "discarded", "failed"];

export const placeInBatch = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  await sql`
    update imports set batch_position = o.place
    from unnest(${ids}::uuid[]) with ordinality as o(id, place) where imports.id = o.id`.execute(tx);
};

/** Moves one import of a batch on; whether it stood in one of `from`. */
export const moveInBatch = async (
  tx: Tx,
  batchId: string,
  id: string,
  from: readonly ImportStatus[],
  to: ImportStatus,
): Promise<boolean> => {
  const result = await tx
    .updateTable("imports")
    .set({ status: to, progress: null })
    .where("id", "=", id)
    .where("batch_id", "=", batchId)
    .where("status", "in", from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Keeps the preview of an import of a batch. */
export const saveBatchPreview = async (
  tx: Tx,
  id: string,
  result: ImportResult,
  revision: number,
): Promise<void> => {
  await tx
    .updateTable("imports")
    .set({ ...resultColumns(result), status: "previewed", preview_revision: revision })
    .where("id", "=", id)
    .where("status", "in", WAITING)
    .execute();
};

const WAITING: readonly ImportStatus[] = ["received", "previewing", "previewed", "applying"];

/**
 * Puts away what still waits in a discarded batch, except imports that a transaction under way holds: whoever runs it does so
 * afterwards. The ids of those put away.
 */
export const discardWaiting = async (tx: Tx, batchId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    update imports set status = 'discarded', progress = null
    where id in (
      select id from imports where batch_id = ${batchId}
        and exists (select from batches where id = ${batchId} and status = 'discarded')
        and status in ('received', 'previewing', 'previewed', 'applying') for no key update skip locked
    ) returning id`.execute(tx);
  return rows.map(({ id }) => id);
};

/** Lets what still waits in a batch go: each file waits for a preview of its own again. Their ids. */
export const releaseWaiting = async (tx: Tx, batchId: string): Promise<string[]> => {
  const rows = await tx
    .updateTable("imports")
    .set({ status: "received", batch_id: null, batch_position: null, progress: null })
    .where("batch_id", "=", batchId)
    .where("status", "in", WAITING)
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
};
