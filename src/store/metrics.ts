import { sql, type RawBuilder } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { OpenSince } from "#domain/metrics/ageing.ts";
import type { LateWeakness } from "#domain/metrics/fix-once.ts";
import type { Week } from "#domain/metrics/forecast.ts";
import type { Quarter, QuarterFate } from "#domain/metrics/quarterly.ts";
import type { ClosedAfter } from "#domain/metrics/remediation.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";
import { closedFrom, DETECTOR, OWNED_BY, RATING } from "./item-filter.ts";
import { OPEN, TIMED } from "./item-state.ts";
import { isLate, waitsInTime, type VendorRule } from "./vendor-waits.ts";

const ENDED = sql`('closed', 'false positive', 'cancelled')`;

/** Every version of the system's items with the one before it; from then until `until` it was the present one. */
const versions = (systemId: string) => sql`(
  select item_id, at, lead(at) over item as until, state ->> 'status' as status, lag(state ->> 'status') over item as before,
    coalesce(state ->> 'adjusted_risk_rating', state ->> 'original_risk_rating') as rating,
    (state ->> 'scheduled_completion_date')::date as due
  from item_versions where system_id = ${systemId} window item as (partition by item_id order by seq)
)`;

export type MonthOfRisk = {
  /** `2026-05`. */
  readonly month: string;
  readonly rating: RiskRating;
  /** At the end of the month, as the ledger knew it then. */
  readonly open: number;
  readonly late: number;
  /** In the month: recorded or opened again, and closed. */
  readonly opened: number;
  readonly closed: number;
};

/** The thirteen months up to `today`, each with the four ratings, from the history of the items, which is never rewritten. */
export const monthsByRisk = async (
  tx: Tx,
  systemId: string,
  { today, vendor }: Pick<Period, "today" | "vendor">,
): Promise<MonthOfRisk[]> => {
  const waited = waitsInTime({
    item: sql`i.item_id`,
    day: sql`m.last`,
    checkInDays: sql`${vendor.checkInDays}`,
    vendorExempt: sql`${vendor.vendorExempt}::boolean`,
  });
  const { rows } = await sql<MonthOfRisk>`
    with v as materialized ${versions(systemId)}, months as (
      select m::date as first, (m + interval '1 month') at time zone 'UTC' as ends, m at time zone 'UTC' as begins,
        least((m + interval '1 month - 1 day')::date, ${today}::date) as last
      from generate_series(date_trunc('month', ${today}::timestamp) - interval '12 months',
        date_trunc('month', ${today}::timestamp), '1 month') m
    )
    select to_char(m.first, 'YYYY-MM') as month, r.rating,
      count(*) filter (where stands and i.status in ('draft', 'open', 'in progress', 'risk accepted', 'deferred'))::int as open,
      count(*) filter (where stands and i.due < m.last and ${TIMED} and not ${waited})::int as late,
      count(*) filter (where i.at >= m.begins and i.at < m.ends and i.status not in ${ENDED}
        and (i.before is null or i.before in ${ENDED}))::int as opened,
      count(*) filter (where i.at >= m.begins and i.at < m.ends and i.status = 'closed'
        and i.before is distinct from 'closed')::int as closed
    from months m
    cross join unnest(array['critical', 'high', 'moderate', 'low']) with ordinality r(rating, place)
    left join lateral (
      select v.*, v.until is null or v.until >= m.ends as stands from v
      where v.rating = r.rating and v.at < m.ends and (v.until is null or v.until >= m.ends or v.at >= m.begins)
    ) i on true
    group by m.first, r.rating, r.place order by m.first, r.place`.execute(tx);
  return rows;
};

/**
 * What each whole week before `now` brought, the latest first: at most 52. The week in which the ledger began is left out,
 * since loading a ledger finds nothing new.
 */
export const weeksBefore = async (tx: Tx, systemId: string, now: Date): Promise<Week[]> => {
  const { rows } = await sql<Week>`
    with v as materialized ${versions(systemId)}, span as (
      select least(52, floor(extract(epoch from ${now}::timestamptz - min(at)) / 604800))::int as weeks from v
    )
    select
      count(*) filter (where v.status not in ${ENDED} and (v.before is null or v.before in ${ENDED}))::int as opened,
      count(*) filter (where v.status in ${ENDED} and v.before not in ${ENDED})::int as closed
    from span cross join lateral generate_series(1, span.weeks) week
    left join v on v.at > ${now}::timestamptz - week * interval '7 days'
      and v.at <= ${now}::timestamptz - (week - 1) * interval '7 days'
    group by week order by week`.execute(tx);
  return rows;
};

/** Items that have not ended, by rating and day of detection. */
export const openSince = async (tx: Tx, systemId: string): Promise<OpenSince[]> => {
  const { rows } = await sql<OpenSince>`
    select ${RATING} as rating, i.original_detection_date as "detectedOn", count(*)::int as items
    from poam_items i where i.system_id = ${systemId} and ${OPEN} group by 1, 2`.execute(tx);
  return rows;
};

/** How many items have not ended; those that wait for verification are among them. */
export const countUnended = async (tx: Tx, systemId: string): Promise<number> => {
  const { rows } = await sql<{ items: number }>`
    select count(*)::int as items from poam_items where system_id = ${systemId} and status not in ${ENDED}`.execute(
    tx,
  );
  return rows[0]?.items ?? 0;
};

/** Items closed from that day on. */
export const closedSince = async (tx: Tx, systemId: string, day: CalendarDate): Promise<ClosedAfter[]> => {
  const { rows } = await sql<ClosedAfter>`
    select ${RATING} as rating, i.completion_date - i.original_detection_date as days, count(*)::int as items,
      count(*) filter (where i.completion_date <= i.scheduled_completion_date)::int as "onTime",
      count(*) filter (where i.scheduled_completion_date is not null)::int as dated
    from poam_items i where i.system_id = ${systemId} and ${closedFrom(day)}
    group by 1, 2`.execute(tx);
  return rows;
};

export type GroupFigures = { readonly open: number; readonly late: number; readonly closed: number };

const grouped = async <Key>(
  tx: Tx,
  systemId: string,
  { key, today, since, vendor }: Period & { readonly key: RawBuilder<Key> },
): Promise<Array<GroupFigures & { readonly key: Key }>> => {
  const { rows } = await sql<GroupFigures & { key: Key }>`
    select * from (
      select ${key} as key, count(*) filter (where ${OPEN})::int as open,
        count(*) filter (where ${isLate(today, vendor)})::int as late,
        count(*) filter (where ${closedFrom(since)})::int as closed
      from poam_items i where i.system_id = ${systemId} group by 1
    ) g where open + closed > 0 order by late desc, open desc, key`.execute(tx);
  return rows;
};

/** Today, the first day of what is counted as closed, and the rulebook's patience with vendors. */
export type Period = {
  readonly today: CalendarDate;
  readonly since: CalendarDate;
  readonly vendor: VendorRule;
};

/** By who answers for the item; null for nobody. The most late ones first. */
export const figuresByOwner = (tx: Tx, systemId: string, period: Period) =>
  grouped(tx, systemId, { key: OWNED_BY, ...period });

export const figuresByDetector = (tx: Tx, systemId: string, period: Period) =>
  grouped(tx, systemId, { key: DETECTOR, ...period });

/** By the whole list of controls. */
export const figuresByControls = (tx: Tx, systemId: string, period: Period) =>
  grouped(tx, systemId, { key: sql<string[]>`i.controls`, ...period });

/** What became of each item in a quarter, as the ledger knew it on the quarter's last day or knows it now. */
export const quarterFates = async (
  tx: Tx,
  systemId: string,
  quarter: Quarter,
  today: CalendarDate,
): Promise<QuarterFate[]> => {
  const before = (day: RawBuilder<unknown>) => sql`(
    select distinct on (item_id) item_id, state from item_versions
    where system_id = ${systemId} and at < ${day} order by item_id, seq desc)`;
  const { rows } = await sql<QuarterFate>`
    with s as (select item_id, state ->> 'status' as status
        from ${before(sql`${quarter.first}::timestamp at time zone 'UTC'`)} p),
      e as (
        select item_id, state ->> 'status' as status, (state ->> 'completion_date')::date as completed,
          coalesce(state ->> 'original_scheduled_completion_date', state ->> 'scheduled_completion_date')::date as due,
          (state ->> 'weakness_id')::uuid as weakness_id
        from ${before(sql`(${quarter.last}::timestamp + interval '1 day') at time zone 'UTC'`)} p
      )
    select coalesce(s.status not in ${ENDED} and s.status <> 'draft', false) as "openAtStart",
      case when e.status = 'closed' then 'completed' when e.status in ${ENDED} then 'ended otherwise' else 'open' end as end,
      case when e.status = 'closed' then coalesce(e.completed > e.due, false)
        else coalesce(e.due < least(${quarter.last}::date, ${today}::date), false) end as late,
      w.detector, count(*)::int as items
    from e left join s using (item_id) join weaknesses w on w.id = e.weakness_id
    where e.status <> 'draft' and not (s.status is not null and s.status in ${ENDED} and e.status in ${ENDED})
      and not (e.status = 'cancelled' and (s.status is null or s.status = 'draft'))
    group by 1, 2, 3, 4`.execute(tx);
  return rows;
};

type LateItem = Pick<LateWeakness, "poamId" | "rating" | "daysLate"> & {
  readonly id: string;
  readonly weaknessId: string;
};
type Part = { readonly itemId: string; readonly weaknessId: string; readonly places: number };
type Weakness = Pick<LateWeakness, "weaknessName" | "product" | "solution"> & { readonly id: string };

/**
 * The weaknesses of late items that are not proven fixed everywhere, by the items' numbers. Each table is asked by itself:
 * right after an import the planner knows little of them, and a join is then done row by row.
 */
export const lateWeaknesses = async (
  tx: Tx,
  systemId: string,
  { today, vendor }: Pick<Period, "today" | "vendor">,
): Promise<LateWeakness[]> => {
  const late = await sql<LateItem>`
    select i.id, i.poam_id as "poamId", ${RATING} as rating, i.weakness_id as "weaknessId",
      ${today}::date - i.scheduled_completion_date as "daysLate"
    from poam_items i
    where i.system_id = ${systemId} and ${isLate(today, vendor)} order by i.number`.execute(tx);
  const parts = await sql<Part>`
    select item_id as "itemId", weakness_id as "weaknessId", count(*)::int as places from findings
    where item_id = any (${late.rows.map(({ id }) => id)}::uuid[]) and status <> 'fixed'
    group by 1, 2 order by 2`.execute(tx);
  const ids = [...new Set([...late.rows, ...parts.rows].map(({ weaknessId }) => weaknessId))];
  const weaknesses = await sql<Weakness>`
    select id, name as "weaknessName", nullif(details ->> 'product', '') as product, nullif(solution, '') as solution
    from weaknesses where id = any (${ids}::uuid[])`.execute(tx);
  const byItem = Map.groupBy(parts.rows, ({ itemId }) => itemId);
  const byId = new Map(weaknesses.rows.map(({ id, ...weakness }) => [id, weakness]));
  return late.rows.flatMap(({ id, weaknessId: own, ...item }) =>
    (byItem.get(id) ?? [{ weaknessId: own, places: 0 }]).flatMap(({ weaknessId, places }) => {
      const weakness = byId.get(weaknessId);
      return weakness === undefined ? [] : [{ ...item, weaknessId, places, ...weakness }];
    }),
  );
};
