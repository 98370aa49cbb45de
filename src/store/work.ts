import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import type { WorkDays, WorkQueue } from "#domain/work-queues.ts";
import type { Tx } from "./database.ts";
import { OPEN, TIMED } from "./item-state.ts";
import { waitsInTime } from "./vendor-waits.ts";

/** One thing that waits for somebody. */
export type WorkRow = {
  readonly queue: WorkQueue;
  /** How much waits in the queue in all. */
  readonly total: number;
  readonly systemId: string;
  /** Null for a standing deviation, which is of no one item. */
  readonly poamId: string | null;
  readonly weaknessName: string | null;
  readonly rating: RiskRating | null;
  readonly status: ItemStatus | null;
  /** The day that matters: due, asked for, updated last, to be asked again. */
  readonly on: CalendarDate | null;
  /** What waits, where it is not the item itself: the milestone, who asked for what. */
  readonly what: string | null;
};

export type WorkOf = {
  readonly days: ReadonlyMap<string, WorkDays>;
  readonly today: CalendarDate;
  /** Whose own work it is; null for nobody's. */
  readonly userId: string | null;
  /** Rows of each queue. */
  readonly limit: number;
};

const systems = ({ days }: WorkOf) => {
  const all = [...days.values()];
  return sql`unnest(${[...days.keys()]}::uuid[], ${all.map(({ soon }) => soon)}::date[],
    ${all.map(({ staleBefore }) => staleBefore)}::date[], ${all.map(({ askedBefore }) => askedBefore)}::date[],
    ${all.map(({ checkInDays }) => checkInDays)}::int[], ${all.map(({ vendorExempt }) => vendorExempt)}::boolean[])
    as t(id, soon, stale_before, asked_before, check_in_days, vendor_exempt)`;
};

/** The first of each queue of items, in the queues' own order: the earliest day first, then the gravest. */
export const itemQueues = async (tx: Tx, work: WorkOf): Promise<WorkRow[]> => {
  const { today, userId, limit } = work;
  const { rows } = await sql<WorkRow>`
    with i as materialized (
      select i.id, i.system_id, i.number, i.status,
        array_position(array['critical', 'high', 'moderate', 'low'],
          coalesce(i.adjusted_risk_rating, i.original_risk_rating)) as gravity, i.owner_id, i.status_date, i.fixed_on, t.soon, t.stale_before,
        i.scheduled_completion_date as due, v.waits, v.asked_on, t.check_in_days, t.vendor_exempt,
        v.waits and (v.asked_on is null or v.asked_on < t.asked_before) as to_ask,
        ${OPEN} as is_open, ${TIMED} as is_timed
      from poam_items i join ${systems(work)} on t.id = i.system_id
      left join lateral (
        select d.released_on is null or d.released_on > ${today}::date as waits,
          (select max(c.checked_on) from vendor_check_ins c
            where c.dependency_id = d.id and c.checked_on <= ${today}::date) as asked_on
        from vendor_dependencies d where d.item_id = i.id and d.ended_on is null
      ) v on i.clock_facts ? 'vendor'
      where i.status not in ('closed', 'false positive', 'cancelled')
    ), q as (
      select 'my items' as queue, i.*, due as "on" from i where owner_id = ${userId} and is_open
      union all select 'pending verification', i.*, fixed_on from i where status = 'pending verification'
      union all select 'late', i.*, due from i
        where is_timed and due < ${today}::date and not ${waitsInTime({
          item: sql`i.id`,
          day: sql`${today}::date`,
          checkInDays: sql`i.check_in_days`,
          vendorExempt: sql`i.vendor_exempt`,
        })}
      union all select 'due soon', i.*, due from i where is_timed and due between ${today}::date and soon
      union all select 'stale', i.*, status_date from i where is_open and status_date < stale_before
      union all select 'vendor check-ins', i.*, asked_on + check_in_days from i where is_open and to_ask
    ), ranked as (
      select q.*, count(*) over (partition by queue)::int as total,
        row_number() over (partition by queue order by "on" nulls first, gravity, system_id, number) as place
      from q
    )
    select r.queue, r.total, r.system_id as "systemId", p.poam_id as "poamId", coalesce(p.title, w.name) as "weaknessName",
      coalesce(p.adjusted_risk_rating, p.original_risk_rating) as rating, p.status, r."on", null as what
    from ranked r join poam_items p on p.id = r.id join weaknesses w on w.id = p.weakness_id
    where r.place <= ${limit} order by r.queue, r.place`.execute(tx);
  return rows;
};

/** The first of each queue of requests and milestones, the earliest day first. */
export const requestQueues = async (tx: Tx, work: WorkOf): Promise<WorkRow[]> => {
  const { userId, limit } = work;
  const ids = [...work.days.keys()];
  const { rows } = await sql<WorkRow>`
    with q as (
      select 'extensions' as queue, e.system_id, e.item_id, (e.requested_at at time zone 'UTC')::date as "on",
        'To ' || e.to_date || ', asked for by ' || e.requested_by_name as what, null::uuid as unit
      from extensions e where e.system_id = any (${ids}::uuid[]) and e.status = 'pending'
      union all
      select case when d.type = 'risk acceptance' then 'risk acceptances' else 'deviation requests' end, d.system_id,
        d.item_id, d.requested_on,
        'DR-' || d.number || ', ' || case when d.match is null then '' else 'standing ' end || d.type || ', asked for by '
          || d.requested_by, null
      from deviation_requests d where d.system_id = any (${ids}::uuid[]) and d.status = 'pending'
      union all
      select 'my milestones', m.system_id, l.item_id, m.due, m.description, m.id
      from (
        select m.id, m.system_id,
          coalesce((select c.due_date from milestone_changes c
            where c.milestone_id = m.id and c.due_date is not null order by c.seq desc limit 1), m.due_date) as due,
          coalesce((select c.description from milestone_changes c
            where c.milestone_id = m.id and c.description is not null order by c.seq desc limit 1), m.description)
            as description
        from milestones m
        where m.system_id = any (${ids}::uuid[]) and m.owner_id = ${userId}
          and not exists (select from milestone_changes c where c.milestone_id = m.id and c.kind = 'complete')
      ) m
      cross join lateral (
        select l.item_id from item_milestones l join poam_items p on p.id = l.item_id
        where l.milestone_id = m.id and p.status not in ('closed', 'false positive', 'cancelled')
        order by p.number limit 1
      ) l
    ), ranked as (
      select q.*, count(*) over (partition by queue)::int as total,
        row_number() over (partition by queue order by "on", system_id, item_id, unit) as place
      from q
    )
    select r.queue, r.total, r.system_id as "systemId", p.poam_id as "poamId", coalesce(p.title, w.name) as "weaknessName",
      coalesce(p.adjusted_risk_rating, p.original_risk_rating) as rating, p.status, r."on", r.what
    from ranked r left join poam_items p on p.id = r.item_id left join weaknesses w on w.id = p.weakness_id
    where r.place <= ${limit} order by r.queue, r.place`.execute(tx);
  return rows;
};
