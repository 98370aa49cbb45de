import { factsAfter } from "#domain/asset-facts.ts";
import { aliasesOf, type Alias, type KnownAsset } from "#domain/asset-identity.ts";
import { aliasKey, assetRegister, type AssetRegister } from "#domain/asset-register.ts";
import type { AssetIdentity } from "#domain/reading.ts";
import {
  correctMatches,
  mentionedAssets,
  mentioningImports,
  mentionsOf,
  type AssetMatchRow,
} from "#store/asset-mentions.ts";
import { everHolders, everNamed, namesOfAssets, passNames, type PassedName } from "#store/asset-names.ts";
import { updateAssets } from "#store/assets.ts";
import type { Tx } from "#store/database.ts";
import type { System } from "#store/systems.ts";
import { identify } from "./resolve-assets.ts";

/**
 * Asks anew, in scan order, which asset each scan meant, for the assets of an import that is older than others and for
 * all that ever shared a name with them. True when each is what the ledger says; its names and facts are then those of
 * the latest scans. False when the scans, told in order, make other assets than the order of arrival did: the ledger is
 * to be told anew. Memory grows with these assets, not with their scans.
 */
export const settleIdentities = async (tx: Tx, system: System, importId: string): Promise<boolean> =>
  settleAssets(tx, system, await relatedAssets(tx, system.id, importId));

/** `settleIdentities` for assets that share names with no others. */
export const settleAssets = async (tx: Tx, system: System, assetIds: readonly string[]): Promise<boolean> => {
  const register = assetRegister();
  const facts = new Map<string, KnownAsset>();
  for (const id of await mentioningImports(tx, assetIds)) {
    const taken = new Map<string, AssetIdentity>();
    const matches: AssetMatchRow[] = [];
    for (const { assetId, said } of await mentionsOf(tx, id, assetIds)) {
      const match = identify(register, { policy: system.intakePolicy, taken }, said);
      if (match ? match.asset.id !== assetId : register.has(assetId)) return false;
      register.note(assetId, said.kind, aliasesOf(said));
      facts.set(assetId, { ...factsAfter(facts.get(assetId) ?? said, said), id: assetId });
      if (!taken.has(assetId)) taken.set(assetId, said);
      matches.push({ assetId, scannedAs: said.identifier, matchedBy: match?.by ?? "new" });
    }
    await correctMatches(tx, id, matches);
  }
  await passNames(tx, system.id, await passedNames(tx, system.id, assetIds, register));
  await updateAssets(tx, [...facts.values()]);
  return true;
};

/** The names that somebody else holds than the register says. */
const passedNames = async (
  tx: Tx,
  systemId: string,
  assetIds: readonly string[],
  register: AssetRegister,
): Promise<PassedName[]> => {
  const holders = new Map<string, string>();
  for (const [assetId, names] of await namesOfAssets(tx, systemId, assetIds))
    for (const name of names) holders.set(aliasKey(name), assetId);
  return [...register.entries()]
    .map((name) => ({ ...name, from: holders.get(aliasKey(name)) ?? null }))
    .filter(({ assetId, from }) => assetId !== from);
};

/** The assets of the import, and those that are connected with them by names that they ever had. */
export const relatedAssets = async (tx: Tx, systemId: string, importId: string): Promise<string[]> => {
  const assets = new Set<string>();
  const names = new Map<string, Alias>();
  let found = await mentionedAssets(tx, importId);
  while (found.length > 0) {
    for (const id of found) assets.add(id);
    const fresh = (await everNamed(tx, systemId, found)).filter((alias) => !names.has(aliasKey(alias)));
    for (const alias of fresh) names.set(aliasKey(alias), alias);
    found = (await everHolders(tx, systemId, fresh)).filter((id) => !assets.has(id));
  }
  return [...assets];
};
