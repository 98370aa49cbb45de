import { sql } from "kysely";
import type { RecordOutcome } from "#domain/import.ts";
import type { Credentialed, WeaknessReading } from "#domain/reading.ts";
import type { ScanKey } from "#domain/finding.ts";
import type { Severity } from "#domain/risk-rating.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "./database.ts";
import { columnNames, unnested, type GivenColumn } from "./unnested.ts";

// Known rows are looked up one by one (`lateral … offset 0` keeps the planner from joining): while an import fills the
// tables their statistics are stale, and a join of the whole table would be planned.

/** A weakness with the id that it gets if it is new, and the group that the policy puts it into. */
export type NewWeakness = WeaknessReading & { readonly id: string; readonly groupKey: string };

/**
 * Records or refreshes weaknesses; their ids by source identifier. The words are those of the latest scan that shows the
 * weakness, whenever it came in.
 */
export const putWeaknesses = async (
  tx: Tx,
  systemId: string,
  detector: string,
  weaknesses: readonly NewWeakness[],
  scan: Pick<ScanKey, "scannedAt" | "sha256">,
): Promise<Map<string, string>> => {
  const { rows } = await sql<{ source: string; id: string }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(weaknesses)}::jsonb) as r(
        id uuid, "sourceIdentifier" text, "check" text, family text, kind text, name text, description text,
        solution text, "seeAlso" jsonb, cves jsonb, cvss jsonb, details jsonb, "groupKey" text
      )
    ), written as (
      insert into weaknesses as w
        (id, system_id, detector, source_identifier, check_id, family, kind, name, description, solution, see_also, cves,
          cvss, details, group_key, said_at, said_in)
      select id, ${systemId}::uuid, ${detector}, "sourceIdentifier", "check", family, kind, name, description, solution,
        array(select jsonb_array_elements_text("seeAlso")), array(select jsonb_array_elements_text(cves)), cvss, details,
        "groupKey", ${scan.scannedAt}::timestamptz, ${scan.sha256}
      from given
      on conflict (system_id, detector, source_identifier) do update set
        ${sql.join(WEAKNESS_COLUMNS.map((column) => sql`${sql.id(column)} = ${sql.ref(`excluded.${column}`)}`))}
      where (w.said_at, w.said_in) < (excluded.said_at, excluded.said_in)
      returning w.source_identifier as source, w.id
    )
    select given."sourceIdentifier" as source, coalesce(written.id, w.id) as id from given
    left join written on written.source = given."sourceIdentifier"
    left join lateral (
      select id from weaknesses
      where system_id = ${systemId} and detector = ${detector} and source_identifier = given."sourceIdentifier"
      offset 0
    ) w on true`.execute(tx);
  return new Map(rows.map((row) => [row.source, row.id]));
};

const WEAKNESS_COLUMNS = [
  "check_id",
  "family",
  "name",
  "description",
  "solution",
  "see_also",
  "cves",
  "cvss",
  "details",
  "group_key",
  "said_at",
  "said_in",
] as const;

export type CoverageRow = {
  readonly assetId: string;
  readonly alive: boolean;
  readonly credentialed: Credentialed;
  readonly checks: readonly string[] | null;
  readonly scanDate: CalendarDate;
  /** The name by which the file calls the asset. */
  readonly scannedAs: string;
  /** The alias by which it was known again, or `new`. */
  readonly matchedBy: string;
};

/**
 * What the scan proved about its assets. An asset that stands in the file twice was reached if either part says so, and
 * counts as logged in only if both do; the checks of both add up.
 */
export const putAssetCoverage = async (
  tx: Tx,
  systemId: string,
  importId: string,
  rows: readonly CoverageRow[],
): Promise<void> => {
  await sql`
    insert into asset_coverage as c
      (import_id, asset_id, system_id, alive, credentialed, checks, scan_date, scanned_as, matched_by)
    select ${importId}, "assetId", ${systemId}, bool_or(alive),
      case when bool_and(credentialed = 'yes') then 'yes' when bool_or(credentialed = 'no') then 'no' else 'unknown' end,
      case when bool_or(nullif(checks, 'null') is not null) then array_remove(
        array_agg(distinct listed.name), null) end,
      min("scanDate"), min("scannedAs"), (array_agg("matchedBy" order by "scannedAs"))[1]
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("assetId" uuid, alive boolean, credentialed text,
      checks jsonb, "scanDate" date, "scannedAs" text, "matchedBy" text)
    left join lateral jsonb_array_elements_text(nullif(checks, 'null')) as listed(name) on true
    group by "assetId"
    on conflict (import_id, asset_id) do update set
      alive = c.alive or excluded.alive,
      credentialed = case when c.credentialed = excluded.credentialed then c.credentialed
        when 'no' in (c.credentialed, excluded.credentialed) then 'no' else 'unknown' end,
      checks = case when c.checks is null and excluded.checks is null then null
        else array(select distinct unnest(c.checks || excluded.checks)) end`.execute(tx);
};

export type SightingRow = {
  readonly ordinal: number;
  readonly outcome: RecordOutcome;
  readonly findingId: string | null;
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly severity: Severity | null;
  /** The record's own day; null when it has that of its asset. */
  readonly seenOn: CalendarDate | null;
  /** What differed from the last sighting: field → before and now. */
  readonly differs: Readonly<Record<string, readonly [unknown, unknown]>> | null;
};

const SIGHTING_COLUMNS: ReadonlyArray<GivenColumn<SightingRow>> = [
  ["ordinal", "integer", (row) => row.ordinal],
  ["outcome", "text", (row) => row.outcome],
  ["finding_id", "uuid", (row) => row.findingId],
  ["byte_start", "bigint", (row) => row.byteStart],
  ["byte_end", "bigint", (row) => row.byteEnd],
  ["severity", "text", (row) => row.severity],
  ["seen_on", "date", (row) => row.seenOn],
  ["differs", "jsonb", (row) => row.differs && JSON.stringify(row.differs)],
];

/** One row per record of the file. */
export const insertSightings = async (
  tx: Tx,
  systemId: string,
  importId: string,
  rows: readonly SightingRow[],
): Promise<void> => {
  if (rows.length === 0) return;
  const names = columnNames(SIGHTING_COLUMNS);
  await sql`
    insert into sightings (import_id, system_id, ${names})
    select ${importId}, ${systemId}, ${names} from ${unnested(rows, SIGHTING_COLUMNS)}`.execute(tx);
};
