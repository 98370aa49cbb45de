import { sql } from "kysely";
import type { ImportStatus } from "#domain/import.ts";
import type { Tx } from "./database.ts";
import { selectImports, type ImportRow } from "./imports.ts";

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
    .set({ batch_id: batchId, batch_position: null, status: "received" })
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

/** The states in which a batch still decides about an import. */
export const WAITING: readonly ImportStatus[] = ["received", "previewing", "previewed", "applying"];

/**
 * Puts away what still waits in a discarded batch, except imports that a transaction under way holds: whoever runs it does so
 * afterwards. The ids of those put away.
 */
export const discardWaiting = async (tx: Tx, batchId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    update imports set status = 'discarded'
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
    .set({ status: "received", batch_id: null, batch_position: null })
    .where("batch_id", "=", batchId)
    .where("status", "in", WAITING)
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
};
