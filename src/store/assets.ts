import { sql } from "kysely";
import type { KnownAsset } from "#domain/asset-identity.ts";
import type { AssetIdentity } from "#domain/reading.ts";
import type { Tx } from "./database.ts";

const COLUMNS = sql`id, kind, identifier, instance_id as "instanceId", ip, fqdn, netbios, mac,
  operating_system as "operatingSystem", tag, digest`;

export const assetsById = async (tx: Tx, ids: readonly string[]): Promise<KnownAsset[]> => {
  const { rows } =
    await sql<KnownAsset>`select ${COLUMNS} from assets where id = any (${ids}::uuid[])`.execute(tx);
  return rows;
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

/** Writes the facts of known assets. An asset of which nothing changes is not written. */
export const updateAssets = async (tx: Tx, assets: readonly KnownAsset[]): Promise<void> => {
  if (assets.length === 0) return;
  const facts = Object.entries(FACTS).map(([column, fact]) => ({ column, value: sql.ref(`r.${fact}`) }));
  await sql`
    update assets a set ${sql.join(facts.map(({ column, value }) => sql`${sql.id(column)} = ${value}`))}
    from ${given(assets)}
    where a.id = r.id
      and (${sql.join(facts.map(({ column }) => sql.ref(`a.${column}`)))})
        is distinct from (${sql.join(facts.map(({ value }) => value))})`.execute(tx);
};
