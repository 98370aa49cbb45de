import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { UnprovenReason } from "#domain/coverage.ts";
import type { FindingStatus } from "#domain/finding.ts";
import type { RecordOutcome } from "#domain/import.ts";
import type { RecordDetails } from "#domain/reading.ts";
import type { Severity } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";
import type { ItemEpss } from "./epss.ts";
import type { FindingBecause } from "./findings.ts";

/** A finding as an item's page shows it, with its last record. */
export type ListedFinding = {
  readonly id: string;
  readonly asset: string;
  readonly ip: string | null;
  readonly location: string;
  readonly severity: Severity;
  /** The weakness that it shows: an item can hold findings of several. */
  readonly detector: string;
  readonly sourceIdentifier: string;
  readonly weaknessName: string;
  /** Every tool that sees this weakness here; more than one when sightings of several tools are joined. */
  readonly detectors: readonly string[];
  readonly details: RecordDetails | null;
  readonly because: FindingBecause | null;
  readonly status: FindingStatus;
  readonly reason: UnprovenReason | null;
  readonly firstSeen: CalendarDate;
  readonly lastSeen: CalendarDate;
  readonly fixedOn: CalendarDate | null;
  readonly lastImportId: string;
  readonly lastOrdinal: number;
  readonly sightings: number;
  /** The likeliest exploitation among its CVEs; null where none has a score. */
  readonly epss: ItemEpss | null;
};

/**
 * A page of the findings of an item, by asset, location and weakness. Findings of several tools that are joined are one: the
 * one that was seen first speaks for all, open while one of them is, fixed when all are.
 */
export const findingsOfItem = async (
  tx: Tx,
  itemId: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<ListedFinding[]> => {
  const { rows } = await sql<ListedFinding>`
    with joint as materialized (
      select coalesce(f.joined_to, f.id) as leader, array_agg(f.id) as ids, array_agg(distinct w.detector) as detectors,
        min(f.first_seen) as first_seen, max(f.last_seen) as last_seen, max(f.fixed_on) as fixed_on,
        case when bool_or(f.status = 'open') then 'open' when bool_and(f.status = 'fixed') then 'fixed'
          else 'not observed' end as status,
        (array_agg(f.reason) filter (where f.status = 'not observed'))[1] as reason
      from findings f join weaknesses w on w.id = f.weakness_id
      where f.item_id = ${itemId} group by 1
    )
    select f.id, a.identifier as asset, a.ip, f.location, f.severity, w.detector,
      w.source_identifier as "sourceIdentifier", w.name as "weaknessName", f.details, f.item_because as because,
      j.detectors, j.status, case when j.status = 'not observed' then j.reason end as reason,
      j.first_seen as "firstSeen", j.last_seen as "lastSeen", case when j.status = 'fixed' then j.fixed_on end as "fixedOn",
      f.last_import_id as "lastImportId", f.last_ordinal as "lastOrdinal",
      (select jsonb_build_object('cve', e.cve, 'score', e.score, 'percentile', e.percentile,
          'scoreDate', m.score_date, 'model', m.model_version)
        from epss_scores e cross join epss_model m where e.cve = any (w.cves)
        order by e.score desc, e.cve limit 1) as epss,
      (select count(*)::int from sightings s where s.finding_id = any (j.ids)) as sightings
    from joint j
    -- A finding whose leader stands in another item speaks for itself.
    cross join lateral (
      select * from findings where id = any (j.ids) order by id = j.leader desc, first_seen, id limit 1
    ) f
    join assets a on a.id = f.asset_id join weaknesses w on w.id = f.weakness_id
    order by a.identifier, f.location, w.source_identifier offset ${page.offset} limit ${page.limit}`.execute(
    tx,
  );
  return rows;
};

export const countFindings = async (tx: Tx, itemId: string): Promise<number> => {
  const { rows } = await sql<{ total: number }>`
    select count(distinct coalesce(joined_to, id))::int as total from findings where item_id = ${itemId}`.execute(
    tx,
  );
  return rows[0]?.total ?? 0;
};

/** Where a finding was generated: one record of one import, with its bytes in the raw file. */
export type Provenance = {
  readonly importId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly scannedAt: Date | null;
  readonly ordinal: number;
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly outcome: RecordOutcome;
  readonly severity: Severity | null;
  /** What the record said otherwise than the sighting before it. */
  readonly differs: Readonly<Record<string, readonly [unknown, unknown]>> | null;
  /** The asset as the file calls it, and the name by which it was known again (`new` when it was not known). */
  readonly scannedAs: string | null;
  readonly matchedBy: string | null;
};

const PROVENANCE = sql`
  s.import_id as "importId", i.file_name as "fileName", i.sha256, i.scanned_at as "scannedAt", s.ordinal,
  s.byte_start as "byteStart", s.byte_end as "byteEnd", s.outcome, s.severity, s.differs,
  c.scanned_as as "scannedAs", c.matched_by as "matchedBy"`;

/** The sightings with their import and with what the scan said of the asset. */
const SIGHTINGS = sql`sightings s join imports i on i.id = s.import_id
  left join findings f on f.id = s.finding_id
  left join asset_coverage c on c.import_id = s.import_id and c.asset_id = f.asset_id`;

/** Every record that showed the finding or one that is joined with it, newest scan first. */
export const sightingsOfFinding = async (
  tx: Tx,
  systemId: string,
  findingId: string,
): Promise<Provenance[]> => {
  const { rows } = await sql<Provenance>`
    select ${PROVENANCE} from ${SIGHTINGS}
    where s.system_id = ${systemId} and s.finding_id in (
      select id from findings
      where (id, item_id) in (select id, item_id from findings where id = ${findingId})
        or (joined_to, item_id) in (select id, item_id from findings where id = ${findingId})
    )
    order by i.scanned_at desc, i.sha256, s.ordinal limit 5000`.execute(tx);
  return rows;
};

/** One record of an import; null when the import has none of that number. */
export const findRecord = async (tx: Tx, importId: string, ordinal: number): Promise<Provenance | null> => {
  const { rows } = await sql<Provenance>`
    select ${PROVENANCE} from ${SIGHTINGS}
    where s.import_id = ${importId} and s.ordinal = ${ordinal}`.execute(tx);
  return rows[0] ?? null;
};

/** Last records of findings, for items shown whole. */
export const lastRecords = async (
  tx: Tx,
  findings: ReadonlyArray<{ readonly importId: string; readonly ordinal: number }>,
): Promise<Map<string, Provenance>> => {
  const { rows } = await sql<Provenance>`
    select ${PROVENANCE}
    from unnest(${findings.map((f) => f.importId)}::uuid[], ${findings.map((f) => f.ordinal)}::integer[]) as r(import_id, ordinal)
    join sightings s using (import_id, ordinal) join imports i on i.id = s.import_id
    left join findings f on f.id = s.finding_id
    left join asset_coverage c on c.import_id = s.import_id and c.asset_id = f.asset_id`.execute(tx);
  return new Map(rows.map((row) => [`${row.importId} ${row.ordinal}`, row]));
};
