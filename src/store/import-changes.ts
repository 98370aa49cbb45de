import { sql } from "kysely";
import type { ImportChange } from "#domain/import.ts";
import type { Tx } from "./database.ts";

/**
 * What the import of this very transaction did, one line per weakness and reason: new and returned first, then what is no longer shown, then
 * what was seen again; within each by severity and name. At most `limit` lines, and how many there are in all.
 *
 * Findings are gathered before weaknesses and items are looked up one by one (`lateral … offset 0`): right after an
 * import the planner knows little of the tables, and would look through all items for every finding.
 */
export const importChanges = async (
  tx: Tx,
  systemId: string,
  importId: string,
  limit: number,
): Promise<{ readonly changes: ImportChange[]; readonly total: number }> => {
  const { rows } = await sql<ImportChange & { total: number }>`
    with touched as (
      select s.outcome as effect, null as reason, s.finding_id as id
      from sightings s
      where s.import_id = ${importId} and s.outcome in ('opened', 'returned', 'seenAgain')
      union all
      select case f.status when 'fixed' then 'fixed' else 'notObserved' end, f.reason, f.id
      from findings f where f.system_id = ${systemId} and f.status_import_id = ${importId}
    ), grouped as materialized (
      select t.effect, t.reason, f.weakness_id, f.item_id, count(*)::int as findings,
        min(array_position(array['critical', 'high', 'moderate', 'low'], f.severity)) as severity,
        count(distinct a.id)::int as "assetCount",
        (array_agg(distinct a.identifier order by a.identifier))[1:10] as assets
      from touched t
      join findings f on f.id = t.id
      join assets a on a.id = f.asset_id
      group by t.effect, t.reason, f.weakness_id, f.item_id
    )
    select g.effect, g.reason, w.source_identifier as "sourceIdentifier", w.name as "weaknessName",
      (array['critical', 'high', 'moderate', 'low'])[g.severity] as severity,
      i.poam_id as "poamId", coalesce(i.created_at = now(), false) as "itemIsNew", g.findings, g."assetCount", g.assets, (count(*) over ())::int as total
    from grouped g
    cross join lateral (select * from weaknesses where id = g.weakness_id offset 0) w
    left join lateral (select poam_id, created_at from poam_items where id = g.item_id offset 0) i on true
    order by array_position(array['opened', 'returned', 'fixed', 'notObserved', 'seenAgain'], g.effect),
      g.severity, w.name
    limit ${limit}`.execute(tx);
  return { changes: rows.map(({ total: _, ...change }) => change), total: rows[0]?.total ?? 0 };
};
