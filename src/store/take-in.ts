import { sql } from "kysely";
import type { RecordOutcome } from "#domain/import.ts";
import type { AssetIdentity, Credentialed, WeaknessReading } from "#domain/reading.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "./database.ts";

// Known rows are looked up one by one (`lateral … offset 0` keeps the planner from joining): while an import fills the
// tables their statistics are stale, and a join of the whole table would be planned.

/**
 * Records or refreshes assets; their ids by identifier in lower case. What a scan does not say keeps its old value; with
 * `refresh` false it only fills in what was not known. A known asset of which nothing changes is not written.
 */
export const putAssets = async (
  tx: Tx,
  systemId: string,
  assets: readonly AssetIdentity[],
  refresh: boolean,
): Promise<Map<string, string>> => {
  const { rows } = await sql<{ identifier: string; id: string }>`
    with given as (
      select *, lower(identifier) as key from jsonb_to_recordset(${JSON.stringify(assets)}::jsonb)
        as r(identifier text, ip text, fqdn text, netbios text, mac text, "operatingSystem" text)
    ), written as (
      insert into assets as a (system_id, identifier, ip, fqdn, netbios, mac, operating_system)
      select distinct on (key) ${systemId}::uuid, identifier, ip, fqdn, netbios, mac, "operatingSystem" from given
      on conflict (system_id, identifier_key) do update set
        ${sql.join(ASSET_COLUMNS.map((column) => sql`${sql.id(column)} = ${newest(column, refresh)}`))}
      where (${sql.join(ASSET_COLUMNS.map((column) => sql.ref(`a.${column}`)))})
        is distinct from (${sql.join(ASSET_COLUMNS.map((column) => newest(column, refresh)))})
      returning a.identifier_key as key, a.id
    )
    select given.identifier, coalesce(written.id, a.id) as id from given
    left join written using (key)
    left join lateral (
      select id from assets where system_id = ${systemId} and identifier_key = given.key offset 0
    ) a on true`.execute(tx);
  return new Map(rows.map((row) => [row.identifier.toLowerCase(), row.id]));
};

const ASSET_COLUMNS = ["ip", "fqdn", "netbios", "mac", "operating_system"] as const;

/** The new value before the old one, or the other way round; of both the one that is known. */
const newest = (column: (typeof ASSET_COLUMNS)[number], refresh: boolean) => {
  const [old, given] = [sql.ref(`a.${column}`), sql.ref(`excluded.${column}`)];
  return refresh ? sql`coalesce(${given}, ${old})` : sql`coalesce(${old}, ${given})`;
};

/**
 * Records or refreshes weaknesses; their ids by source identifier. With `refresh` false known ones keep their words. A
 * known weakness of which nothing changes is not written.
 */
export const putWeaknesses = async (
  tx: Tx,
  systemId: string,
  detector: string,
  weaknesses: readonly WeaknessReading[],
  refresh: boolean,
): Promise<Map<string, string>> => {
  const { rows } = await sql<{ source: string; id: string }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(weaknesses)}::jsonb) as r(
        "sourceIdentifier" text, "check" text, family text, kind text, name text, description text, solution text,
        "seeAlso" jsonb, cves jsonb, cvss jsonb
      )
    ), written as (
      insert into weaknesses as w
        (system_id, detector, source_identifier, check_id, family, kind, name, description, solution, see_also, cves, cvss)
      select ${systemId}::uuid, ${detector}, "sourceIdentifier", "check", family, kind, name, description, solution,
        array(select jsonb_array_elements_text("seeAlso")), array(select jsonb_array_elements_text(cves)), cvss
      from given
      on conflict (system_id, detector, source_identifier) do update set
        ${sql.join(WEAKNESS_COLUMNS.map((column) => sql`${sql.id(column)} = ${sql.ref(`excluded.${column}`)}`))}
      where ${refresh} and (${sql.join(WEAKNESS_COLUMNS.map((column) => sql.ref(`w.${column}`)))})
        is distinct from (${sql.join(WEAKNESS_COLUMNS.map((column) => sql.ref(`excluded.${column}`)))})
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
] as const;

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
