import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ItemState, ItemStatus } from "#domain/poam-item.ts";
import type { RiskRating, Severity } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";

export type UnrecordedWeakness = {
  readonly id: string;
  readonly kind: "vulnerability" | "configuration";
  readonly solution: string | null;
  readonly severities: readonly Severity[];
  readonly firstSeen: CalendarDate;
};

// Findings are gathered in one pass before weaknesses and items are looked up one by one (`lateral … offset 0`): right
// after an import the planner knows little of the tables, and would pass over all findings once for each weakness.

/** Weaknesses that the import showed and that have no item yet, in the order in which the file first shows them. */
export const unrecordedWeaknesses = async (
  tx: Tx,
  systemId: string,
  detector: string,
  importId: string,
): Promise<UnrecordedWeakness[]> => {
  const { rows } = await sql<UnrecordedWeakness>`
    with shown as materialized (
      select weakness_id, min(first_seen) as first_seen, array_agg(distinct severity) as severities,
        min(last_ordinal) filter (where last_import_id = ${importId}) as ordinal
      from findings where system_id = ${systemId} group by weakness_id
    )
    select w.id, w.kind, w.solution, n.first_seen as "firstSeen", n.severities
    from shown n
    cross join lateral (select * from weaknesses where id = n.weakness_id offset 0) w
    left join lateral (select id from poam_items where weakness_id = n.weakness_id offset 0) i on true
    where w.detector = ${detector} and i.id is null
    order by n.ordinal nulls last, w.source_identifier`.execute(tx);
  return rows;
};

export type NewItem = {
  readonly number: number;
  readonly poamId: string;
  readonly weaknessId: string;
  readonly originalRiskRating: RiskRating;
  readonly originalDetectionDate: CalendarDate;
  readonly scheduledCompletionDate: CalendarDate;
  readonly statusDate: CalendarDate;
  readonly controls: readonly string[];
  readonly remediationPlan: string | null;
};

/** Records new items, all open; their ids. */
export const insertItems = async (tx: Tx, systemId: string, items: readonly NewItem[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    insert into poam_items (system_id, status, number, poam_id, weakness_id, original_risk_rating,
      original_detection_date, original_scheduled_completion_date, scheduled_completion_date, status_date,
      controls, remediation_plan)
    select ${systemId}, 'open', number, "poamId", "weaknessId", "originalRiskRating", "originalDetectionDate",
      "scheduledCompletionDate", "scheduledCompletionDate", "statusDate",
      array(select jsonb_array_elements_text(controls)), "remediationPlan"
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as r(
      number integer, "poamId" text, "weaknessId" uuid, "originalRiskRating" text, "originalDetectionDate" date,
      "scheduledCompletionDate" date, "statusDate" date, controls jsonb, "remediationPlan" text
    )
    returning id`.execute(tx);
  return rows.map((row) => row.id);
};

/** A detector's item whose findings say that it may have to move. */
export type ItemToMove = {
  readonly id: string;
  readonly state: ItemState;
  /** Whether every finding is proven fixed. */
  readonly allFixed: boolean;
  /** The day of the last fix; null when nothing is fixed. */
  readonly lastFix: CalendarDate | null;
};

/** Open items whose every finding is fixed, and items that are not open but have a finding which is not fixed. */
export const itemsToMove = async (tx: Tx, systemId: string, detector: string): Promise<ItemToMove[]> => {
  const { rows } = await sql<{
    id: string;
    status: ItemStatus;
    fixedOn: CalendarDate | null;
    completionDate: CalendarDate | null;
    allFixed: boolean;
    lastFix: CalendarDate | null;
  }>`
    with shown as materialized (
      select weakness_id, bool_and(status = 'fixed') as all_fixed, max(fixed_on) as last_fix
      from findings where system_id = ${systemId} group by weakness_id
    )
    select i.id, i.status, i.fixed_on as "fixedOn", i.completion_date as "completionDate",
      n.all_fixed as "allFixed", n.last_fix as "lastFix"
    from shown n
    cross join lateral (select * from weaknesses where id = n.weakness_id offset 0) w
    cross join lateral (select * from poam_items where weakness_id = n.weakness_id offset 0) i
    where w.detector = ${detector} and (i.status = 'open') = n.all_fixed
    order by i.number`.execute(tx);
  return rows.map(({ id, allFixed, lastFix, ...columns }) => ({
    id,
    allFixed,
    lastFix,
    state: itemState(columns),
  }));
};

/** The columns of an item's status as the domain's union. */
export const itemState = (columns: {
  readonly status: ItemStatus;
  readonly fixedOn: CalendarDate | null;
  readonly completionDate: CalendarDate | null;
}): ItemState => {
  const { status, fixedOn, completionDate } = columns;
  if (status === "open" || fixedOn === null) return { status: "open" };
  if (status === "pending verification") return { status, fixedOn };
  return { status, fixedOn, completionDate: completionDate ?? fixedOn };
};

export type MovedItem = { readonly id: string; readonly from: ItemState; readonly to: ItemState };

/** Writes the new status of items. */
export const moveItems = async (tx: Tx, items: readonly MovedItem[], today: CalendarDate): Promise<void> => {
  if (items.length === 0) return;
  const fixedOn = items.map(({ to }) => (to.status === "open" ? null : to.fixedOn));
  const completionDate = items.map(({ to }) => (to.status === "closed" ? to.completionDate : null));
  await sql`
    update poam_items i set status = m.status, fixed_on = m.fixed_on, completion_date = m.completion_date,
      status_date = ${today}, version = version + 1
    from unnest(
      ${items.map((item) => item.id)}::uuid[], ${items.map((item) => item.to.status)}::text[],
      ${fixedOn}::date[], ${completionDate}::date[]
    ) as m(id, status, fixed_on, completion_date)
    where i.id = m.id`.execute(tx);
};
