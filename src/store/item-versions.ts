import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { DecidedFacts } from "#domain/clock/clock-facts.ts";
import { type ItemFields, NO_FIELDS } from "#domain/item-fields.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";

/** An item as it stood at some moment: what was known of it then, whatever was written later. */
export type PastItem = {
  readonly id: string;
  readonly poamId: string;
  readonly number: number;
  readonly weaknessName: string;
  readonly status: ItemStatus;
  readonly originalRiskRating: RiskRating;
  readonly adjustedRiskRating: RiskRating | null;
  readonly originalDetectionDate: CalendarDate;
  readonly scheduledCompletionDate: CalendarDate | null;
  readonly statusDate: CalendarDate;
  readonly completionDate: CalendarDate | null;
  readonly pointOfContact: string | null;
  readonly team: string | null;
  readonly controls: readonly string[];
  readonly clockFacts: DecidedFacts;
  readonly fields: ItemFields;
  readonly at: Date;
};

const COLUMNS = sql`v.item_id as id, v.at, v.state ->> 'poam_id' as "poamId", (v.state ->> 'number')::int as number,
  coalesce(v.state ->> 'title', v.state ->> 'weakness_name', w.name) as "weaknessName", v.state ->> 'status' as status,
  v.state ->> 'original_risk_rating' as "originalRiskRating",
  v.state ->> 'adjusted_risk_rating' as "adjustedRiskRating",
  (v.state ->> 'original_detection_date')::date as "originalDetectionDate",
  (v.state ->> 'scheduled_completion_date')::date as "scheduledCompletionDate",
  (v.state ->> 'status_date')::date as "statusDate", (v.state ->> 'completion_date')::date as "completionDate",
  v.state ->> 'point_of_contact' as "pointOfContact", v.state ->> 'team' as team,
  array(select jsonb_array_elements_text(v.state -> 'controls')) as controls,
  coalesce(v.state -> 'clock_facts', '{}') as "clockFacts", coalesce(v.state -> 'fields', '{}') as fields`;

/** The items as they stood before that moment, by number; those that were recorded later are not among them. */
export const itemsBefore = async (tx: Tx, systemId: string, moment: Date): Promise<PastItem[]> => {
  const { rows } = await sql<PastItem>`
    select ${COLUMNS} from (
      select distinct on (item_id) * from item_versions
      where system_id = ${systemId} and at < ${moment} order by item_id, seq desc
    ) v left join weaknesses w on w.id = (v.state ->> 'weakness_id')::uuid
    order by number`.execute(tx);
  return rows.map(whole);
};

/** Every version of one item, the first one first. */
export const versionsOf = async (tx: Tx, itemId: string): Promise<PastItem[]> => {
  const { rows } = await sql<PastItem>`
    select ${COLUMNS} from item_versions v left join weaknesses w on w.id = (v.state ->> 'weakness_id')::uuid
    where v.item_id = ${itemId} order by v.seq`.execute(tx);
  return rows.map(whole);
};

const whole = (row: PastItem): PastItem => ({ ...row, fields: { ...NO_FIELDS, ...row.fields } });
