import { sql, type RawBuilder } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { UnprovenReason } from "#domain/coverage.ts";
import type { GroupingRule } from "#domain/grouping.ts";
import type { FindingIdentity, FindingStatus } from "#domain/finding.ts";
import type { AssetKind, Credentialed, RecordDetails } from "#domain/reading.ts";
import type { Severity } from "#domain/risk-rating.ts";
import type { Tx } from "./database.ts";
import { columnNames, unnested, type GivenColumn } from "./unnested.ts";

/** A finding as the ledger keeps it. Scans are named by their import; `statusImportId` is what fixed or last missed it. */
export type FindingRow = FindingIdentity & {
  readonly id: string;
  readonly severity: Severity;
  /** Severity at the first sighting. */
  readonly firstSeverity: Severity;
  readonly details: RecordDetails | null;
  readonly correlationKey: string | null;
  readonly cleanScans: number;
  readonly status: FindingStatus;
  readonly reason: UnprovenReason | null;
  readonly firstImportId: string;
  readonly lastImportId: string;
  readonly lastOrdinal: number;
  readonly statusImportId: string | null;
  readonly firstSeen: CalendarDate;
  readonly lastSeen: CalendarDate;
  readonly fixedOn: CalendarDate | null;
};

/** A finding that is written for the first time, with the item that it is known to belong into. */
export type NewFinding = FindingRow & {
  readonly itemId: string | null;
  readonly itemBecause: FindingBecause | null;
};

/** Why a finding stands in its item: the rule and the key that both have, and the import that decided. */
export type FindingBecause = {
  readonly rule: GroupingRule;
  readonly key: string;
  readonly importId: string | null;
  /** The other tool's finding that it was joined with. */
  readonly findingId?: string;
  /** The closed item that it came back from. */
  readonly returnedFrom?: string;
};

const COLUMNS = sql`
  f.id, f.asset_id as "assetId", f.weakness_id as "weaknessId", f.location, f.severity,
  f.first_severity as "firstSeverity", f.details, f.correlation_key as "correlationKey", f.clean_scans as "cleanScans",
  f.status, f.reason, f.first_import_id as "firstImportId", f.last_import_id as "lastImportId", f.last_ordinal as "lastOrdinal",
  f.status_import_id as "statusImportId", f.first_seen as "firstSeen", f.last_seen as "lastSeen", f.fixed_on as "fixedOn"`;

// Rows are looked up one by one (`lateral … offset 0` keeps the planner from joining): while an import fills the tables
// their statistics are stale, and joins of whole tables would be planned.

/** The known findings among those. */
export const findFindings = async (tx: Tx, identities: readonly FindingIdentity[]): Promise<FindingRow[]> => {
  const { rows } = await sql<FindingRow>`
    select ${COLUMNS}
    from unnest(
      ${identities.map((p) => p.weaknessId)}::uuid[], ${identities.map((p) => p.assetId)}::uuid[],
      ${identities.map((p) => p.location)}::text[]
    ) as p(weakness_id, asset_id, location)
    cross join lateral (
      select * from findings f
      where f.weakness_id = p.weakness_id and f.asset_id = p.asset_id and f.location = p.location
      offset 0
    ) f`.execute(tx);
  return rows;
};

const ID_COLUMN: GivenColumn<FindingRow> = ["id", "uuid", (row) => row.id];

const IDENTITY_COLUMNS: ReadonlyArray<GivenColumn<FindingRow>> = [
  ID_COLUMN,
  ["asset_id", "uuid", (row) => row.assetId],
  ["weakness_id", "uuid", (row) => row.weaknessId],
  ["location", "text", (row) => row.location],
  ["correlation_key", "text", (row) => row.correlationKey],
];

const STATE_COLUMNS: ReadonlyArray<GivenColumn<FindingRow>> = [
  ["severity", "text", (row) => row.severity],
  ["first_severity", "text", (row) => row.firstSeverity],
  ["details", "jsonb", (row) => row.details && JSON.stringify(row.details)],
  ["clean_scans", "integer", (row) => row.cleanScans],
  ["status", "text", (row) => row.status],
  ["reason", "text", (row) => row.reason],
  ["first_import_id", "uuid", (row) => row.firstImportId],
  ["last_import_id", "uuid", (row) => row.lastImportId],
  ["last_ordinal", "integer", (row) => row.lastOrdinal],
  ["status_import_id", "uuid", (row) => row.statusImportId],
  ["first_seen", "date", (row) => row.firstSeen],
  ["last_seen", "date", (row) => row.lastSeen],
  ["fixed_on", "date", (row) => row.fixedOn],
];

const NEW_COLUMNS: ReadonlyArray<GivenColumn<NewFinding>> = [
  ...IDENTITY_COLUMNS,
  ...STATE_COLUMNS,
  ["item_id", "uuid", (row) => row.itemId],
  ["item_because", "jsonb", (row) => row.itemBecause && JSON.stringify(row.itemBecause)],
];

export const insertFindings = async (
  tx: Tx,
  systemId: string,
  rows: readonly NewFinding[],
): Promise<void> => {
  if (rows.length === 0) return;
  const names = columnNames(NEW_COLUMNS);
  await sql`
    insert into findings (system_id, ${names})
    select ${systemId}, ${names} from ${unnested(rows, NEW_COLUMNS)}`.execute(tx);
};

/** Writes the state of known findings; their identity stays. */
export const updateFindings = async (tx: Tx, rows: readonly FindingRow[]): Promise<void> => {
  if (rows.length === 0) return;
  const written = STATE_COLUMNS.map(([name]) => sql`${sql.id(name)} = ${sql.ref(`r.${name}`)}`);
  await sql`
    update findings f set ${sql.join(written)}
    from ${unnested(rows, [ID_COLUMN, ...STATE_COLUMNS])} where f.id = r.id`.execute(tx);
};

/** A finding with what is needed to judge whether a scan that does not show it had looked. */
export type MissedFinding = FindingRow & {
  readonly detector: string;
  readonly check: string;
  readonly family: string | null;
  readonly sightedCredentialed: Credentialed;
  readonly asset: {
    readonly kind: AssetKind;
    readonly identifier: string;
    readonly ip: string | null;
    readonly fqdn: string | null;
    readonly netbios: string | null;
  };
  /** What the scan in question proved about the asset; null when the asset does not stand in it. */
  readonly coverage: {
    readonly alive: boolean;
    readonly credentialed: Credentialed;
    readonly checks: readonly string[] | null;
    readonly scanDate: CalendarDate;
  } | null;
};

/**
 * Findings of the import's detectors that are not fixed and that it did not show, by id, after `afterId`: one page.
 * The import's sightings and asset coverage must have been written. The first detector is the scan's own (`checkName`).
 */
export const missedFindings = async (
  tx: Tx,
  scope: {
    readonly systemId: string;
    readonly detectors: readonly [string, ...string[]];
    readonly importId: string;
  },
  afterId: string,
  limit: number,
): Promise<MissedFinding[]> => {
  const { rows } = await sql<MissedFinding>`
    with page as materialized (
      select * from findings f
      where f.system_id = ${scope.systemId} and f.status <> 'fixed' and f.last_import_id <> ${scope.importId}
        and f.id > ${afterId}
        and (select detector from weaknesses where id = f.weakness_id) = any (${scope.detectors})
      order by f.id limit ${limit}
    )
    select ${COLUMNS}, w.detector, w.check_id as "check", w.family,
      coalesce(seen.credentialed, 'unknown') as "sightedCredentialed",
      jsonb_build_object('kind', a.kind, 'identifier', a.identifier, 'ip', a.ip, 'fqdn', a.fqdn, 'netbios', a.netbios) as asset,
      case when now.asset_id is not null then jsonb_build_object(
        'alive', now.alive, 'credentialed', now.credentialed, 'checks',
        case when now.checks is not null then
          case when n.named = any (now.checks) then jsonb_build_array(n.named) else '[]' end end, 'scanDate', now.scan_date) end as coverage
    from page f
    cross join lateral (select * from weaknesses where id = f.weakness_id offset 0) w
    cross join lateral (
      select case when w.detector = ${scope.detectors[0]} then w.check_id else w.detector || ':' || w.check_id end as named
    ) n
    cross join lateral (select * from assets where id = f.asset_id offset 0) a
    left join lateral (
      select * from asset_coverage where import_id = f.last_import_id and asset_id = f.asset_id offset 0
    ) seen on true
    left join lateral (
      select * from asset_coverage where import_id = ${scope.importId} and asset_id = f.asset_id offset 0
    ) now on true
    order by f.id`.execute(tx);
  return rows;
};

/** A finding with what judging any scan against it needs. */
export type JudgedFinding = Omit<MissedFinding, "coverage" | "sightedCredentialed">;

/** The findings of a detector by id, after `afterId`: one page. */
export const findingsOfDetector = (
  tx: Tx,
  systemId: string,
  detector: string,
  afterId: string,
  limit: number,
): Promise<JudgedFinding[]> =>
  judged(
    tx,
    sql`f.system_id = ${systemId} and w.detector = ${detector} and f.id > ${afterId} order by f.id limit ${limit}`,
  );

/** The findings of one item, by id. */
export const judgedFindingsOfItem = (tx: Tx, itemId: string): Promise<JudgedFinding[]> =>
  judged(tx, sql`f.item_id = ${itemId} order by f.id`);

const judged = async (tx: Tx, where: RawBuilder<unknown>): Promise<JudgedFinding[]> => {
  const { rows } = await sql<JudgedFinding>`
    select ${COLUMNS}, w.detector, w.check_id as "check", w.family,
      jsonb_build_object('kind', a.kind, 'identifier', a.identifier, 'ip', a.ip, 'fqdn', a.fqdn, 'netbios', a.netbios) as asset
    from findings f
    join weaknesses w on w.id = f.weakness_id
    join assets a on a.id = f.asset_id
    where ${where}`.execute(tx);
  return rows;
};

/** How many findings the import fixed, and how many it was the first not to observe. */
export const countMissed = async (
  tx: Tx,
  systemId: string,
  importId: string,
): Promise<{ fixed: number; notObserved: number }> => {
  const { rows } = await sql<{ fixed: number; notObserved: number }>`
    select count(*) filter (where status = 'fixed')::int as fixed,
           count(*) filter (where status = 'not observed')::int as "notObserved"
    from findings where system_id = ${systemId} and status_import_id = ${importId}`.execute(tx);
  return rows[0] ?? { fixed: 0, notObserved: 0 };
};
