import { sql, type RawBuilder, type Updateable } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { DecidedFacts } from "#domain/clock/clock-facts.ts";
import { adjustedRating } from "#domain/clock/governing-rating.ts";
import type { FieldValue } from "#domain/item-field.ts";
import type { ItemFields } from "#domain/item-fields.ts";
import type { ItemState } from "#domain/poam-item.ts";
import { NO_WEAKNESS_DETAILS, type CvssReading, type WeaknessDetails } from "#domain/reading.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";
import { itemCondition, OWNED_BY, type ItemFilter } from "./item-filter.ts";
import { FIELDS, fieldColumns, fieldsOf } from "./item-fields.ts";
import { STATE, stateColumns, type StateColumns } from "./item-state.ts";
import type { PoamItemsTable } from "./tables.generated.ts";

/** An item as lists show it, with the figures of its findings. */
export type ItemRow = StateColumns & {
  readonly id: string;
  readonly poamId: string;
  readonly number: number;
  readonly kind: "vulnerability" | "configuration";
  readonly weaknessName: string;
  readonly detector: string;
  readonly sourceIdentifier: string;
  readonly originalRiskRating: RiskRating;
  /** What the authority approved in place of the original one. */
  readonly adjustedRiskRating: RiskRating | null;
  readonly controls: readonly string[];
  readonly ownerId: string | null;
  /** The name of the person who owns the item. */
  readonly owner: string | null;
  readonly team: string | null;
  readonly pointOfContact: string | null;
  /** The person who owns it, else the point of contact, else the team. */
  readonly ownedBy: string | null;
  readonly originalDetectionDate: CalendarDate;
  /** Null where the rulebook gives no date, or none yet. */
  readonly originalScheduledCompletionDate: CalendarDate | null;
  readonly scheduledCompletionDate: CalendarDate | null;
  readonly statusDate: CalendarDate;
  /** The vendor's fix that the item waits for, and when the vendor was last asked. */
  readonly vendor: DecidedFacts["vendor"] | null;
  readonly lastVendorCheckIn: CalendarDate | null;
  readonly cves: readonly string[];
  /** What people wrote in the organization's own fields, by key. */
  readonly custom: Readonly<Record<string, FieldValue>>;
  readonly version: number;
  readonly openFindings: number;
  readonly notObservedFindings: number;
  readonly fixedFindings: number;
  readonly assets: number;
  readonly lastSeen: CalendarDate | null;
};

/** An item with everything that is written about it. */
export type ItemDetail = ItemRow & {
  readonly weaknessId: string;
  /** What the grouping policy made one item of. */
  readonly groupKey: string;
  readonly weaknessDescription: string;
  readonly solution: string | null;
  readonly seeAlso: readonly string[];
  readonly cvss: readonly CvssReading[];
  readonly weaknessDetails: WeaknessDetails;
  /** What people wrote. */
  readonly fields: ItemFields;
  /** What the scheduled date rests on beyond the fields. */
  readonly clockFacts: DecidedFacts;
  /** Whether a person chose the controls: then no scan changes them. */
  readonly controlsByHand: boolean;
  /** The closed item whose findings came back in this one. */
  readonly cites: string | null;
};

const ROW = sql`
  i.id, i.poam_id as "poamId", i.number, w.kind, ${STATE}, w.id as "weaknessId",
  coalesce(i.title, w.name) as "weaknessName", w.detector,
  w.source_identifier as "sourceIdentifier", i.original_risk_rating as "originalRiskRating", i.controls,
  i.adjusted_risk_rating as "adjustedRiskRating", i.owner_id as "ownerId",
  (select name from auth."user" where id = i.owner_id) as owner, i.team, i.point_of_contact as "pointOfContact",
  ${OWNED_BY} as "ownedBy", i.original_detection_date as "originalDetectionDate",
  i.original_scheduled_completion_date as "originalScheduledCompletionDate",
  i.scheduled_completion_date as "scheduledCompletionDate", i.status_date as "statusDate",
  i.clock_facts -> 'vendor' as vendor, case when i.clock_facts ? 'vendor' then (
    select max(c.checked_on) from vendor_dependencies d join vendor_check_ins c on c.dependency_id = d.id
    where d.item_id = i.id and d.ended_on is null) end as "lastVendorCheckIn", w.cves, i.custom, i.version`;

const DETAIL = sql`${ROW}, i.group_key as "groupKey", w.description as "weaknessDescription", w.solution,
  w.see_also as "seeAlso", w.cvss, ${sql.lit(JSON.stringify(NO_WEAKNESS_DETAILS))}::jsonb || w.details as "weaknessDetails",
  ${FIELDS} as fields, i.clock_facts as "clockFacts", i.controls_by_hand as "controlsByHand",
  (select poam_id from poam_items where id = i.cites) as cites`;

type Figures = Pick<
  ItemRow,
  "openFindings" | "notObservedFindings" | "fixedFindings" | "assets" | "lastSeen"
>;

const NO_FIGURES: Figures = {
  openFindings: 0,
  notObservedFindings: 0,
  fixedFindings: 0,
  assets: 0,
  lastSeen: null,
};

/** What the items of `where` say, by number; `beside` is joined to the `poam_items i` and its `weaknesses w`. */
const select = async <Row>(
  tx: Tx,
  columns: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
  beside: RawBuilder<unknown> = sql``,
): Promise<Array<Row & { readonly id: string }>> => {
  const { rows } = await sql<Row & { id: string }>`
    with page as materialized (select * from poam_items i where ${where})
    select ${columns} from page i
    cross join lateral (select * from weaknesses where id = i.weakness_id offset 0) w ${beside}
    order by i.number`.execute(tx);
  return rows;
};

const FIGURES = sql`
  count(*) filter (where status = 'open')::int as "openFindings",
  count(*) filter (where status = 'not observed')::int as "notObservedFindings",
  count(*) filter (where status = 'fixed')::int as "fixedFindings",
  count(distinct asset_id) filter (where status <> 'fixed')::int as assets,
  max(last_seen) as "lastSeen"`;

const plainFindings = (itemIds: readonly string[]) => sql`findings where item_id = any (${itemIds}::uuid[])`;

/** Findings that several tools see count as one: open while one of them sees it, fixed when all are. */
const jointFindings = (ofItems: RawBuilder<unknown>) => sql`(
  select item_id, asset_id, max(last_seen) as last_seen,
    case when bool_or(status = 'open') then 'open' when bool_and(status = 'fixed') then 'fixed' else 'not observed' end
      as status
  from findings where ${ofItems} group by item_id, asset_id, coalesce(joined_to, id)
) joint`;

const haveJoined = async (tx: Tx, itemIds: readonly string[]): Promise<boolean> => {
  const { rows } = await sql<{ joined: boolean }>`
    select exists (select from findings where joined_to is not null and item_id = any (${itemIds}::uuid[])) as joined`.execute(
    tx,
  );
  return rows[0]?.joined ?? false;
};

/**
 * The rows with the figures of their findings, which are asked for apart: in one statement a planner that knows little
 * of the tables, as after a first import, counts all findings anew for every item.
 */
const withFigures = async <Row extends { readonly id: string }>(
  tx: Tx,
  rows: readonly Row[],
): Promise<Array<Row & Figures>> => {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const findings = (await haveJoined(tx, ids))
    ? jointFindings(sql`item_id = any (${ids}::uuid[])`)
    : plainFindings(ids);
  const figures = await sql<Figures & { itemId: string }>`
    select item_id as "itemId", ${FIGURES} from ${findings} group by item_id`.execute(tx);
  const byItem = new Map(figures.rows.map(({ itemId, ...rest }) => [itemId, rest]));
  return rows.map((row) => ({ ...row, ...(byItem.get(row.id) ?? NO_FIGURES) }));
};

/** One page of a system's items by number. */
export const listItems = async (
  tx: Tx,
  systemId: string,
  filter: ItemFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<ItemRow[]> => {
  const page = sql`${itemCondition(systemId, filter)} order by i.number offset ${offset} limit ${limit}`;
  return withFigures(tx, await select<Omit<ItemRow, keyof Figures>>(tx, ROW, page));
};

export const countItems = async (tx: Tx, systemId: string, filter: ItemFilter): Promise<number> => {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from poam_items i where ${itemCondition(systemId, filter)}`.execute(tx);
  return rows[0]?.total ?? 0;
};

/**
 * Of the items of `where`, by number, those parts, and `more` of the `poam_items i`. What is not asked for is neither
 * computed nor sent, which is most of what reading a whole ledger costs.
 */
export const itemParts = async <Part extends keyof Omit<ItemDetail, keyof Figures>, More extends object>(
  tx: Tx,
  where: RawBuilder<unknown>,
  parts: readonly Part[],
  more: Readonly<Record<keyof More & string, RawBuilder<unknown>>>,
): Promise<Array<Pick<ItemDetail, Part> & More>> => {
  const names = sql.join([...parts, ...Object.keys(more)].map((name) => sql.ref(name)));
  const added = Object.entries<RawBuilder<unknown>>(more).map(
    ([name, value]) => sql`, ${value} as ${sql.ref(name)}`,
  );
  const { rows } = await sql<Pick<ItemDetail, Part> & More>`
    with page as materialized (select * from poam_items i where ${where})
    select ${names} from (
      select ${DETAIL}${sql.join(added, sql``)} from page i
      cross join lateral (select * from weaknesses where id = i.weakness_id offset 0) w
    ) item order by number`.execute(tx);
  return rows;
};

/** A page of items with everything, by number, after `afterNumber`. */
export const itemDetails = async (
  tx: Tx,
  systemId: string,
  afterNumber: number,
  limit: number,
): Promise<ItemDetail[]> => {
  const page = sql`i.system_id = ${systemId} and i.number > ${afterNumber} order by i.number limit ${limit}`;
  return selectDetails(tx, page);
};

/** One item in one statement: the figures of a single item are counted once, whatever the planner knows. */
export const findItem = async (tx: Tx, systemId: string, poamId: string): Promise<ItemDetail | null> => {
  const one = sql`i.system_id = ${systemId} and i.poam_id = ${poamId}`;
  const figures = sql`cross join lateral (select ${FIGURES} from ${jointFindings(sql`item_id = i.id`)}) f`;
  const [item] = await select<ItemDetail>(tx, sql`${DETAIL}, f.*`, one, figures);
  return item ? { ...item, fields: fieldsOf(item.fields) } : null;
};

/** Those items of a system, by number. */
export const itemsById = (tx: Tx, systemId: string, ids: readonly string[]): Promise<ItemDetail[]> =>
  selectDetails(tx, sql`i.system_id = ${systemId} and i.id = any (${ids}::uuid[])`);

const selectDetails = async (tx: Tx, where: RawBuilder<unknown>): Promise<ItemDetail[]> => {
  const rows = await select<Omit<ItemDetail, keyof Figures>>(tx, DETAIL, where);
  return withFigures(
    tx,
    rows.map((row) => ({ ...row, fields: fieldsOf(row.fields) })),
  );
};

type AssetPlaces = ReadonlyArray<{
  readonly asset: string;
  readonly location: string;
  readonly fixed: boolean;
}>;

/**
 * The assets of the items' findings, fixed or not, per item, by name. A closed item whose findings came back gave them to
 * the one that cites it: it still names their assets.
 */
export const assetsOfItems = async (
  tx: Tx,
  itemIds: readonly string[],
): Promise<Map<string, AssetPlaces>> => {
  const own = await ownAssets(tx, itemIds);
  const without = itemIds.filter((id) => !own.has(id));
  if (without.length === 0) return own;
  const { rows } = await sql<{ id: string; cites: string }>`
    select distinct on (cites) id, cites from poam_items where cites = any (${without}::uuid[])
    order by cites, number`.execute(tx);
  if (rows.length === 0) return own;
  const passed = await assetsOfItems(
    tx,
    rows.map(({ id }) => id),
  );
  const taken = rows.flatMap(({ id, cites }) => {
    const places = passed.get(id);
    return places === undefined ? [] : [[cites, places] as const];
  });
  return new Map([...own, ...taken]);
};

const ownAssets = async (tx: Tx, itemIds: readonly string[]): Promise<Map<string, AssetPlaces>> => {
  const { rows } = await sql<{ itemId: string; asset: string; location: string; fixed: boolean }>`
    select f.item_id as "itemId", a.identifier as asset, f.location, bool_and(f.status = 'fixed') as fixed
    from findings f join assets a on a.id = f.asset_id
    where f.item_id = any (${itemIds}::uuid[])
    group by f.item_id, a.identifier, f.location
    order by f.item_id, a.identifier, f.location`.execute(tx);
  return Map.groupBy(rows, (row) => row.itemId);
};

/** A weakness of an item that holds many, with the places where it is not proven fixed. */
export type RegisteredWeakness = {
  readonly sourceIdentifier: string;
  readonly name: string;
  readonly description: string;
  readonly solution: string | null;
  readonly firstSeen: CalendarDate;
  readonly places: ReadonlyArray<{ readonly asset: string; readonly location: string }>;
};

/** The weaknesses of those items that are not proven fixed everywhere, per item, by source identifier. */
export const registeredWeaknesses = async (
  tx: Tx,
  itemIds: readonly string[],
): Promise<Map<string, RegisteredWeakness[]>> => {
  const { rows } = await sql<RegisteredWeakness & { itemId: string }>`
    select f.item_id as "itemId", w.source_identifier as "sourceIdentifier", w.name, w.description, w.solution,
      min(f.first_seen) as "firstSeen",
      jsonb_agg(jsonb_build_object('asset', a.identifier, 'location', f.location)
        order by a.identifier, f.location) as places
    from findings f join weaknesses w on w.id = f.weakness_id join assets a on a.id = f.asset_id
    where f.item_id = any (${itemIds}::uuid[]) and f.status <> 'fixed'
    group by f.item_id, w.id order by w.source_identifier`.execute(tx);
  return Map.groupBy(rows, (row) => row.itemId);
};

/** The item in the version that somebody saw. */
export type SeenItem = { readonly id: string; readonly version: number };

/** All of an item that people edit. */
export type ItemEdit = Pick<ItemDetail, "fields" | "custom" | "controlsByHand" | "ownerId" | "team">;

/** Writes the edit if the item still has that version; whether it had. */
export const updateItemFields = (
  tx: Tx,
  item: SeenItem,
  edit: ItemEdit,
  today: CalendarDate,
): Promise<boolean> =>
  updateSeen(
    tx,
    item,
    {
      ...fieldColumns(edit.fields),
      custom: JSON.stringify(edit.custom),
      controls_by_hand: edit.controlsByHand,
      owner_id: edit.ownerId,
      team: edit.team,
    },
    today,
  );

/** Sets what the item's date rests on, and the date in force that follows. */
export const updateClock = async (
  tx: Tx,
  itemId: string,
  clockFacts: DecidedFacts,
  scheduled: CalendarDate | null,
): Promise<void> => {
  await tx
    .updateTable("poam_items")
    .set({
      clock_facts: JSON.stringify(clockFacts),
      scheduled_completion_date: scheduled,
      adjusted_risk_rating: adjustedRating(clockFacts),
    })
    .where("id", "=", itemId)
    .execute();
};

/** Moves the item if it still has that version; whether it had. */
export const updateItemState = (
  tx: Tx,
  item: SeenItem,
  state: ItemState,
  today: CalendarDate,
): Promise<boolean> => updateSeen(tx, item, columnsOf(stateColumns(state)), today);

const columnsOf = (state: StateColumns): Updateable<PoamItemsTable> => ({
  status: state.status,
  fixed_on: state.fixedOn,
  completion_date: state.completionDate,
  until_date: state.until,
  resumes: state.resumes,
  proof: state.proof,
  work_done_by: state.workDoneBy,
  cancelled_by: state.cancelledBy,
});

const updateSeen = async (
  tx: Tx,
  { id, version }: SeenItem,
  columns: Updateable<PoamItemsTable>,
  today: CalendarDate,
): Promise<boolean> => {
  const result = await tx
    .updateTable("poam_items")
    .set({ ...columns, status_date: today, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};
