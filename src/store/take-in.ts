import { sql } from "kysely";
import type { RecordOutcome } from "#domain/import.ts";
import type { AssetIdentity, Credentialed, WeaknessReading } from "#domain/reading.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "./database.ts";

/**
 * Records or refreshes assets; their ids by identifier in lower case. What a scan does not say keeps its old value; with
 * `refresh` false it only fills in what was not known.
 */
export const putAssets = async (
  tx: Tx,
  systemId: string,
  assets: readonly AssetIdentity[],
  refresh: boolean,
): Promise<Map<string, string>> => {
  const { rows } = await sql<{ key: string; id: string }>`
    insert into assets as a (system_id, identifier, ip, fqdn, netbios, mac, operating_system)
    select ${systemId}, identifier, ip, fqdn, netbios, mac, "operatingSystem"
    from jsonb_to_recordset(${JSON.stringify(assets)}::jsonb)
      as r(identifier text, ip text, fqdn text, netbios text, mac text, "operatingSystem" text)
    on conflict (system_id, identifier_key) do update set
      ${sql.join(["ip", "fqdn", "netbios", "mac", "operating_system"].map((column) => newest(column, refresh)))}
    returning identifier_key as key, id`.execute(tx);
  return new Map(rows.map((row) => [row.key, row.id]));
};

/** `column = …`: the new value before the old one, or the other way round; of both the one that is known. */
const newest = (column: string, refresh: boolean) => {
  const [old, given] = [sql.ref(`a.${column}`), sql.ref(`excluded.${column}`)];
  return sql`${sql.id(column)} = ${refresh ? sql`coalesce(${given}, ${old})` : sql`coalesce(${old}, ${given})`}`;
};

/** Records or refreshes weaknesses; their ids by source identifier. With `refresh` false known ones keep their words. */
export const putWeaknesses = async (
  tx: Tx,
  systemId: string,
  detector: string,
  weaknesses: readonly WeaknessReading[],
  refresh: boolean,
): Promise<Map<string, string>> => {
  const { rows } = await sql<{ source: string; id: string }>`
    insert into weaknesses as w
      (system_id, detector, source_identifier, check_id, family, kind, name, description, solution, see_also, cves, cvss)
    select ${systemId}, ${detector}, "sourceIdentifier", "check", family, kind, name, description, solution,
      array(select jsonb_array_elements_text("seeAlso")), array(select jsonb_array_elements_text(cves)), cvss
    from jsonb_to_recordset(${JSON.stringify(weaknesses)}::jsonb) as r(
      "sourceIdentifier" text, "check" text, family text, kind text, name text, description text, solution text,
      "seeAlso" jsonb, cves jsonb, cvss jsonb
    )
    on conflict (system_id, detector, source_identifier) do update set
      check_id = case when ${refresh} then excluded.check_id else w.check_id end,
      family = case when ${refresh} then excluded.family else w.family end,
      name = case when ${refresh} then excluded.name else w.name end,
      description = case when ${refresh} then excluded.description else w.description end,
      solution = case when ${refresh} then excluded.solution else w.solution end,
      see_also = case when ${refresh} then excluded.see_also else w.see_also end,
      cves = case when ${refresh} then excluded.cves else w.cves end,
      cvss = case when ${refresh} then excluded.cvss else w.cvss end
    returning source_identifier as source, id`.execute(tx);
  return new Map(rows.map((row) => [row.source, row.id]));
};

export type CoverageRow = {
  readonly assetId: string;
  readonly alive: boolean;
  readonly credentialed: Credentialed;
  readonly scanDate: CalendarDate;
};

/** What the scan proved about its assets. An asset that stands in the file twice counts as its last part says. */
export const putAssetCoverage = async (
  tx: Tx,
  systemId: string,
  importId: string,
  rows: readonly CoverageRow[],
): Promise<void> => {
  await sql`
    insert into asset_coverage (import_id, asset_id, system_id, alive, credentialed, scan_date)
    select ${importId}, "assetId", ${systemId}, alive, credentialed, "scanDate"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("assetId" uuid, alive boolean, credentialed text, "scanDate" date)
    on conflict (import_id, asset_id) do update set
      alive = excluded.alive, credentialed = excluded.credentialed`.execute(tx);
};

export type SightingRow = {
  readonly ordinal: number;
  readonly outcome: RecordOutcome;
  readonly findingId: string | null;
  readonly byteStart: number;
  readonly byteEnd: number;
};

/** One row per record of the file. */
export const insertSightings = async (
  tx: Tx,
  systemId: string,
  importId: string,
  rows: readonly SightingRow[],
): Promise<void> => {
  if (rows.length === 0) return;
  await sql`
    insert into sightings (import_id, system_id, ordinal, outcome, finding_id, byte_start, byte_end)
    select ${importId}, ${systemId}, *
    from unnest(
      ${rows.map((r) => r.ordinal)}::integer[], ${rows.map((r) => r.outcome)}::text[],
      ${rows.map((r) => r.findingId)}::uuid[], ${rows.map((r) => r.byteStart)}::bigint[],
      ${rows.map((r) => r.byteEnd)}::bigint[]
    )`.execute(tx);
};
