import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { DeclaredEntry } from "#domain/inventory.ts";
import type { Remark } from "#domain/remark.ts";
import type { Tx } from "./database.ts";

/** One inventory as it was uploaded. */
export type InventoryRow = {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly fileName: string;
  /** Layout and version, such as `fedramp-inventory@3.1`. */
  readonly format: string;
  readonly entries: number;
  readonly remarks: readonly Remark[];
  readonly uploadedAt: Date;
  readonly uploadedBy: string;
};

/** What the system's owner declares at present; null when nothing was uploaded yet. */
export const currentInventory = async (tx: Tx, systemId: string): Promise<InventoryRow | null> => {
  const row = await tx
    .selectFrom("inventories")
    .select([
      "id",
      "sha256",
      "bytes",
      "file_name as fileName",
      "format",
      "entries",
      "remarks",
      "uploaded_at as uploadedAt",
      "uploaded_by as uploadedBy",
    ])
    .where("system_id", "=", systemId)
    .where("replaced_at", "is", null)
    .$narrowType<{ remarks: Remark[] }>()
    .executeTakeFirst();
  return row ?? null;
};

/** The rows of an inventory, in the order of its file. */
export const declaredEntries = async (tx: Tx, inventoryId: string): Promise<DeclaredEntry[]> => {
  const { rows } = await sql<DeclaredEntry>`
    select id, ordinal, place, declared from declared_assets
    where inventory_id = ${inventoryId} order by ordinal`.execute(tx);
  return rows;
};

const ROWS_AT_ONCE = 2000;

/** Writes an inventory and makes it the current one; the one before stays, marked as replaced. */
export const replaceInventory = async (
  tx: Tx,
  actor: Actor,
  systemId: string,
  inventory: Omit<InventoryRow, "entries" | "uploadedBy">,
  entries: readonly DeclaredEntry[],
): Promise<void> => {
  const { id, sha256, bytes, fileName, format, remarks, uploadedAt } = inventory;
  await tx
    .insertInto("raw_files")
    .values({ sha256, bytes })
    .onConflict((oc) => oc.doNothing())
    .execute();
  await tx
    .updateTable("inventories")
    .set({ replaced_at: uploadedAt })
    .where("system_id", "=", systemId)
    .where("replaced_at", "is", null)
    .execute();
  await tx
    .insertInto("inventories")
    .values({
      id,
      system_id: systemId,
      sha256,
      bytes,
      file_name: fileName,
      format,
      entries: entries.length,
      remarks: JSON.stringify(remarks),
      uploaded_at: uploadedAt,
      uploaded_by: actor.name,
      uploaded_by_id: actor.kind === "user" ? actor.userId : null,
    })
    .execute();
  for (let at = 0; at < entries.length; at += ROWS_AT_ONCE) {
    await sql`
      insert into declared_assets (inventory_id, ordinal, system_id, id, place, declared)
      select ${id}::uuid, ordinal, ${systemId}::uuid, r.id, place, declared
      from jsonb_to_recordset(${JSON.stringify(entries.slice(at, at + ROWS_AT_ONCE))}::jsonb)
        as r(id uuid, ordinal integer, place text, declared jsonb)`.execute(tx);
  }
};

/** Lets one change of a system's inventory happen at a time, until the transaction ends. */
export const lockInventory = async (tx: Tx, systemId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('inventory ' || ${systemId}, 0))`.execute(tx);
};
