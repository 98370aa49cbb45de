import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "./database.ts";

export type UploadRow = {
  readonly id: string;
  readonly systemId: string;
  readonly fileName: string;
  readonly bytes: number;
  /** What the bytes must hash to; null when whoever sends them did not say. */
  readonly sha256: string | null;
  /** Bytes that are on disk for good. */
  readonly received: number;
  /** The imports that the whole file became; null while it is not whole. */
  readonly importIds: readonly string[] | null;
};

const selectUploads = (tx: Tx) =>
  tx
    .selectFrom("uploads")
    .select([
      "id",
      "system_id as systemId",
      "file_name as fileName",
      "bytes",
      "sha256",
      "received",
      "import_ids as importIds",
    ]);

export const findUpload = async (tx: Tx, id: string): Promise<UploadRow | null> =>
  (await selectUploads(tx).where("id", "=", id).executeTakeFirst()) ?? null;

export type NewUpload = Pick<UploadRow, "systemId" | "fileName" | "bytes" | "sha256">;

export const insertUpload = async (tx: Tx, actor: Actor, upload: NewUpload): Promise<string> => {
  const row = await tx
    .insertInto("uploads")
    .values({
      system_id: upload.systemId,
      file_name: upload.fileName,
      bytes: upload.bytes,
      sha256: upload.sha256,
      created_by: actor.name,
      created_by_id: actor.kind === "user" ? actor.userId : null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
};

/** How long a writer counts as alive after its last sign. */
const LEASE = sql<Date>`now() + interval '15 seconds'`;

/** Lets `writer` alone write to an upload until it says otherwise or is silent; false when another one writes. */
export const claimUpload = async (tx: Tx, id: string, writer: string): Promise<boolean> => {
  const result = await tx
    .updateTable("uploads")
    .set({ writer, writing_until: LEASE, touched_at: sql`now()` })
    .where("id", "=", id)
    .where((eb) => eb.or([eb("writer", "is", null), eb("writing_until", "<", sql<Date>`now()`)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** A sign of life of the writer; false when it is the writer no more. */
export const renewUpload = async (tx: Tx, id: string, writer: string): Promise<boolean> => {
  const result = await tx
    .updateTable("uploads")
    .set({ writing_until: LEASE })
    .where("id", "=", id)
    .where("writer", "=", writer)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Counts bytes that are on disk now; false when `writer` is the writer no more. */
export const saveReceived = async (
  tx: Tx,
  id: string,
  writer: string,
  received: number,
): Promise<boolean> => {
  const result = await tx
    .updateTable("uploads")
    .set({ received, touched_at: sql`now()` })
    .where("id", "=", id)
    .where("writer", "=", writer)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const releaseUpload = async (tx: Tx, id: string, writer: string): Promise<void> => {
  await tx
    .updateTable("uploads")
    .set({ writer: null, writing_until: null })
    .where("id", "=", id)
    .where("writer", "=", writer)
    .execute();
};

/** The file is whole and became those imports. */
export const saveUploaded = async (tx: Tx, id: string, importIds: readonly string[]): Promise<void> => {
  await tx
    .updateTable("uploads")
    .set({ import_ids: [...importIds] })
    .where("id", "=", id)
    .execute();
};

export const deleteUpload = async (tx: Tx, id: string): Promise<boolean> => {
  const result = await tx.deleteFrom("uploads").where("id", "=", id).executeTakeFirst();
  return result.numDeletedRows === 1n;
};

/** Removes uploads that nobody has touched since `before`. */
export const deleteAbandonedUploads = async (
  tx: Tx,
  before: Date,
): Promise<Array<Pick<UploadRow, "id" | "systemId" | "fileName">>> =>
  tx
    .deleteFrom("uploads")
    .where("touched_at", "<", before)
    .returning(["id", "system_id as systemId", "file_name as fileName"])
    .execute();

/** Those of the ids that are uploads. */
export const knownUploads = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx.selectFrom("uploads").select("id").where("id", "in", ids).execute();
  return new Set(rows.map(({ id }) => id));
};
