import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import { RISK_RATINGS, type RiskRating } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";

/** What scanners say of an item now; `raise` is null when they do not rate it worse than at first. */
export type ScannerRating = {
  readonly poamId: string;
  readonly itemId: string;
  readonly adjustedRiskRating: RiskRating | null;
  readonly raise: { readonly rating: RiskRating; readonly raisedOn: CalendarDate } | null;
};

/**
 * Items that have not ended and for which the scanners' worst present rating, raised above the original one, is another
 * than what is recorded. A rating is raised on the first day on which a scan gave it.
 */
export const changedScannerRatings = async (tx: Tx, systemId: string): Promise<ScannerRating[]> => {
  const ratings = sql`${[...RISK_RATINGS]}::text[]`;
  const goesOn = sql`status not in ('closed', 'false positive', 'cancelled')`;
  // Items are looked up one by one (`lateral … offset 0`): see take-in.ts.
  const { rows } = await sql<ScannerRating>`
    with present as materialized (
      select item_id, min(array_position(${ratings}, severity)) as worst from findings
      where system_id = ${systemId} and item_id is not null and status <> 'fixed' group by item_id
    ), raised as materialized (
      select i.id, (${ratings})[p.worst] as rating from present p
      cross join lateral (select * from poam_items where id = p.item_id offset 0) i
      where p.worst < array_position(${ratings}, i.original_risk_rating) and i.${goesOn}
    ), recorded as materialized (
      select id from poam_items where system_id = ${systemId} and clock_facts ? 'scannerRaise' and ${goesOn}
    ), wanted as materialized (
      select id, rating, case when rating is not null then jsonb_build_object('rating', rating, 'raisedOn', (
        select min(coalesce(s.seen_on, c.scan_date)) from findings f
        join sightings s on s.finding_id = f.id
        join asset_coverage c on c.import_id = s.import_id and c.asset_id = f.asset_id
        where f.item_id = coalesced.id and f.status <> 'fixed' and s.severity = coalesced.rating
      )) end as raise
      from (select id, raised.rating from raised full join recorded using (id)) coalesced
    )
    select i.id as "itemId", i.poam_id as "poamId", i.adjusted_risk_rating as "adjustedRiskRating", n.raise
    from wanted n cross join lateral (select * from poam_items where id = n.id offset 0) i
    where n.raise is distinct from i.clock_facts -> 'scannerRaise' order by i.number`.execute(tx);
  return rows;
};
