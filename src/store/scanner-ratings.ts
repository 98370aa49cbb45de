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
  const { rows } = await sql<ScannerRating>`
    with present as materialized (
      select item_id, min(array_position(${ratings}, severity)) as worst from findings
      where system_id = ${systemId} and item_id is not null and status <> 'fixed' group by item_id
    ), rated as materialized (
      select i.*, (${ratings})[p.worst] as raised from poam_items i left join present p
        on p.item_id = i.id and p.worst < array_position(${ratings}, i.original_risk_rating)
      where i.system_id = ${systemId} and i.status not in ('closed', 'false positive', 'cancelled')
        and (p.worst is not null or i.clock_facts ? 'scannerRaise')
    ), wanted as (
      select i.id as "itemId", i.poam_id as "poamId", i.number, i.adjusted_risk_rating as "adjustedRiskRating",
        i.clock_facts -> 'scannerRaise' as recorded, case when i.raised is not null then jsonb_build_object(
          'rating', i.raised, 'raisedOn', (
            select min(coalesce(s.seen_on, c.scan_date)) from findings f
            join sightings s on s.finding_id = f.id
            join asset_coverage c on c.import_id = s.import_id and c.asset_id = f.asset_id
            where f.item_id = i.id and f.status <> 'fixed' and s.severity = i.raised
          )) end as raise
      from rated i
    )
    select "itemId", "poamId", "adjustedRiskRating", raise from wanted
    where raise is distinct from recorded order by number`.execute(tx);
  return rows;
};
