import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { RiskRating, Severity } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";

/** Until the transaction ends, what scans said may be removed and told again. Items stay. */
export const beginRetelling = async (tx: Tx): Promise<void> => {
  await sql`select set_config('milepost.retelling', 'on', true)`.execute(tx);
};

export const endRetelling = async (tx: Tx): Promise<void> => {
  await sql`select set_config('milepost.retelling', 'off', true)`.execute(tx);
};

/** Forgets all that the scans of a system said, but remembers which finding stood in which item, and why. */
export const forgetScans = async (tx: Tx, systemId: string): Promise<void> => {
  await sql`drop table if exists pg_temp.assigned_before`.execute(tx);
  await sql`
    create temp table assigned_before on commit drop as
    -- Not what an import that is under way has reserved for an item of its own: that item is not there yet.
    select f.id, f.item_id, f.item_because from findings f join poam_items i on i.id = f.item_id
    where f.system_id = ${systemId}`.execute(tx);
  await sql`create index on assigned_before (id)`.execute(tx);
  // Whatever scan is told first has the first word again.
  await sql`
    update weaknesses set said_at = '-infinity', said_in = '' where system_id = ${systemId}`.execute(tx);
  for (const table of [
    "sightings",
    "statements",
    "findings",
    "asset_coverage",
    "asset_mentions",
    "asset_aliases",
    "assets",
  ])
    await sql`delete from ${sql.id(table)} where system_id = ${systemId}`.execute(tx);
};

/** Whether nothing but this import speaks of its findings and their weaknesses, and no finding is joined with one of them. */
export const speaksAlone = async (tx: Tx, importId: string): Promise<boolean> => {
  const { rows } = await sql<{ alone: boolean }>`
    with own as materialized (
      select distinct finding_id as id from sightings where import_id = ${importId} and finding_id is not null
    )
    select not exists (
      select from own join findings f using (id)
      where f.status <> 'open' or f.clean_scans > 0 or f.joined_to is not null
        or exists (select from findings where joined_to = f.id)
        or exists (select from sightings where finding_id = f.id and import_id <> ${importId})
        or exists (select from findings other where other.weakness_id = f.weakness_id and other.id not in (table own))
    ) as alone`.execute(tx);
  return rows[0]?.alone === true;
};

/**
 * Forgets what an import said that speaks alone, and those assets, which only it mentions; but remembers in which items its
 * findings stood, and why.
 */
export const forgetImport = async (tx: Tx, importId: string, assetIds: readonly string[]): Promise<void> => {
  await sql`drop table if exists pg_temp.assigned_before`.execute(tx);
  await sql`
    create temp table assigned_before on commit drop as
    select id, weakness_id, item_id, item_because from findings
    where id in (select finding_id from sightings where import_id = ${importId})`.execute(tx);
  await sql`
    update weaknesses set said_at = '-infinity', said_in = ''
    where id in (select weakness_id from assigned_before)`.execute(tx);
  for (const table of ["sightings", "statements"])
    await sql`delete from ${sql.id(table)} where import_id = ${importId}`.execute(tx);
  await sql`delete from findings where id in (select id from assigned_before)`.execute(tx);
  for (const table of ["asset_coverage", "asset_mentions"])
    await sql`delete from ${sql.id(table)} where import_id = ${importId}`.execute(tx);
  await sql`delete from asset_aliases where asset_id = any (${assetIds}::uuid[])`.execute(tx);
  await sql`delete from assets where id = any (${assetIds}::uuid[])`.execute(tx);
};

/** Puts findings that are told again back into the items in which they stood. */
export const restoreAssignments = async (tx: Tx, systemId: string): Promise<void> => {
  await sql`
    update findings f set item_id = b.item_id, item_because = b.item_because
    from assigned_before b where b.id = f.id and f.system_id = ${systemId} and f.item_id is null`.execute(tx);
};

/**
 * Under another grouping: each group goes on as the oldest item in which its findings stood, so that owners, plans and
 * dates are kept. An item that several groups could claim goes with the group of the weakness that it is named after; a
 * cancelled one waits for the group of that weakness.
 */
export const claimFormerItems = async (tx: Tx, systemId: string): Promise<void> => {
  await sql`
    update poam_items set group_key = 'former:' || id
    where system_id = ${systemId} and status not in ('closed', 'false positive', 'cancelled')`.execute(tx);
  await sql`
    with former as materialized (
      select distinct w.group_key, i.id, i.number, i.status not in ('closed', 'false positive', 'cancelled') as live,
        w.id = i.weakness_id as named_after
      from assigned_before b
      join findings f on f.id = b.id
      join weaknesses w on w.id = f.weakness_id
      join poam_items i on i.id = b.item_id
      where f.system_id = ${systemId} and i.status <> 'cancelled'
    ), claims as (
      select distinct on (id) id, group_key, live, number from former order by id, named_after desc, group_key
    ), won as (
      select distinct on (group_key) id, group_key from claims order by group_key, live desc, number
    )
    update poam_items i set group_key = won.group_key from won where won.id = i.id`.execute(tx);
  await sql`
    update poam_items i set group_key = w.group_key from weaknesses w
    where i.system_id = ${systemId} and i.status = 'cancelled' and w.id = i.weakness_id`.execute(tx);
};

/** Removes weaknesses that no scan shows any more and that no item is named after. */
export const dropUnshownWeaknesses = async (tx: Tx, systemId: string): Promise<void> => {
  await sql`
    delete from weaknesses w where w.system_id = ${systemId}
      and not exists (select from findings where weakness_id = w.id)
      and not exists (select from poam_items where weakness_id = w.id)`.execute(tx);
};

/** An item that is under way without a finding, though one had made it. */
export const itemsWithoutFindings = async (
  tx: Tx,
  systemId: string,
): Promise<Array<{ readonly id: string; readonly status: ItemStatus }>> => {
  const { rows } = await sql<{ id: string; status: ItemStatus }>`
    select id, status from poam_items i
    where system_id = ${systemId} and status not in ('closed', 'false positive', 'cancelled')
      and not exists (select from findings where item_id = i.id)
    order by number`.execute(tx);
  return rows;
};

export type ItemEvidence = {
  readonly id: string;
  readonly poamId: string;
  readonly originalRiskRating: RiskRating;
  readonly originalDetectionDate: CalendarDate;
  readonly originalScheduledCompletionDate: CalendarDate | null;
  readonly scheduledCompletionDate: CalendarDate | null;
  /** What the first scan that shows the item's findings says. */
  readonly detected: CalendarDate;
  readonly severities: readonly Severity[];
};

/** Items under way whose day of first detection, or whose severity then, is not what their scans say. */
export const contradictedOriginals = async (tx: Tx, systemId: string): Promise<ItemEvidence[]> => {
  const { rows } = await sql<ItemEvidence>`
    with first as materialized (
      select distinct on (f.item_id) f.item_id, f.first_import_id
      from findings f join imports i on i.id = f.first_import_id
      where f.system_id = ${systemId} and f.item_id is not null
      order by f.item_id, i.scanned_at, i.sha256
    ), evidence as materialized (
      select first.item_id, min(f.first_seen) as detected, array_agg(distinct f.first_severity) as severities
      from first join findings f using (item_id, first_import_id) group by first.item_id
    )
    select i.id, i.poam_id as "poamId", i.original_risk_rating as "originalRiskRating", i.original_detection_date as "originalDetectionDate",
      i.original_scheduled_completion_date as "originalScheduledCompletionDate",
      i.scheduled_completion_date as "scheduledCompletionDate", e.detected, e.severities
    from evidence e join poam_items i on i.id = e.item_id
    where i.status not in ('closed', 'false positive', 'cancelled') and i.cites is null and (
      i.original_detection_date <> e.detected or i.original_risk_rating <> (
        select s from unnest(e.severities) s
        order by array_position(array['critical', 'high', 'moderate', 'low'], s) limit 1
      ))
    order by i.number`.execute(tx);
  return rows;
};

export type CorrectedOriginals = {
  readonly id: string;
  readonly rating: RiskRating;
  readonly detected: CalendarDate;
  readonly due: CalendarDate | null;
  /** Whether the date in force follows: nobody set another. */
  readonly moves: boolean;
};

export const correctOriginals = async (tx: Tx, items: readonly CorrectedOriginals[]): Promise<void> => {
  if (items.length === 0) return;
  await sql`
    update poam_items i set original_risk_rating = c.rating, original_detection_date = c.detected,
      original_scheduled_completion_date = c.due,
      scheduled_completion_date = case when c.moves then c.due else i.scheduled_completion_date end,
      version = version + 1
    from unnest(
      ${items.map((c) => c.id)}::uuid[], ${items.map((c) => c.rating)}::text[], ${items.map((c) => c.detected)}::date[],
      ${items.map((c) => c.due)}::date[], ${items.map((c) => c.moves)}::boolean[]
    ) as c(id, rating, detected, due, moves)
    where i.id = c.id`.execute(tx);
};
