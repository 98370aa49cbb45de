import { sql, type RawBuilder } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ItemState, ItemStatus } from "#domain/poam-item.ts";
import type { RiskRating, Severity } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";
import { isCovered } from "./false-positives.ts";
import { itemState, STATE, stateColumns, type StateColumns } from "./item-state.ts";

// Findings are gathered in one pass before weaknesses and items are looked up one by one (`lateral … offset 0`): right
// after an import the planner knows little of the tables, and would pass over all findings once for each item.

/**
 * Joins findings with the finding of another tool that is the same weakness on the same asset: those that the import
 * brought, or all when the ledger is told anew (`importId` null); the one that was seen first leads. A joined finding that
 * has no item of its own yet stands in the item of the one that leads. How many were joined.
 */
export const joinCorrelated = async (tx: Tx, systemId: string, importId: string | null): Promise<number> => {
  const { rows: detectors } = await sql<{ n: number; here: boolean }>`
    select count(distinct detector)::int as n,
      exists (select from imports where id = ${importId} and also_of <> '{}') as here
    from weaknesses where system_id = ${systemId}`.execute(tx);
  if ((detectors[0]?.n ?? 0) < 2) return 0;
  // Of findings that come together only the first may lead: one that is joined itself leads nobody.
  const first = sql`not exists (
    select from findings q where q.asset_id = p.asset_id and q.correlation_key = p.correlation_key
      and q.joined_to is null and ${place("q")} < ${place("p")})`;
  if (importId === null) return joinTo(tx, systemId, null, first);
  const joined = await joinTo(tx, systemId, importId, sql`p.first_import_id <> ${importId}`);
  if (detectors[0]?.here !== true) return joined;
  return joined + (await joinTo(tx, systemId, importId, sql`p.first_import_id = ${importId} and ${first}`));
};

/** Who leads: the finding that was seen first, then by what it is. Ids say nothing, because they differ from system to system. */
const place = (finding: "p" | "q"): RawBuilder<unknown> => {
  const of = (column: string) => sql.ref(`${finding}.${column}`);
  const weakness = sql`(select detector || ' ' || source_identifier from weaknesses where id = ${of("weakness_id")})`;
  return sql`(${of("first_seen")}, ${weakness}, ${of("location")}, ${of("id")})`;
};

/** `leads` says which finding `p` may lead the finding `mine`. */
const joinTo = async (
  tx: Tx,
  systemId: string,
  importId: string | null,
  leads: RawBuilder<unknown>,
): Promise<number> => {
  const mine = importId === null ? sql`true` : sql`mine.first_import_id = ${importId}`;
  const { numAffectedRows } = await sql`
    update findings f set joined_to = peer.id,
      item_id = case when ${stays(importId)} then f.item_id else peer.item_id end,
      item_because = case when ${stays(importId)} then f.item_because else jsonb_build_object(
        'rule', 'correlated', 'key', f.correlation_key, 'importId', ${importId}::text, 'findingId', peer.id) end
    from findings mine
    cross join lateral (select detector from weaknesses where id = mine.weakness_id offset 0) w
    cross join lateral (
      select p.id, p.item_id from findings p
      cross join lateral (select detector from weaknesses where id = p.weakness_id offset 0) pw
      where p.asset_id = mine.asset_id and p.correlation_key = mine.correlation_key and p.joined_to is null
        and pw.detector <> w.detector and ${leads}
      order by ${place("p")} limit 1
    ) peer
    where mine.system_id = ${systemId} and mine.correlation_key is not null and mine.joined_to is null and ${mine}
      and f.id = mine.id`.execute(tx);
  return Number(numAffectedRows ?? 0n);
};

/** Whether a joined finding keeps its item: it has one, and not merely the one that this import would open for it. */
const stays = (importId: string | null) =>
  importId === null ? sql`f.item_id is not null` : sql`peer.item_id is null`;

/** The item that has or had each key: a live one, else the last that was closed, else one that was cancelled. */
export const itemsOfGroups = async (
  tx: Tx,
  systemId: string,
  groupKeys: readonly string[],
): Promise<Map<string, string>> => {
  const { rows } = await sql<{ groupKey: string; id: string }>`
    select k.key as "groupKey", i.id from unnest(${groupKeys}::text[]) as k(key)
    cross join lateral (${itemOfGroup(systemId, sql`k.key`)}) i`.execute(tx);
  return new Map(rows.map(({ groupKey, id }) => [groupKey, id]));
};

const itemOfGroup = (systemId: string, key: RawBuilder<unknown>) => sql`
  select id, status from poam_items where system_id = ${systemId} and group_key = ${key}
  order by status not in ('closed', 'false positive', 'cancelled') desc, status <> 'cancelled' desc, number desc limit 1`;

/** Findings whose item is not there yet, by the key of their group. */
export type UnrecordedGroup = {
  readonly groupKey: string;
  /** The weakness that the file shows first; the item is named after it. */
  readonly weaknessId: string;
  readonly kind: "vulnerability" | "configuration";
  readonly solution: string | null;
  readonly severities: readonly Severity[];
  readonly firstSeen: CalendarDate;
  /** Controls that the tools themselves name. */
  readonly controls: readonly string[];
  /** Whether a person typed it in as a draft. */
  readonly draft: boolean;
  /** The id that the findings already name for an item that is to be opened; null when they name none. */
  readonly reserved: string | null;
  /** The item that has or had this key: a live one, else the last that was closed, else one that was cancelled. */
  readonly item: { readonly id: string; readonly status: ItemStatus } | null;
};

/** In the order in which the import's file first shows them. */
export const unrecordedGroups = async (
  tx: Tx,
  systemId: string,
  importId: string | null,
): Promise<UnrecordedGroup[]> => {
  const { rows } = await sql<UnrecordedGroup>`
    with shown as materialized (
      select weakness_id, min(first_seen) as first_seen, array_agg(distinct first_severity) as severities,
        min(last_ordinal) filter (where last_import_id = ${importId}) as ordinal, min(item_id::text) as reserved
      from findings f where system_id = ${systemId} and joined_to is null
        and (item_id is null or not exists (select from poam_items where id = f.item_id))
      group by weakness_id
    ), grouped as materialized (
      select w.group_key, (array_agg(w.id order by n.ordinal nulls last, w.source_identifier))[1] as weakness_id,
        min(n.ordinal) as ordinal, min(w.source_identifier) as source, min(n.first_seen) as first_seen,
        array_agg(distinct one.severity) as severities, min(n.reserved) as reserved
      from shown n
      cross join lateral (select * from weaknesses where id = n.weakness_id offset 0) w
      cross join lateral unnest(n.severities) as one(severity)
      group by w.group_key
    )
    select g.group_key as "groupKey", w.id as "weaknessId", w.kind, w.solution, g.first_seen as "firstSeen", g.severities, g.reserved,
      array(select jsonb_array_elements_text(coalesce(w.details -> 'controls', '[]'))) as controls,
      coalesce((w.details ->> 'draft')::boolean, false) as draft,
      case when i.id is not null then jsonb_build_object('id', i.id, 'status', i.status) end as item
    from grouped g
    cross join lateral (select * from weaknesses where id = g.weakness_id offset 0) w
    left join lateral (${itemOfGroup(systemId, sql`g.group_key`)}) i on true
    order by g.ordinal nulls last, g.source`.execute(tx);
  return rows;
};

/** Puts the findings of a group that have no item into one, with the reason. */
export const assignGroups = async (
  tx: Tx,
  systemId: string,
  importId: string | null,
  groups: ReadonlyArray<{ readonly groupKey: string; readonly itemId: string; readonly rule: string }>,
): Promise<void> => {
  if (groups.length === 0) return;
  await sql`
    with given as materialized (
      select w.id as weakness_id, g.item_id, g.rule, g.group_key
      from unnest(
        ${groups.map((g) => g.groupKey)}::text[], ${groups.map((g) => g.itemId)}::uuid[],
        ${groups.map((g) => g.rule)}::text[]
      ) as g(group_key, item_id, rule)
      join weaknesses w on w.system_id = ${systemId} and w.group_key = g.group_key
    )
    update findings f set item_id = g.item_id, item_because = jsonb_build_object(
      'rule', g.rule, 'key', g.group_key, 'importId', ${importId}::text)
    from given g where f.weakness_id = g.weakness_id and f.item_id is null and f.joined_to is null`.execute(
    tx,
  );
};

/** Puts joined findings that have no item into the item of the finding that leads. */
export const followLeaders = async (tx: Tx, systemId: string, importId: string | null): Promise<void> => {
  await sql`
    update findings f set item_id = leader.item_id, item_because = jsonb_build_object(
      'rule', 'correlated', 'key', f.correlation_key, 'importId', ${importId}::text, 'findingId', leader.id)
    from findings leader
    where f.system_id = ${systemId} and f.joined_to = leader.id and f.item_id is null`.execute(tx);
};

export type NewItem = {
  readonly id: string;
  readonly number: number;
  readonly poamId: string;
  readonly groupKey: string;
  readonly weaknessId: string;
  readonly title: string | null;
  readonly cites: string | null;
  readonly originalRiskRating: RiskRating;
  readonly originalDetectionDate: CalendarDate;
  readonly scheduledCompletionDate: CalendarDate | null;
  readonly statusDate: CalendarDate;
  readonly controls: readonly string[];
  readonly remediationPlan: string | null;
  readonly status: "open" | "draft";
};

/** Records new items; their ids in the given order. */
export const insertItems = async (tx: Tx, systemId: string, items: readonly NewItem[]): Promise<string[]> => {
  if (items.length === 0) return [];
  const { rows } = await sql<{ id: string; number: number }>`
    insert into poam_items (id, system_id, status, number, poam_id, group_key, weakness_id, title, cites, original_risk_rating,
      original_detection_date, original_scheduled_completion_date, scheduled_completion_date, status_date,
      controls, remediation_plan)
    select id, ${systemId}, status, number, "poamId", "groupKey", "weaknessId", title, cites, "originalRiskRating",
      "originalDetectionDate", "scheduledCompletionDate", "scheduledCompletionDate", "statusDate",
      array(select jsonb_array_elements_text(controls)), "remediationPlan"
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as r(
      id uuid, number integer, "poamId" text, "groupKey" text, "weaknessId" uuid, title text, cites uuid, "originalRiskRating" text,
      "originalDetectionDate" date, "scheduledCompletionDate" date, "statusDate" date, controls jsonb,
      "remediationPlan" text, status text
    )
    returning id, number`.execute(tx);
  return rows.toSorted((a, b) => a.number - b.number).map((row) => row.id);
};

/** An item whose findings say that it may have to move. */
export type ItemToMove = {
  readonly id: string;
  readonly state: ItemState;
  readonly groupKey: string;
  readonly weaknessId: string;
  readonly title: string | null;
  readonly controls: readonly string[];
  readonly remediationPlan: string | null;
  /** Whether every finding is proven fixed. */
  readonly allFixed: boolean;
  /** The day of the last fix; null when nothing is fixed. */
  readonly lastFix: CalendarDate | null;
  /** The worst severities of findings that are not fixed, and the first day on which a scan showed one of them again. */
  readonly severities: readonly Severity[];
  readonly seenAgain: CalendarDate | null;
};

/**
 * Items on their way whose every finding is fixed; items that wait for verification, or ended, while a scan shows what
 * they stand for: one that rests on a scan's proof as soon as a finding is not fixed, one that rests on a person's word
 * as soon as a finding was seen after that day, a false positive as soon as there is a finding that it was not approved
 * for, one that a person cancelled never; and items that wait for verification
 * while the proof is now of another day.
 */
export const itemsToMove = async (tx: Tx, systemId: string): Promise<ItemToMove[]> => {
  const { rows } = await sql<Omit<ItemToMove, "state"> & StateColumns>`
    with shown as materialized (
      select item_id, bool_and(status = 'fixed') as all_fixed, max(fixed_on) as last_fix,
        array_agg(distinct severity) filter (where status <> 'fixed') as severities,
        min(last_seen) filter (where status <> 'fixed') as seen_again,
        max(last_seen) filter (where status <> 'fixed') as last_shown
      from findings where system_id = ${systemId} and item_id is not null group by item_id
    )
    select i.id, ${STATE}, i.group_key as "groupKey",
      i.weakness_id as "weaknessId", i.title, i.controls, i.remediation_plan as "remediationPlan",
      n.all_fixed as "allFixed", n.last_fix as "lastFix", coalesce(n.severities, '{}') as severities,
      n.seen_again as "seenAgain"
    from shown n
    cross join lateral (select * from poam_items where id = n.item_id offset 0) i
    where (n.all_fixed and (
        i.status in ('open', 'in progress', 'risk accepted', 'deferred')
        or (i.status = 'pending verification' and i.proof = 'scan' and i.fixed_on <> n.last_fix)))
      or (not n.all_fixed and (
        (i.status in ('pending verification', 'closed') and (i.proof = 'scan' or n.last_shown > i.fixed_on))
        or (i.status = 'false positive' and exists (
          select from findings f where f.item_id = i.id and f.status <> 'fixed' and not ${isCovered()}))
        or (i.status = 'cancelled' and i.cancelled_by = 'scans')))
    order by i.number`.execute(tx);
  return rows.map((row) => ({ ...row, state: itemState(row) }));
};

export type MovedItem = { readonly id: string; readonly from: ItemState; readonly to: ItemState };

/** Writes the new status of items. */
export const moveItems = async (tx: Tx, items: readonly MovedItem[], today: CalendarDate): Promise<void> => {
  if (items.length === 0) return;
  const moves = items.map(({ id, to }) => ({ id, ...stateColumns(to) }));
  await sql`
    update poam_items i set status = m.status, fixed_on = m."fixedOn", completion_date = m."completionDate",
      until_date = m.until, resumes = m.resumes, proof = m.proof, work_done_by = m."workDoneBy",
      cancelled_by = m."cancelledBy", status_date = ${today}, version = version + 1
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m(
      id uuid, status text, "fixedOn" date, "completionDate" date, until date, resumes text, proof text,
      "workDoneBy" text, "cancelledBy" text)
    where i.id = m.id`.execute(tx);
};

/**
 * Moves the findings that are not fixed from one item to another: they came back after the item was closed. What an
 * approved false positive speaks of stays in its item; only what came in after it moves on.
 */
export const passFindings = async (
  tx: Tx,
  importId: string | null,
  passes: ReadonlyArray<{ readonly from: string; readonly to: string }>,
): Promise<void> => {
  if (passes.length === 0) return;
  await sql`
    update findings f set item_id = p.later, item_because = f.item_because || jsonb_build_object(
      'returnedFrom', p.earlier::text, 'importId', ${importId}::text)
    from unnest(${passes.map((p) => p.from)}::uuid[], ${passes.map((p) => p.to)}::uuid[]) as p(earlier, later)
    join poam_items i on i.id = p.earlier
    where f.item_id = p.earlier and f.status <> 'fixed'
      and (i.status <> 'false positive' or not ${isCovered()})`.execute(tx);
};
