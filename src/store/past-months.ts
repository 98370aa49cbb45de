import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import { OPEN_STATUSES } from "#domain/poam-item.ts";
import type { Tx } from "./database.ts";

/** A day at whose end the past is asked about, with the moment at which it ended. */
export type PastDay = { readonly on: CalendarDate; readonly ended: Date };

/** Open items of which a past day knew the same, and how many they were. Each that waited for a vendor stands by itself. */
export type PastOpenItems = {
  readonly on: CalendarDate;
  /** The adjusted rating where one was in force, else the original one. */
  readonly rating: RiskRating;
  readonly detectedOn: CalendarDate;
  /** The one item that waited for a vendor, and since when a fix was known; null where none waited. */
  readonly vendor: { readonly itemId: string; readonly releasedOn: CalendarDate | null } | null;
  readonly items: number;
};

const daysTable = (days: readonly PastDay[]) => sql`
  unnest(${days.map(({ on }) => on)}::date[], ${days.map(({ ended }) => ended)}::timestamptz[]) as d("on", ended)`;

/**
 * The items that were open at the end of each of those days, as their versions say. They are counted where they are kept:
 * what comes back grows with how different they are, not with how many.
 */
export const pastOpenItems = async (
  tx: Tx,
  systemId: string,
  days: readonly PastDay[],
): Promise<PastOpenItems[]> => {
  const { rows } = await sql<PastOpenItems>`
    with days as materialized (select * from ${daysTable(days)}),
    life as (
      select seq, at, lead(at) over (partition by item_id order by seq) as until
      from item_versions where system_id = ${systemId}
    ), versions as materialized (
      select l.at, l.until, coalesce(v.state ->> 'adjusted_risk_rating', v.state ->> 'original_risk_rating') as rating,
        (v.state ->> 'original_detection_date')::date as detected, case when v.state -> 'clock_facts' ? 'vendor' then
          jsonb_build_object('itemId', v.item_id, 'releasedOn', v.state -> 'clock_facts' -> 'vendor' -> 'releasedOn')
        end as vendor
      from life l join item_versions v on v.seq = l.seq
      where l.at < (select max(ended) from days) and (l.until is null or l.until >= (select min(ended) from days))
        and v.state ->> 'status' = any (${OPEN_STATUSES}::text[])
    )
    select d."on", v.rating, v.detected as "detectedOn", v.vendor, count(*)::int as items
    from days d join versions v on v.at < d.ended and (v.until is null or v.until >= d.ended)
    group by d."on", v.rating, v.detected, v.vendor order by 1, 2, 3`.execute(tx);
  return rows;
};

/** Assets that scans of a month reached, as its last day knew, and those that the scanner had not signed in to. */
export type PastScans = {
  readonly on: CalendarDate;
  /** Whether anything had been imported until then. */
  readonly begun: boolean;
  /** Whether an import of that time with scans of that month was undone since, so that they cannot be told any more. */
  readonly undone: boolean;
  readonly total: number;
  readonly unauthenticated: number;
};

/**
 * The scans of the months that end with those days, as far as they had been imported by then; in the order of the days. Of
 * the scans of an asset the latest day of the month counts, and on it a sign-in. Which scans reached the same asset is
 * told as it is known now.
 */
export const pastScans = async (tx: Tx, systemId: string, days: readonly PastDay[]): Promise<PastScans[]> => {
  const { rows } = await sql<PastScans>`
    with days as materialized (select * from ${daysTable(days)}),
    taken as materialized (
      select id, status, scan_date, applied_at, undone_at from imports
      where system_id = ${systemId} and applied_at is not null and speaks = 'observations'
    ), looks as (
      select d."on", c.asset_id, c.credentialed,
        rank() over (partition by d."on", c.asset_id order by c.scan_date desc) as place
      from days d
      join taken t on t.status in ('applied', 'undoing') and t.applied_at < d.ended
      join asset_coverage c on c.import_id = t.id
      where c.alive and c.scan_date between date_trunc('month', d."on")::date and d."on"
    ), assets as (
      select "on", asset_id, bool_or(credentialed = 'yes') as signed_in, bool_or(credentialed = 'no') as refused
      from looks where place = 1 group by 1, 2
    ), reached as (
      select "on", count(*)::int as total, count(*) filter (where refused and not signed_in)::int as unauthenticated
      from assets group by 1
    )
    select d."on", coalesce(r.total, 0) as total, coalesce(r.unauthenticated, 0) as unauthenticated,
      exists (
        select from imports i where i.system_id = ${systemId} and i.applied_at < d.ended) as begun,
      exists (
        select from taken t where t.status = 'undone' and t.applied_at < d.ended and t.undone_at >= d.ended
          and t.scan_date between date_trunc('month', d."on")::date and d."on") as undone
    from days d left join reached r using ("on") order by 1`.execute(tx);
  return rows;
};
