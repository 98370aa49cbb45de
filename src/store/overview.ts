import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import type { WorkDays } from "#domain/work-queues.ts";
import type { Tx } from "./database.ts";
import { OPEN, TIMED } from "./item-state.ts";
import { isLate, type VendorRule } from "./vendor-waits.ts";

export type RiskFigures = {
  readonly rating: RiskRating;
  readonly open: number;
  readonly late: number;
  readonly dueSoon: number;
};

/** Open items by original risk rating; ratings without open items are left out. */
export const openByRisk = async (
  tx: Tx,
  systemId: string,
  today: CalendarDate,
  days: VendorRule & Pick<WorkDays, "soon">,
): Promise<RiskFigures[]> => {
  const { rows } = await sql<RiskFigures>`
    select original_risk_rating as rating, count(*)::int as open,
      count(*) filter (where ${isLate(today, days)})::int as late,
      count(*) filter (where ${TIMED} and scheduled_completion_date between ${today}::date and ${days.soon}::date)::int
        as "dueSoon"
    from poam_items i where system_id = ${systemId} and ${OPEN} group by 1`.execute(tx);
  return rows;
};

export type LedgerFigures = {
  readonly pendingVerification: number;
  readonly closed: number;
  readonly withoutPointOfContact: number;
  readonly openFindings: number;
  readonly notObservedFindings: number;
  readonly fixedFindings: number;
  readonly assets: number;
};

/** Findings that several tools see count as one. */
const jointFindings = (systemId: string) => sql`(
  select case when bool_or(status = 'open') then 'open' when bool_and(status = 'fixed') then 'fixed' else 'not observed' end
    as status
  from findings where system_id = ${systemId} group by coalesce(joined_to, id)
) joint`;

export const ledgerFigures = async (tx: Tx, systemId: string): Promise<LedgerFigures> => {
  const joined = await sql<{ any: boolean }>`
    select exists (select from findings where system_id = ${systemId} and joined_to is not null) as any`.execute(
    tx,
  );
  const { rows } = await sql<LedgerFigures>`
    select
      (select count(*)::int from assets where system_id = ${systemId}) as assets,
      i.*, f.*
    from (
      select count(*) filter (where status = 'pending verification')::int as "pendingVerification",
        count(*) filter (where status = 'closed')::int as closed,
        count(*) filter (where ${OPEN} and coalesce(point_of_contact, '') = '' and owner_id is null)::int as "withoutPointOfContact"
      from poam_items i where system_id = ${systemId}
    ) i, (
      select count(*) filter (where status = 'open')::int as "openFindings",
        count(*) filter (where status = 'not observed')::int as "notObservedFindings",
        count(*) filter (where status = 'fixed')::int as "fixedFindings"
      from ${joined.rows[0]?.any === true ? jointFindings(systemId) : sql`findings where system_id = ${systemId}`}
    ) f`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("An aggregate query gave no row.");
  return row;
};

export type TrendMonth = {
  readonly month: string;
  readonly critical: number;
  readonly high: number;
  readonly moderate: number;
  readonly low: number;
  readonly opened: number;
  readonly closed: number;
};

/**
 * The twelve months up to `today`, oldest first. An item counts as open from its original detection date until the day
 * on which its last finding was proven fixed or it turned out to be none, as the ledger knows it today; cancelled ones never
 * count. Items of the same rating and dates count as
 * one row twelve times over instead of one by one.
 */
export const monthlyTrend = async (tx: Tx, systemId: string, today: CalendarDate): Promise<TrendMonth[]> => {
  const { rows } = await sql<TrendMonth>`
    with months as (
      select m::date as first, least((m + interval '1 month - 1 day')::date, ${today}::date) as last
      from generate_series(date_trunc('month', ${today}::date) - interval '11 months', date_trunc('month', ${today}::date), '1 month') m
    ), spans as materialized (
      select original_risk_rating as rating, original_detection_date as start,
        coalesce(fixed_on, completion_date) as fixed, count(*) as n
      from poam_items where system_id = ${systemId} and status <> 'cancelled' group by 1, 2, 3
    )
    select to_char(m.first, 'YYYY-MM') as month,
      coalesce(sum(n) filter (where live and rating = 'critical'), 0)::int as critical,
      coalesce(sum(n) filter (where live and rating = 'high'), 0)::int as high,
      coalesce(sum(n) filter (where live and rating = 'moderate'), 0)::int as moderate,
      coalesce(sum(n) filter (where live and rating = 'low'), 0)::int as low,
      coalesce(sum(n) filter (where start between m.first and m.last), 0)::int as opened,
      coalesce(sum(n) filter (where fixed between m.first and m.last), 0)::int as closed
    from months m
    left join lateral (
      select *, start <= m.last and (fixed is null or fixed > m.last) as live from spans
    ) s on true
    group by m.first order by m.first`.execute(tx);
  return rows;
};
