import { sql } from "kysely";
import type { Alias, KnownAsset } from "#domain/asset-identity.ts";
import type { AssetIdentity } from "#domain/reading.ts";
import type { Tx } from "./database.ts";

/** One text per alias, to look it up by. */
export const aliasKey = ({ kind, value }: Alias): string => `${kind} ${value}`;

const COLUMNS = sql`a.id, a.kind, a.identifier, a.instance_id as "instanceId", a.ip, a.fqdn, a.netbios, a.mac,
  a.operating_system as "operatingSystem", a.tag, a.digest`;

/** The asset that had each of those names last, by `aliasKey`. */
export const assetsByAlias = async (
  tx: Tx,
  systemId: string,
  aliases: readonly Alias[],
): Promise<Map<string, KnownAsset>> => {
  const { rows } = await sql<KnownAsset & { key: string }>`
    select given.kind || ' ' || given.value as key, ${COLUMNS}
    from unnest(${aliases.map(({ kind }) => kind)}::text[], ${aliases.map(({ value }) => value)}::text[])
      as given(kind, value)
    cross join lateral (
      select asset_id from asset_aliases
      where system_id = ${systemId} and kind = given.kind and value = given.value offset 0
    ) n
    cross join lateral (select * from assets where id = n.asset_id offset 0) a`.execute(tx);
  const assets = new Map<string, KnownAsset>();
  return new Map(
    rows.map(({ key, ...row }) => {
      const asset = assets.get(row.id) ?? row;
      assets.set(row.id, asset);
      return [key, asset];
    }),
  );
};

/** Those of the ids that are assets already. */
export const takenAssetIds = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`
    select id from assets where id = any (${ids}::uuid[])`.execute(tx);
  return new Set(rows.map(({ id }) => id));
};

export const insertAssets = async (
  tx: Tx,
  systemId: string,
  assets: readonly KnownAsset[],
): Promise<void> => {
  if (assets.length === 0) return;
  await sql`
    insert into assets (id, system_id, kind, identifier, instance_id, ip, fqdn, netbios, mac, operating_system, tag, digest)
    select id, ${systemId}::uuid, kind, identifier, "instanceId", ip, fqdn, netbios, mac, "operatingSystem", tag, digest
    from ${given(assets)}`.execute(tx);
};

const given = (
  assets: readonly KnownAsset[],
) => sql`jsonb_to_recordset(${JSON.stringify(assets)}::jsonb) as r(
  id uuid, kind text, identifier text, "instanceId" text, ip text, fqdn text, netbios text, mac text,
  "operatingSystem" text, tag text, digest text)`;

const FACTS = {
  identifier: "identifier",
  instance_id: "instanceId",
  ip: "ip",
  fqdn: "fqdn",
  netbios: "netbios",
  mac: "mac",
  operating_system: "operatingSystem",
  tag: "tag",
  digest: "digest",
} as const satisfies Record<string, keyof AssetIdentity>;

/**
 * Writes what a scan says of known assets. What it does not say keeps its old value; with `newer` false it only fills in
 * what was not known. An asset of which nothing changes is not written.
 */
export const refreshAssets = async (tx: Tx, assets: readonly KnownAsset[], newer: boolean): Promise<void> => {
  if (assets.length === 0) return;
  const columns = Object.entries(FACTS).map(([column, fact]) => {
    const [old, said] = [sql.ref(`a.${column}`), sql.ref(`r.${fact}`)];
    return { column, value: newer ? sql`coalesce(${said}, ${old})` : sql`coalesce(${old}, ${said})` };
  });
  await sql`
    update assets a set ${sql.join(columns.map(({ column, value }) => sql`${sql.id(column)} = ${value}`))}
    from ${given(assets)}
    where a.id = r.id
      and (${sql.join(columns.map(({ column }) => sql.ref(`a.${column}`)))})
        is distinct from (${sql.join(columns.map(({ value }) => value))})`.execute(tx);
};

/** Notes names of assets. A name that another asset had passes on, unless the scan is older (`newer` false). */
export const putAliases = async (
  tx: Tx,
  systemId: string,
  aliases: ReadonlyArray<Alias & { readonly assetId: string }>,
  newer: boolean,
): Promise<void> => {
  if (aliases.length === 0) return;
  const distinct = [...new Map(aliases.map((alias) => [aliasKey(alias), alias])).values()];
  await sql`
    insert into asset_aliases as n (system_id, kind, value, asset_id)
    select ${systemId}::uuid, * from unnest(
      ${distinct.map(({ kind }) => kind)}::text[], ${distinct.map(({ value }) => value)}::text[],
      ${distinct.map(({ assetId }) => assetId)}::uuid[]
    )
    on conflict (system_id, kind, value) do update set asset_id = excluded.asset_id
    where ${newer} and n.asset_id <> excluded.asset_id`.execute(tx);
};

/**
 * Tells the facts of an import's assets anew from all scans that showed them, the latest word on each fact: the import,
 * whose scan began at `scannedAt`, is older than others.
 */
export const refoldAssets = async (tx: Tx, importId: string, scannedAt: string): Promise<void> => {
  const latest = Object.entries(FACTS).map(
    ([column, fact]) => sql`(
      array_agg(c.said ->> ${sql.lit(fact)} order by coalesce(i.scanned_at, ${scannedAt}::timestamptz) desc, i.sha256 desc)
        filter (where c.said ->> ${sql.lit(fact)} is not null)
    )[1] as ${sql.id(column)}`,
  );
  await sql`
    with shown as materialized (
      select c.asset_id, ${sql.join(latest)}
      from asset_coverage mine
      join asset_coverage c on c.asset_id = mine.asset_id
      join imports i on i.id = c.import_id
      where mine.import_id = ${importId} and c.said is not null
      group by c.asset_id
    )
    update assets a set ${sql.join(
      Object.keys(FACTS).map(
        (column) => sql`${sql.id(column)} = coalesce(${sql.ref(`s.${column}`)}, ${sql.ref(`a.${column}`)})`,
      ),
    )}
    from shown s where s.asset_id = a.id`.execute(tx);
};
