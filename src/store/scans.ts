import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Credentialed, ScanCoverage } from "#domain/reading.ts";
import type { Severity } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";
import type { ImportFacts } from "./imports.ts";

/** One applied scan, for ordering. */
export type ScanRow = {
  readonly importId: string;
  readonly scannedAt: Date;
  /** `scanFile` of its file. */
  readonly sha256: string;
  readonly date: CalendarDate;
  /** Whose findings it speaks of: its own detector first. */
  readonly detectors: readonly [string, ...string[]];
};

/** The applied scans in a system that speak of findings of one of the detectors, in no particular order. */
export const appliedScans = async (
  tx: Tx,
  systemId: string,
  detectors: readonly string[],
): Promise<ScanRow[]> => {
  const { rows } = await sql<ScanRow>`
    select id as "importId", scanned_at as "scannedAt", sha256 || coalesce(' ' || asset_name, '') as sha256,
      scan_date as date, array[detector] || also_of as detectors
    from imports where system_id = ${systemId} and (detector = any (${detectors}) or also_of && ${detectors}::text[])
      and status in ('applied', 'undoing')`.execute(tx);
  return rows;
};

/** When a scan ran, what it was set up to look at, and of which other detectors it speaks, written beside its import. */
export const putScan = async (
  tx: Tx,
  importId: string,
  { scannedAt, scanDate, detectors }: Pick<ImportFacts, "scannedAt" | "scanDate" | "detectors">,
  coverage: ScanCoverage,
): Promise<void> => {
  const settings = {
    targets: coverage.targets,
    families: coverage.families === null ? null : [...coverage.families],
    individualChecks: coverage.individualChecks === null ? null : [...coverage.individualChecks],
    ...(coverage.unlisted === undefined ? {} : { unlisted: coverage.unlisted }),
  };
  await tx
    .updateTable("imports")
    .set({
      scan_coverage: JSON.stringify(settings),
      scanned_at: new Date(scannedAt),
      scan_date: scanDate,
      also_of: detectors.slice(1),
      checks: coverage.checks === null ? null : [...coverage.checks],
    })
    .where("id", "=", importId)
    .execute();
};

type Settings = {
  readonly targets: ScanCoverage["targets"];
  readonly families: Array<[string, "enabled" | "mixed" | "disabled"]> | null;
  readonly individualChecks: Array<[string, boolean]> | null;
  readonly unlisted?: "left alone";
};

/** The coverage of those scans; their lists of checks cut down to checks that the detector's weaknesses name. */
export const scanCoverages = async (
  tx: Tx,
  systemId: string,
  detector: string,
  importIds: readonly string[],
): Promise<Map<string, ScanCoverage>> => {
  const { rows } = await sql<{ importId: string; settings: Settings | null; checks: string[] | null }>`
    with known as (
      select distinct named from weaknesses w
      cross join lateral (values (check_id), (w.detector || ':' || check_id)) as n(named)
      where system_id = ${systemId} and detector = ${detector}
    )
    select i.id as "importId", i.scan_coverage as settings,
      case when i.checks is not null then array(
        select c from unnest(i.checks) c where c in (select named from known)
      ) end as checks
    from imports i where i.id = any (${importIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.importId, coverageOf(row.settings, row.checks)]));
};

const coverageOf = (settings: Settings | null, checks: string[] | null): ScanCoverage => ({
  targets: settings?.targets ?? null,
  checks: checks === null ? null : new Set(checks),
  families: settings?.families ? new Map(settings.families) : null,
  individualChecks: settings?.individualChecks ? new Map(settings.individualChecks) : null,
  ...(settings?.unlisted === undefined ? {} : { unlisted: settings.unlisted }),
});

/** One sighting of a finding by a scan: its first record there. */
export type FindingSighting = {
  readonly findingId: string;
  readonly importId: string;
  readonly ordinal: number;
  /** The severity that the record gave; null for sightings of before severities were kept. */
  readonly severity: Severity | null;
  /** The record's own day; null when it has that of its asset. */
  readonly seenOn: CalendarDate | null;
};

export const sightingsOfFindings = async (
  tx: Tx,
  findingIds: readonly string[],
): Promise<FindingSighting[]> => {
  const { rows } = await sql<FindingSighting>`
    select distinct on (finding_id, import_id) finding_id as "findingId", import_id as "importId", ordinal, severity,
      seen_on as "seenOn"
    from sightings where finding_id = any (${findingIds}::uuid[])
    order by finding_id, import_id, ordinal`.execute(tx);
  return rows;
};

export type AssetScan = {
  readonly assetId: string;
  readonly importId: string;
  readonly alive: boolean;
  readonly credentialed: Credentialed;
  readonly checks: ReadonlySet<string> | null;
  readonly date: CalendarDate;
};

/** What every scan proved about those assets. */
export const assetScans = async (tx: Tx, assetIds: readonly string[]): Promise<AssetScan[]> => {
  const { rows } = await sql<Omit<AssetScan, "checks"> & { checks: string[] | null }>`
    select asset_id as "assetId", import_id as "importId", alive, credentialed, checks, scan_date as date
    from asset_coverage where asset_id = any (${assetIds}::uuid[])`.execute(tx);
  return rows.map((row) => ({ ...row, checks: row.checks && new Set(row.checks) }));
};

/** Those of the findings that the import has shown so far. */
export const sightedFindings = async (
  tx: Tx,
  importId: string,
  findingIds: readonly string[],
): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`
    select distinct finding_id as id from sightings
    where import_id = ${importId} and finding_id = any (${findingIds}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.id));
};
