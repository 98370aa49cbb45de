import { sql, type RawBuilder } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";
import { OPEN } from "./item-state.ts";
import { isLate, type VendorRule } from "./vendor-waits.ts";

/**
 * Who answers for a `poam_items i`: the person who owns it, else its point of contact, else its team; null for nobody.
 * Lists show and filter by it, metrics count by it.
 */
export const OWNED_BY = sql<
  string | null
>`coalesce((select name from auth."user" where id = i.owner_id), nullif(i.point_of_contact, ''), nullif(i.team, ''))`;

/** The detector of the weakness of a `poam_items i`. */
export const DETECTOR = sql<string>`(select detector from weaknesses where id = i.weakness_id)`;

/** The rating that counts of a `poam_items i`. */
export const RATING = sql<RiskRating>`coalesce(i.adjusted_risk_rating, i.original_risk_rating)`;

/** Whether a `poam_items i` was closed on that day or later; a false positive is no closure. */
export const closedFrom = (day: CalendarDate): RawBuilder<boolean> =>
  sql`(i.status = 'closed' and i.completion_date >= ${day}::date)`;

/** What items have to be; what is absent asks for nothing. */
export type ItemFilter = {
  readonly status?: ItemStatus | undefined;
  /** `OWNED_BY`; null for nobody. */
  readonly ownedBy?: string | null | undefined;
  readonly detectors?: readonly string[] | undefined;
  readonly controls?: ControlFilter | undefined;
  /** The rating that counts. */
  readonly rating?: RiskRating | undefined;
  /** On an authority's open list. */
  readonly open?: boolean | undefined;
  readonly late?: { readonly today: CalendarDate; readonly vendor: VendorRule } | undefined;
  readonly closedFrom?: CalendarDate | undefined;
  /** The original detection, first and last day. */
  readonly detectedFrom?: CalendarDate | undefined;
  readonly detectedTo?: CalendarDate | undefined;
};

/** Controls as they are written in items, of which an item names one or, with `named: false`, none. */
export type ControlFilter = { readonly named: boolean; readonly controls: readonly string[] };

/** The condition on a `poam_items i` of the system. */
export const itemCondition = (systemId: string, filter: ItemFilter): RawBuilder<unknown> => {
  const { status, ownedBy, detectors, controls, rating, open, late, detectedFrom, detectedTo } = filter;
  const conditions = [
    sql`i.system_id = ${systemId}`,
    status && sql`i.status = ${status}`,
    ownedBy !== undefined && sql`${OWNED_BY} is not distinct from ${ownedBy}::text`,
    detectors && sql`${DETECTOR} = any (${detectors}::text[])`,
    controls && sql`(i.controls && ${controls.controls}::text[]) = ${controls.named}::boolean`,
    rating && sql`${RATING} = ${rating}`,
    open && OPEN,
    late && isLate(late.today, late.vendor),
    filter.closedFrom && closedFrom(filter.closedFrom),
    detectedFrom && sql`i.original_detection_date >= ${detectedFrom}::date`,
    detectedTo && sql`i.original_detection_date <= ${detectedTo}::date`,
  ].filter((condition) => typeof condition === "object");
  return sql.join(conditions, sql` and `);
};

export const detectorsIn = async (tx: Tx, systemId: string): Promise<string[]> => {
  const { rows } = await sql<{ detector: string }>`
    select distinct detector from weaknesses where system_id = ${systemId}`.execute(tx);
  return rows.map(({ detector }) => detector);
};

/** Every control that an item of the system names, as it is written. */
export const controlsIn = async (tx: Tx, systemId: string): Promise<string[]> => {
  const { rows } = await sql<{ control: string }>`
    select distinct unnest(controls) as control from poam_items where system_id = ${systemId}`.execute(tx);
  return rows.map(({ control }) => control);
};
