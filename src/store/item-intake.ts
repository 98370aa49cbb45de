import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";

export type UnrecordedWeakness = {
  readonly id: string;
  readonly kind: "vulnerability" | "configuration";
  readonly solution: string | null;
  /** The worst rating among its findings. */
  readonly rating: RiskRating;
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
      (array['critical', 'high', 'moderate', 'low'])[
        min(array_position(array['critical', 'high', 'moderate', 'low'], f.severity))
      ] as rating
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

/** An item whose status changed; `from` is null for a new one. */
export type MovedItem = { readonly id: string; readonly from: string | null; readonly to: string };

export const insertItems = async (
  tx: Tx,
  systemId: string,
  items: readonly NewItem[],
): Promise<MovedItem[]> => {
  const { rows } = await sql<MovedItem>`
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
    returning id, null as "from", status as "to"`.execute(tx);
  return rows;
};

/** Opens the detector's items again that have a finding which is not fixed. */
export const reopenItems = async (
  tx: Tx,
  systemId: string,
  detector: string,
  today: CalendarDate,
): Promise<MovedItem[]> => {
  const { rows } = await sql<MovedItem>`
    with moved as (
      select i.id, i.status from poam_items i
      join weaknesses w on w.id = i.weakness_id
      where i.system_id = ${systemId} and w.detector = ${detector} and i.status <> 'open'
        and exists (select from findings f where f.weakness_id = w.id and f.status <> 'fixed')
      for update of i
    )
    update poam_items i set status = 'open', fixed_on = null, completion_date = null, status_date = ${today},
      version = version + 1
    from moved where i.id = moved.id
    returning i.id, moved.status as "from", i.status as "to"`.execute(tx);
  return rows;
};

/** Proposes the detector's open items for closure whose every finding is fixed, as of the last fix. */
export const proposeClosures = async (
  tx: Tx,
  systemId: string,
  detector: string,
  today: CalendarDate,
): Promise<MovedItem[]> => {
  const { rows } = await sql<MovedItem>`
    with moved as (
      select i.id, i.status, max(f.fixed_on) as fixed_on from poam_items i
      join weaknesses w on w.id = i.weakness_id
      join findings f on f.weakness_id = w.id
      where i.system_id = ${systemId} and w.detector = ${detector} and i.status = 'open'
      group by i.id, i.status
      having bool_and(f.status = 'fixed')
    )
    update poam_items i set status = 'pending verification', fixed_on = moved.fixed_on, status_date = ${today},
      version = version + 1
    from moved where i.id = moved.id
    returning i.id, moved.status as "from", i.status as "to"`.execute(tx);
  return rows;
};
