import { sql, type RawBuilder } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { CvssReading } from "#domain/reading.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";

/** An item as lists show it, with the figures of its findings. */
export type ItemRow = {
  readonly id: string;
  readonly poamId: string;
  readonly number: number;
  readonly kind: "vulnerability" | "configuration";
  readonly status: ItemStatus;
  readonly weaknessName: string;
  readonly detector: string;
  readonly sourceIdentifier: string;
  readonly originalRiskRating: RiskRating;
  readonly controls: readonly string[];
  readonly pointOfContact: string | null;
  readonly originalDetectionDate: CalendarDate;
  readonly originalScheduledCompletionDate: CalendarDate;
  readonly scheduledCompletionDate: CalendarDate;
  readonly statusDate: CalendarDate;
  readonly fixedOn: CalendarDate | null;
  readonly completionDate: CalendarDate | null;
  readonly cves: readonly string[];
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
  readonly weaknessDescription: string;
  readonly solution: string | null;
  readonly seeAlso: readonly string[];
  readonly cvss: readonly CvssReading[];
  readonly remediationPlan: string | null;
  readonly resourcesRequired: string | null;
  readonly comments: string | null;
};

const ROW = sql`
  i.id, i.poam_id as "poamId", i.number, w.kind, i.status, w.name as "weaknessName", w.detector,
  w.source_identifier as "sourceIdentifier", i.original_risk_rating as "originalRiskRating", i.controls,
  i.point_of_contact as "pointOfContact", i.original_detection_date as "originalDetectionDate",
  i.original_scheduled_completion_date as "originalScheduledCompletionDate",
  i.scheduled_completion_date as "scheduledCompletionDate", i.status_date as "statusDate", i.fixed_on as "fixedOn",
  i.completion_date as "completionDate", w.cves, i.version,
  coalesce(n.open, 0) as "openFindings", coalesce(n.not_observed, 0) as "notObservedFindings",
  coalesce(n.fixed, 0) as "fixedFindings", coalesce(n.assets, 0) as assets, n.last_seen as "lastSeen"`;

const DETAIL = sql`${ROW}, w.id as "weaknessId", w.description as "weaknessDescription", w.solution,
  w.see_also as "seeAlso", w.cvss, i.remediation_plan as "remediationPlan",
  i.resources_required as "resourcesRequired", i.comments`;

/** The figures of every weakness of the system in one pass over its findings. */
const FIGURES = (systemId: string) => sql`(
  select weakness_id,
    count(*) filter (where status = 'open')::int as open,
    count(*) filter (where status = 'not observed')::int as not_observed,
    count(*) filter (where status = 'fixed')::int as fixed,
    count(distinct asset_id) filter (where status <> 'fixed')::int as assets,
    max(last_seen) as last_seen
  from findings where system_id = ${systemId} group by weakness_id
)`;

const select = (columns: RawBuilder<unknown>, systemId: string) => sql`
  select ${columns} from poam_items i
  join weaknesses w on w.id = i.weakness_id
  left join ${FIGURES(systemId)} n on n.weakness_id = w.id
  where i.system_id = ${systemId}`;

export type ItemFilter = {
  readonly status?: ItemStatus | undefined;
  readonly offset: number;
  readonly limit: number;
};

/** One page of a system's items by number. */
export const listItems = async (tx: Tx, systemId: string, filter: ItemFilter): Promise<ItemRow[]> => {
  const { rows } = await sql<ItemRow>`
    ${select(ROW, systemId)} and (${filter.status ?? null}::text is null or i.status = ${filter.status ?? null})
    order by i.number offset ${filter.offset} limit ${filter.limit}`.execute(tx);
  return rows;
};

export const countItems = async (
  tx: Tx,
  systemId: string,
  status: ItemStatus | undefined,
): Promise<number> => {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from poam_items
    where system_id = ${systemId} and (${status ?? null}::text is null or status = ${status ?? null})`.execute(
    tx,
  );
  return rows[0]?.total ?? 0;
};

/** A page of items with everything, by number, after `afterNumber`. */
export const itemDetails = async (
  tx: Tx,
  systemId: string,
  afterNumber: number,
  limit: number,
): Promise<ItemDetail[]> => {
  const { rows } = await sql<ItemDetail>`
    ${select(DETAIL, systemId)} and i.number > ${afterNumber} order by i.number limit ${limit}`.execute(tx);
  return rows;
};

export const findItem = async (tx: Tx, systemId: string, poamId: string): Promise<ItemDetail | null> => {
  const { rows } = await sql<ItemDetail>`
    select ${DETAIL} from poam_items i
    join weaknesses w on w.id = i.weakness_id
    left join lateral (
      select count(*) filter (where status = 'open')::int as open,
        count(*) filter (where status = 'not observed')::int as not_observed,
        count(*) filter (where status = 'fixed')::int as fixed,
        count(distinct asset_id) filter (where status <> 'fixed')::int as assets,
        max(last_seen) as last_seen
      from findings where weakness_id = w.id
    ) n on true
    where i.system_id = ${systemId} and i.poam_id = ${poamId}`.execute(tx);
  return rows[0] ?? null;
};

/** The assets of findings that are not fixed (or of all, for items that are no longer open), per weakness, by name. */
export const assetsOfWeaknesses = async (
  tx: Tx,
  weaknessIds: readonly string[],
): Promise<
  Map<string, ReadonlyArray<{ readonly asset: string; readonly location: string; readonly fixed: boolean }>>
> => {
  const { rows } = await sql<{ weaknessId: string; asset: string; location: string; fixed: boolean }>`
    select f.weakness_id as "weaknessId", a.identifier as asset, f.location, f.status = 'fixed' as fixed
    from findings f join assets a on a.id = f.asset_id
    where f.weakness_id = any (${weaknessIds}::uuid[])
    order by f.weakness_id, a.identifier, f.location`.execute(tx);
  return Map.groupBy(rows, (row) => row.weaknessId);
};

export type ItemFields = {
  readonly pointOfContact: string | null;
  readonly remediationPlan: string | null;
  readonly resourcesRequired: string | null;
  readonly comments: string | null;
  readonly controls: readonly string[];
};

/** Writes the fields if the item still has that version; whether it had. */
export const updateItemFields = async (
  tx: Tx,
  id: string,
  version: number,
  fields: ItemFields,
  today: CalendarDate,
): Promise<boolean> => {
  const result = await tx
    .updateTable("poam_items")
    .set({
      point_of_contact: fields.pointOfContact,
      remediation_plan: fields.remediationPlan,
      resources_required: fields.resourcesRequired,
      comments: fields.comments,
      controls: [...fields.controls],
      status_date: today,
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export type ItemStatusFields = {
  readonly status: ItemStatus;
  readonly fixedOn: CalendarDate | null;
  readonly completionDate: CalendarDate | null;
};

/** Moves the item if it still has that version; whether it had. */
export const updateItemStatus = async (
  tx: Tx,
  id: string,
  version: number,
  fields: ItemStatusFields,
  today: CalendarDate,
): Promise<boolean> => {
  const result = await tx
    .updateTable("poam_items")
    .set({
      status: fields.status,
      fixed_on: fields.fixedOn,
      completion_date: fields.completionDate,
      status_date: today,
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};
