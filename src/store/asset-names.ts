import { sql } from "kysely";
import { ALIAS_KINDS, type Alias } from "#domain/asset-identity.ts";
import { aliasKey } from "#domain/asset-register.ts";
import type { AssetKind } from "#domain/reading.ts";
import type { Tx } from "./database.ts";

/** A name and the asset that holds it. */
export type HeldName = Alias & { readonly assetId: string; readonly assetKind: AssetKind };

/** All names of those assets that hold one of the given names. */
export const namesOfHolders = async (
  tx: Tx,
  systemId: string,
  aliases: readonly Alias[],
): Promise<HeldName[]> => {
  // Looked up one by one (`lateral … offset 0`): see take-in.ts.
  const { rows } = await sql<HeldName>`
    with holders as materialized (
      select distinct n.asset_id as id
      from unnest(${aliases.map(({ kind }) => kind)}::text[], ${aliases.map(({ value }) => value)}::text[])
        as given(kind, value)
      cross join lateral (
        select asset_id from asset_aliases
        where system_id = ${systemId} and kind = given.kind and value = given.value and held offset 0
      ) n
    )
    select n.kind, n.value, h.id as "assetId", a.kind as "assetKind" from holders h
    cross join lateral (select kind from assets where id = h.id offset 0) a
    cross join lateral (
      select kind, value from asset_aliases where system_id = ${systemId} and asset_id = h.id and held offset 0
    ) n`.execute(tx);
  return rows;
};

/** Every name of the system with its holder. */
export const heldNames = async (tx: Tx, systemId: string): Promise<HeldName[]> => {
  const { rows } = await sql<HeldName>`
    select n.kind, n.value, n.asset_id as "assetId", a.kind as "assetKind"
    from asset_aliases n join assets a on a.id = n.asset_id
    where n.system_id = ${systemId} and n.held`.execute(tx);
  return rows;
};

/** The names of those assets, strongest kind first, by asset. */
export const namesOfAssets = async (
  tx: Tx,
  systemId: string,
  assetIds: readonly string[],
): Promise<Map<string, Alias[]>> => {
  const { rows } = await sql<Alias & { assetId: string }>`
    select asset_id as "assetId", kind, value from asset_aliases
    where system_id = ${systemId} and asset_id = any (${assetIds}::uuid[]) and held
    order by array_position(${[...ALIAS_KINDS]}::text[], kind), value`.execute(tx);
  const byAsset = Map.groupBy(rows, ({ assetId }) => assetId);
  return new Map([...byAsset].map(([id, names]) => [id, names.map(({ kind, value }) => ({ kind, value }))]));
};

/** A name under which an asset was seen, and who held it before. */
export type PassedName = Alias & { readonly assetId: string; readonly from: string | null };

/**
 * Notes names under which assets were seen, in the order of seeing. Each passes to the asset that was seen with it last; no
 * asset loses the memory of having had one.
 */
export const passNames = async (tx: Tx, systemId: string, names: readonly PassedName[]): Promise<void> => {
  if (names.length === 0) return;
  // Mostly nobody held them. One by one, because a join would be planned by statistics that say nothing: see take-in.ts.
  for (const { kind, value, from } of names) {
    if (from === null) continue;
    await sql`
      update asset_aliases set held = false
      where system_id = ${systemId} and kind = ${kind} and value = ${value} and asset_id = ${from}`.execute(
      tx,
    );
  }
  const holders = new Map(names.map((name) => [aliasKey(name), name.assetId]));
  const all = [...new Map(names.map((name) => [`${name.assetId} ${aliasKey(name)}`, name])).values()];
  await sql`
    insert into asset_aliases as n (system_id, kind, value, asset_id, held)
    select ${systemId}::uuid, * from unnest(
      ${all.map(({ kind }) => kind)}::text[], ${all.map(({ value }) => value)}::text[],
      ${all.map(({ assetId }) => assetId)}::uuid[],
      ${all.map((name) => holders.get(aliasKey(name)) === name.assetId)}::boolean[])
    on conflict (system_id, kind, value, asset_id) do update set held = excluded.held where n.held <> excluded.held`.execute(
    tx,
  );
};

/** The names that those assets ever had. */
export const everNamed = async (tx: Tx, systemId: string, assetIds: readonly string[]): Promise<Alias[]> => {
  const { rows } = await sql<Alias>`
    select distinct n.kind, n.value from unnest(${assetIds}::uuid[]) as given(id)
    cross join lateral (
      select kind, value from asset_aliases where system_id = ${systemId} and asset_id = given.id offset 0
    ) n`.execute(tx);
  return rows;
};

/** The assets that ever had one of those names. */
export const everHolders = async (tx: Tx, systemId: string, names: readonly Alias[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct n.asset_id as id
    from unnest(${names.map(({ kind }) => kind)}::text[], ${names.map(({ value }) => value)}::text[]) as g(kind, value)
    cross join lateral (
      select asset_id from asset_aliases
      where system_id = ${systemId} and kind = g.kind and value = g.value offset 0
    ) n`.execute(tx);
  return rows.map(({ id }) => id);
};
