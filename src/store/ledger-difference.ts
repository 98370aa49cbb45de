import { sql } from "kysely";
import type { ItemDifference, LedgerDifference } from "#domain/ledger-difference.ts";
import type { Tx } from "./database.ts";

const LISTED_ITEMS = 1000;

/** Remembers the ledger as it stands, until the transaction ends, so that it can be compared with what comes. */
export const noteLedger = async (tx: Tx, systemId: string): Promise<void> => {
  await sql`drop table if exists pg_temp.noted_findings, pg_temp.noted_items, pg_temp.noted_sightings`.execute(
    tx,
  );
  await sql`
    create temp table noted_findings on commit drop as
    select id, status, item_id from findings where system_id = ${systemId}`.execute(tx);
  await sql`
    create temp table noted_items on commit drop as
    select id, poam_id, status, scheduled_completion_date from poam_items where system_id = ${systemId}`.execute(
    tx,
  );
  await sql`
    create temp table noted_sightings on commit drop as
    select import_id, ordinal, finding_id from sightings where system_id = ${systemId} and finding_id is not null`.execute(
    tx,
  );
  await sql`create index on noted_findings (id)`.execute(tx);
  await sql`analyze noted_findings`.execute(tx);
  await sql`analyze noted_sightings`.execute(tx);
};

/** How the ledger differs from the one that `noteLedger` remembered. */
export const ledgerDifference = async (tx: Tx, systemId: string): Promise<LedgerDifference> => {
  const items = await itemDifferences(tx, systemId);
  return {
    findings: await findingDifferences(tx, systemId),
    items: items.slice(0, LISTED_ITEMS),
    itemsLeftOut: Math.max(0, items.length - LISTED_ITEMS),
  };
};

const findingDifferences = async (tx: Tx, systemId: string): Promise<LedgerDifference["findings"]> => {
  type Figures = Omit<LedgerDifference["findings"], "moves">;
  const { rows } = await sql<Figures>`
    with pairs as materialized (
      select distinct b.finding_id as before, s.finding_id as after
      from noted_sightings b join sightings s using (import_id, ordinal) where s.finding_id is not null
    )
    select (select count(*)::int from noted_findings) as before,
      (select count(*)::int from findings where system_id = ${systemId}) as after,
      (select count(*)::int from findings f where system_id = ${systemId}
        and not exists (select from noted_findings n where n.id = f.id)) as appear,
      (select count(*)::int from noted_findings n
        where not exists (select from findings f where f.id = n.id)) as disappear,
      (select coalesce(sum(n), 0)::int from (
        select count(*) as n from pairs group by after having count(*) > 1) m) as merged,
      (select count(*)::int from (select from pairs group by before having count(*) > 1) s) as split`.execute(
    tx,
  );
  const moves = await sql<LedgerDifference["findings"]["moves"][number]>`
    select n.status as "from", f.status as "to", count(*)::int as findings
    from noted_findings n join findings f using (id) where n.status <> f.status
    group by 1, 2 order by 1, 2`.execute(tx);
  const [figures] = rows;
  if (!figures) throw new Error("An aggregate query gave no row.");
  return { ...figures, moves: moves.rows };
};

const itemDifferences = async (tx: Tx, systemId: string): Promise<ItemDifference[]> => {
  const { rows } = await sql<ItemDifference>`
    with pairs as materialized (
      select distinct n.item_id as before, f.item_id as after
      from noted_sightings b
      join noted_findings n on n.id = b.finding_id
      join sightings s using (import_id, ordinal)
      join findings f on f.id = s.finding_id
      where n.item_id is not null and f.item_id is not null
    ), counted_before as materialized (
      select item_id, count(*)::int as n from noted_findings group by item_id
    ), counted_after as materialized (
      select item_id, count(*)::int as n from findings where system_id = ${systemId} group by item_id
    )
    select i.poam_id as "poamId", coalesce(i.title, w.name) as name, b.status as "statusBefore", i.status as "statusAfter",
      coalesce(cb.n, 0) as "findingsBefore", coalesce(ca.n, 0) as "findingsAfter",
      b.scheduled_completion_date as "scheduledCompletionBefore",
      i.scheduled_completion_date as "scheduledCompletionAfter",
      array(select o.poam_id from pairs p join poam_items o on o.id = p.before
        where p.after = i.id and p.before <> i.id order by o.number) as "takesFrom",
      array(select o.poam_id from pairs p join poam_items o on o.id = p.after
        where p.before = i.id and p.after <> i.id order by o.number) as "givesTo"
    from poam_items i
    join weaknesses w on w.id = i.weakness_id
    left join noted_items b on b.id = i.id
    left join counted_before cb on cb.item_id = i.id
    left join counted_after ca on ca.item_id = i.id
    where i.system_id = ${systemId} and (
      b.status is distinct from i.status or coalesce(cb.n, 0) <> coalesce(ca.n, 0)
      or b.scheduled_completion_date is distinct from i.scheduled_completion_date
      or exists (select from pairs p where (p.before = i.id) <> (p.after = i.id)))
    order by i.number`.execute(tx);
  return rows;
};
