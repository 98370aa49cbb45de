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

/** Weaknesses that the import showed and that have no item yet, in the order in which the file first shows them. */
export const unrecordedWeaknesses = async (
  tx: Tx,
  systemId: string,
  detector: string,
  importId: string,
): Promise<UnrecordedWeakness[]> => {
  const { rows } = await sql<UnrecordedWeakness>`
    select w.id, w.kind, w.solution, min(f.first_seen) as "firstSeen",
      array_agg(distinct f.severity) as severities
    from weaknesses w
    join findings f on f.weakness_id = w.id
    left join poam_items i on i.weakness_id = w.id
    where w.system_id = ${systemId} and w.detector = ${detector} and i.id is null
    group by w.id
    order by min(f.last_ordinal) filter (where f.last_import_id = ${importId}) nulls last, w.source_identifier`.execute(
    tx,
  );
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
    select i.id, i.status, i.fixed_on as "fixedOn", i.completion_date as "completionDate",
      bool_and(f.status = 'fixed') as "allFixed", max(f.fixed_on) as "lastFix"
    from poam_items i
    join weaknesses w on w.id = i.weakness_id
    join findings f on f.weakness_id = w.id
    where i.system_id = ${systemId} and w.detector = ${detector}
    group by i.id
    having (i.status = 'open') = bool_and(f.status = 'fixed')
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
