import { sql } from "kysely";
import type { KnownAsset } from "#domain/asset-identity.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { FindingStatus } from "#domain/finding.ts";
import type { LatestScan, ScannedAsset } from "#domain/inventory.ts";
import type { Credentialed } from "#domain/reading.ts";
import type { Severity } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";

/** An applied scan of a system: what reached an asset, by which tool. Somebody's word about findings is no scan. */
type Look = { readonly id: string; readonly detector: string; readonly tool: string | null };

/** Newest first. */
const looksAt = async (tx: Tx, systemId: string): Promise<Look[]> => {
  const { rows } = await sql<Look>`
    select id, detector, tool from imports
    where system_id = ${systemId} and status in ('applied', 'undoing') and speaks = 'observations'
    order by scanned_at desc, sha256 desc`.execute(tx);
  return rows;
};

type Seen = { readonly assetId: string; readonly detectors: string[] };
type Day = {
  readonly assetId: string;
  readonly importId: string;
  readonly date: CalendarDate;
  readonly credentialed: Credentialed;
};

const WORTH: readonly Credentialed[] = ["yes", "no", "unknown"];

/** The latest scan by asset, from the scans of each asset's latest day, newest first. */
const latestByAsset = (days: readonly Day[], tools: ReadonlyMap<string, string>): Map<string, LatestScan> => {
  const latest = new Map<string, LatestScan>();
  for (const { assetId, importId, date, credentialed } of days) {
    const known = latest.get(assetId);
    if (!known) latest.set(assetId, { importId, date, tool: tools.get(importId) ?? "", credentialed });
    else if (WORTH.indexOf(credentialed) < WORTH.indexOf(known.credentialed))
      latest.set(assetId, { ...known, credentialed });
  }
  return latest;
};

/**
 * The assets of a system with their latest scan and their open findings, by identifier; all of them, or one. A scan
 * counts when it reached the asset.
 *
 * Each table is asked by itself: right after an import the planner knows little of them, and a join of thousands of
 * assets with thousands of coverages is then done row by row.
 */
export const scannedAssets = async (
  tx: Tx,
  systemId: string,
  assetId: string | null = null,
): Promise<ScannedAsset[]> => {
  const looks = await looksAt(tx, systemId);
  const ids = looks.map(({ id }) => id);
  const one = sql`(${assetId}::uuid is null or asset_id = ${assetId})`;
  const seen = await sql<Seen>`
    select asset_id as "assetId",
      array_agg(distinct (${looks.map(({ detector }) => detector)}::text[])[array_position(${ids}::uuid[], import_id)])
        as detectors
    from asset_coverage where import_id = any (${ids}::uuid[]) and ${one} group by asset_id`.execute(tx);
  const days = await sql<Day>`
    select asset_id as "assetId", import_id as "importId", scan_date as date, credentialed from (
      select *, rank() over (partition by asset_id order by scan_date desc) as place
      from asset_coverage where import_id = any (${ids}::uuid[]) and alive and ${one}
    ) c where place = 1 order by array_position(${ids}::uuid[], import_id)`.execute(tx);
  const open = await sql<{ assetId: string; findings: number }>`
    select asset_id as "assetId", count(*)::int as findings from findings
    where system_id = ${systemId} and status = 'open' and ${one} group by asset_id`.execute(tx);
  const assets = await sql<KnownAsset>`
    select id, kind, identifier, instance_id as "instanceId", ip, fqdn, netbios, mac,
      operating_system as "operatingSystem", tag, digest
    from assets where system_id = ${systemId} and (${assetId}::uuid is null or id = ${assetId})
    order by identifier, id`.execute(tx);
  const latest = latestByAsset(
    days.rows,
    new Map(looks.map(({ id, tool, detector }) => [id, tool ?? detector])),
  );
  const detectors = new Map(seen.rows.map((row) => [row.assetId, row.detectors]));
  const findings = new Map(open.rows.map((row) => [row.assetId, row.findings]));
  return assets.rows.map((asset) => ({
    ...asset,
    latestScan: latest.get(asset.id) ?? null,
    detectors: detectors.get(asset.id) ?? [],
    openFindings: findings.get(asset.id) ?? 0,
  }));
};

/** One scan that named an asset. */
export type ScanOfAsset = {
  readonly importId: string;
  readonly fileName: string;
  readonly tool: string | null;
  readonly date: CalendarDate;
  readonly alive: boolean;
  readonly credentialed: Credentialed;
  /** What the scan called the asset, and the name by which it was known again (`new`: it was not known). */
  readonly scannedAs: string | null;
  readonly matchedBy: string | null;
};

const MOST_SCANS = 1000;

/** The scans that named the asset, newest first, at most a thousand. */
export const scansOfAsset = async (tx: Tx, assetId: string): Promise<ScanOfAsset[]> => {
  const { rows } = await sql<ScanOfAsset>`
    select c.import_id as "importId", i.file_name as "fileName", i.tool, c.scan_date as date, c.alive, c.credentialed,
      c.scanned_as as "scannedAs", c.matched_by as "matchedBy"
    from asset_coverage c
    cross join lateral (select * from imports where id = c.import_id offset 0) i
    where c.asset_id = ${assetId}
    order by c.scan_date desc, i.scanned_at desc, i.sha256 desc limit ${MOST_SCANS}`.execute(tx);
  return rows;
};

/** A finding as the page of its asset shows it. */
export type FindingOfAsset = {
  readonly id: string;
  readonly location: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  readonly weaknessName: string;
  readonly detector: string;
  readonly sourceIdentifier: string;
  readonly firstSeen: CalendarDate;
  readonly lastSeen: CalendarDate;
  /** The item that it stands in. */
  readonly poamId: string | null;
};

/** A page of the findings on an asset: open ones first, within each status the gravest. */
export const findingsOfAsset = async (
  tx: Tx,
  assetId: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<FindingOfAsset[]> => {
  const { rows } = await sql<FindingOfAsset>`
    select f.id, f.location, f.severity, f.status, w.name as "weaknessName", w.detector,
      w.source_identifier as "sourceIdentifier", f.first_seen as "firstSeen", f.last_seen as "lastSeen",
      i.poam_id as "poamId"
    from findings f
    cross join lateral (select * from weaknesses where id = f.weakness_id offset 0) w
    left join lateral (select poam_id from poam_items where id = f.item_id offset 0) i on true
    where f.asset_id = ${assetId}
    order by array_position(array['open', 'not observed', 'fixed'], f.status),
      array_position(array['critical', 'high', 'moderate', 'low', 'informational'], f.severity), w.name, f.location, f.id
    offset ${page.offset} limit ${page.limit}`.execute(tx);
  return rows;
};

export type FindingFigures = { readonly open: number; readonly notObserved: number; readonly fixed: number };

/** How many findings on the asset stand in each status. */
export const findingFigures = async (tx: Tx, assetId: string): Promise<FindingFigures> => {
  const { rows } = await sql<FindingFigures>`
    select count(*) filter (where status = 'open')::int as open,
      count(*) filter (where status = 'not observed')::int as "notObserved",
      count(*) filter (where status = 'fixed')::int as fixed
    from findings where asset_id = ${assetId}`.execute(tx);
  return rows[0] ?? { open: 0, notObserved: 0, fixed: 0 };
};
