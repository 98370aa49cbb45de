import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "./database.ts";

export type BulkEdit = {
  readonly id: string;
  readonly description: string;
  readonly reason: string;
  readonly editedAt: Date;
  readonly editedBy: string;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  readonly items: number;
};

const select = (tx: Tx, systemId: string) =>
  tx
    .selectFrom("bulk_edits as b")
    .select([
      "b.id",
      "b.description",
      "b.reason",
      "b.edited_at as editedAt",
      "b.edited_by_name as editedBy",
      "b.undone_at as undoneAt",
      "b.undone_by_name as undoneBy",
      sql<number>`(select count(*)::int from bulk_edit_items where bulk_edit_id = b.id)`.as("items"),
    ])
    .where("b.system_id", "=", systemId)
    .orderBy("b.edited_at", "desc");

/** The system's latest bulk edits, the latest first. */
export const listBulkEdits = (tx: Tx, systemId: string, limit: number): Promise<BulkEdit[]> =>
  select(tx, systemId).limit(limit).execute();

/** The edit, locked until the transaction ends; null when the system has none of that id. */
export const lockBulkEdit = async (tx: Tx, systemId: string, id: string): Promise<BulkEdit | null> =>
  (await select(tx, systemId).where("b.id", "=", id).forUpdate("b").executeTakeFirst()) ?? null;

/** The last version of each item, by item. */
export const lastVersions = async (tx: Tx, itemIds: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await sql<{ itemId: string; seq: string }>`
    select item_id as "itemId", max(seq)::text as seq from item_versions
    where item_id = any (${itemIds}::uuid[]) group by item_id`.execute(tx);
  return new Map(rows.map(({ itemId, seq }) => [itemId, seq]));
};

export const insertBulkEdit = async (
  tx: Tx,
  systemId: string,
  edit: { readonly description: string; readonly reason: string; readonly by: string },
  items: ReadonlyArray<{ readonly itemId: string; readonly before: string; readonly after: string }>,
): Promise<string> => {
  const { id } = await tx
    .insertInto("bulk_edits")
    .values({
      system_id: systemId,
      description: edit.description,
      reason: edit.reason,
      edited_by_name: edit.by,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await sql`
    insert into bulk_edit_items (bulk_edit_id, item_id, system_id, before_seq, after_seq)
    select ${id}, item_id, ${systemId}, before_seq, after_seq
    from unnest(${items.map((i) => i.itemId)}::uuid[], ${items.map((i) => i.before)}::bigint[],
      ${items.map((i) => i.after)}::bigint[]) as r(item_id, before_seq, after_seq)`.execute(tx);
  return id;
};

export const markUndone = async (tx: Tx, id: string, at: Date, by: string): Promise<void> => {
  await tx
    .updateTable("bulk_edits")
    .set({ undone_at: at, undone_by_name: by })
    .where("id", "=", id)
    .execute();
};

/** What a bulk edit can have changed: the columns that people write, and those of the status. */
const WRITTEN = [
  "point_of_contact",
  "resources_required",
  "remediation_plan",
  "comments",
  "controls",
  "controls_by_hand",
  "fields",
  "custom",
  "owner_id",
  "team",
  "status",
  "fixed_on",
  "completion_date",
  "until_date",
  "resumes",
  "proof",
  "work_done_by",
  "cancelled_by",
] as const;

const list = sql.join(WRITTEN.map((column) => sql.id(column)));
const row = (alias: string) => sql`(${sql.join(WRITTEN.map((column) => sql.id(alias, column)))})`;

/**
 * Puts the items of a bulk edit back to what people had written before it, where nobody wrote anything since; their ids.
 * The others are left as they are.
 */
export const restoreItems = async (tx: Tx, id: string, today: CalendarDate): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    update poam_items i set (${list}) = (select ${list} from jsonb_populate_record(i, before.state)),
      status_date = ${today}, version = i.version + 1
    from bulk_edit_items b
    join item_versions before on before.seq = b.before_seq
    join item_versions edited on edited.seq = b.after_seq
    cross join lateral jsonb_populate_record(null::poam_items, edited.state) as e
    where b.bulk_edit_id = ${id} and i.id = b.item_id and ${row("i")} is not distinct from ${row("e")}
    returning i.id`.execute(tx);
  return rows.map((item) => item.id);
};

/** The numbers of a bulk edit's items, by item. */
export const numbersOfBulkEdit = async (tx: Tx, id: string): Promise<Map<string, string>> => {
  const rows = await tx
    .selectFrom("bulk_edit_items as b")
    .innerJoin("poam_items as i", "i.id", "b.item_id")
    .select(["i.id", "i.poam_id as poamId"])
    .where("b.bulk_edit_id", "=", id)
    .orderBy("i.number")
    .execute();
  return new Map(rows.map((item) => [item.id, item.poamId]));
};
