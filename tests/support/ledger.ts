import type pg from "pg";

/** Everything that an import may change in the ledger. `imports` only as far as they are applied. */
const LEDGER = {
  systems: "true",
  assets: "true",
  asset_coverage: "true",
  asset_aliases: "true",
  asset_mentions: "true",
  weaknesses: "true",
  poam_items: "true",
  findings: "true",
  sightings: "true",
  imports: "status = 'applied'",
  audit_events: "object_type = 'item'",
} as const;

/** The ledger's tables row by row, each row as text, in an order of their own: equal dumps mean an untouched ledger. */
export const ledgerDump = async (owner: pg.Client): Promise<Record<string, string[]>> => {
  const dump: Record<string, string[]> = {};
  for (const [table, filter] of Object.entries(LEDGER)) {
    const { rows } = await owner.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${table} t where ${filter} order by 1`,
    );
    dump[table] = rows.map(({ row }) => row);
  }
  return dump;
};

export type StoredFinding = {
  readonly source: string;
  readonly asset: string;
  readonly location: string;
  readonly severity: string;
  readonly status: string;
  readonly reason: string | null;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly fixedOn: string | null;
  /** Hashes of the files of the scans, which mean the same in every system. */
  readonly firstFile: string;
  readonly lastFile: string;
  readonly statusFile: string | null;
};

/** The findings of a system without ids, so that two systems with the same history can be compared. */
export const storedFindings = async (owner: pg.Client, systemId: string): Promise<StoredFinding[]> => {
  const { rows } = await owner.query<StoredFinding>(
    `select w.source_identifier as source, a.identifier as asset, f.location, f.severity, f.status, f.reason,
       f.first_seen::text as "firstSeen", f.last_seen::text as "lastSeen", f.fixed_on::text as "fixedOn",
       fi.sha256 as "firstFile", li.sha256 as "lastFile", si.sha256 as "statusFile"
     from findings f join weaknesses w on w.id = f.weakness_id join assets a on a.id = f.asset_id
     join imports fi on fi.id = f.first_import_id join imports li on li.id = f.last_import_id
     left join imports si on si.id = f.status_import_id
     where f.system_id = $1 order by 1, 2, 3, w.detector, f.first_seen, fi.sha256, f.last_seen, f.status`,
    [systemId],
  );
  return rows;
};

export const countRows = async (owner: pg.Client, table: string, where = "true"): Promise<number> => {
  const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`);
  return rows[0]?.n ?? 0;
};

/**
 * What a system's ledger says, without ids, numbers and times of entry: equal for two systems with the same scans, whatever
 * way they came in. Items that were cancelled are left out.
 */
export const toldLedger = async (owner: pg.Client, systemId: string): Promise<Record<string, unknown>> => {
  const rows = async (text: string): Promise<unknown[]> =>
    (await owner.query<{ row: unknown }>(text, [systemId])).rows.map(({ row }) => row);
  return {
    findings: await storedFindings(owner, systemId),
    items: await rows(
      `select jsonb_build_object('group', i.group_key, 'status', i.status, 'rating', i.original_risk_rating,
         'detected', i.original_detection_date, 'due', i.scheduled_completion_date, 'fixed', i.fixed_on, 'named', w.name,
         'findings', (select count(*) from findings where item_id = i.id)) as row
       from poam_items i join weaknesses w on w.id = i.weakness_id
       where i.system_id = $1 and i.status <> 'cancelled' order by i.group_key, i.number`,
    ),
    assets: await rows(
      `select to_jsonb(a) - 'id' - 'system_id' || jsonb_build_object('names', (
         select jsonb_agg(jsonb_build_array(kind, value, held) order by kind, value)
         from asset_aliases where asset_id = a.id)) as row
       from assets a where a.system_id = $1 order by 1`,
    ),
    weaknesses: await rows(
      `select to_jsonb(w) - 'id' - 'system_id' as row from weaknesses w
       where w.system_id = $1 and exists (select from findings where weakness_id = w.id) order by w.source_identifier`,
    ),
    mentions: await rows(
      `select jsonb_build_object('file', i.sha256, 'ordinal', m.ordinal, 'asset', a.identifier, 'said', m.said) as row
       from asset_mentions m join imports i on i.id = m.import_id join assets a on a.id = m.asset_id
       where m.system_id = $1 order by i.sha256, m.ordinal`,
    ),
    coverage: await rows(
      `select to_jsonb(c) - 'import_id' - 'asset_id' - 'system_id' || jsonb_build_object('file', i.sha256) as row
       from asset_coverage c join imports i on i.id = c.import_id where c.system_id = $1 order by 1`,
    ),
    sightings: await rows(
      `select jsonb_build_object('file', i.sha256, 'ordinal', s.ordinal, 'severity', s.severity, 'found', f.location) as row
       from sightings s join imports i on i.id = s.import_id left join findings f on f.id = s.finding_id
       where s.system_id = $1 order by i.sha256, s.ordinal`,
    ),
  };
};
