import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";

/** A catalog of controls that was loaded. */
export type CatalogRow = {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly sha256: string;
  readonly controls: number;
  readonly importedAt: Date;
  readonly importedBy: string;
};

/** What a catalog says of a control; `key` is the domain's (`controlRef`). */
export type CatalogControlRow = {
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly family: string;
  /** The title of its group, mostly the family's name. */
  readonly groupTitle: string | null;
  readonly parentKey: string | null;
  readonly withdrawn: boolean;
  readonly statement: string | null;
};

/** The catalogs, by title. */
export const listCatalogs = async (tx: Tx): Promise<CatalogRow[]> => {
  const { rows } = await sql<CatalogRow>`
    select c.id, c.title, c.version, c.sha256, c.imported_at as "importedAt", c.imported_by as "importedBy",
      (select count(*)::int from catalog_controls k where k.catalog_id = c.id) as controls
    from control_catalogs c order by lower(c.title)`.execute(tx);
  return rows;
};

/** Puts a catalog in the place of the one of the same title, whatever its letters' case; its id. */
export const replaceCatalog = async (
  tx: Tx,
  actor: Actor,
  catalog: Pick<CatalogRow, "title" | "version" | "sha256">,
  controls: readonly CatalogControlRow[],
): Promise<string> => {
  const { title, version, sha256 } = catalog;
  const { rows } = await sql<{ id: string }>`
    insert into control_catalogs (title, version, sha256, imported_by)
    values (${title}, ${version}, ${sha256}, ${actor.name})
    on conflict (lower(title)) do update set title = excluded.title, version = excluded.version,
      sha256 = excluded.sha256, imported_by = excluded.imported_by, imported_at = ledger_now()
    returning id`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("The catalog that was just written is not there.");
  await sql`delete from catalog_controls where catalog_id = ${row.id}`.execute(tx);
  await sql`
    insert into catalog_controls (catalog_id, position, key, label, title, family, group_title, parent_key, withdrawn, statement)
    select ${row.id}, place, key, label, title, family, "groupTitle", "parentKey", withdrawn, statement
    from rows from (jsonb_to_recordset(${JSON.stringify(controls)}::jsonb) as (
      key text, label text, title text, family text, "groupTitle" text, "parentKey" text, withdrawn boolean, statement text
    )) with ordinality as r(key, label, title, family, "groupTitle", "parentKey", withdrawn, statement, place)`.execute(
    tx,
  );
  return row.id;
};

export type KnownControl = CatalogControlRow & { readonly catalog: string; readonly version: string };

/**
 * What the catalogs say of some controls: of each control those that have not withdrawn it first, then the catalog that was
 * loaded last.
 */
export const controlsOfCatalogs = async (tx: Tx, keys: readonly string[]): Promise<KnownControl[]> => {
  if (keys.length === 0) return [];
  const { rows } = await sql<KnownControl>`
    select k.key, k.label, k.title, k.family, k.group_title as "groupTitle", k.parent_key as "parentKey", k.withdrawn,
      k.statement, c.title as catalog, c.version
    from catalog_controls k join control_catalogs c on c.id = k.catalog_id
    where k.key = any (array(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)))
    order by k.key, k.withdrawn, c.imported_at desc, c.id desc, k.position`.execute(tx);
  return rows;
};

/** A list of controls as items have it, and the number of items. */
export type WrittenControls = {
  readonly controls: readonly string[];
  readonly open: number;
  readonly ended: number;
};

const ENDED = sql`i.status in ('closed', 'false positive')`;

/** Every list of controls of a system's items. Cancelled items stand for nothing and are not counted. */
export const writtenControls = async (tx: Tx, systemId: string): Promise<WrittenControls[]> => {
  const { rows } = await sql<WrittenControls>`
    select i.controls, (count(*) filter (where not (${ENDED})))::int as open, (count(*) filter (where ${ENDED}))::int as ended
    from poam_items i where i.system_id = ${systemId} and i.status <> 'cancelled' group by i.controls`.execute(
    tx,
  );
  return rows;
};

/** An item as the list of a control shows it. */
export type ControlItem = {
  readonly id: string;
  readonly poamId: string;
  readonly weaknessName: string;
  readonly rating: RiskRating;
  readonly status: ItemStatus;
  /** False once it is closed or a false positive. */
  readonly open: boolean;
  readonly scheduledCompletionDate: CalendarDate | null;
};

/**
 * The items that name one of the controls as they are written, open ones first, then by number. Cancelled ones are left
 * out, and whatever is beyond `limit`.
 */
export const itemsOfControls = async (
  tx: Tx,
  systemId: string,
  written: readonly string[],
  limit: number,
): Promise<ControlItem[]> => {
  const { rows } = await sql<ControlItem>`
    select i.id, i.poam_id as "poamId", coalesce(i.title, w.name) as "weaknessName", i.status, not (${ENDED}) as open,
      coalesce(i.adjusted_risk_rating, i.original_risk_rating) as rating,
      i.scheduled_completion_date as "scheduledCompletionDate"
    from poam_items i join weaknesses w on w.id = i.weakness_id
    where i.system_id = ${systemId} and i.status <> 'cancelled'
      and i.controls && array(select jsonb_array_elements_text(${JSON.stringify(written)}::jsonb))
    order by ${ENDED}, i.number limit ${limit}`.execute(tx);
  return rows;
};
