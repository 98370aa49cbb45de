import type { Alias, AliasKind } from "./asset-identity.ts";
import type { AssetKind } from "./reading.ts";

/** An asset of the ledger as far as its names go: those that it holds, by kind. */
export type NamedAsset = {
  readonly id: string;
  readonly kind: AssetKind;
  readonly names: ReadonlyMap<AliasKind, ReadonlySet<string>>;
};

/** Who holds which name. A name has one holder: the asset that was seen with it last. */
export type AssetRegister = {
  readonly holder: (alias: Alias) => NamedAsset | undefined;
  readonly has: (assetId: string) => boolean;
  /** Notes that an asset was seen with those names; they pass to it from whoever held them. */
  readonly note: (assetId: string, kind: AssetKind, aliases: readonly Alias[]) => void;
  /** Every name with its holder, in no particular order. */
  readonly entries: () => Iterable<Alias & { readonly assetId: string }>;
};

type Entry = Alias & { readonly assetId: string };
type Held = { readonly id: string; readonly kind: AssetKind; readonly names: Map<AliasKind, Set<string>> };

/** One text per alias, to look it up by. */
export const aliasKey = ({ kind, value }: Alias): string => `${kind} ${value}`;

/** A register, empty or with what some assets hold already. */
export const assetRegister = (
  known: Iterable<Entry & { readonly assetKind: AssetKind }> = [],
): AssetRegister => {
  const assets = new Map<string, Held>();
  const entries = new Map<string, Entry>();
  const register: AssetRegister = {
    holder(alias) {
      const entry = entries.get(aliasKey(alias));
      return entry && assets.get(entry.assetId);
    },
    has: (assetId) => assets.has(assetId),
    note(assetId, kind, aliases) {
      const asset = assets.get(assetId) ?? { id: assetId, kind, names: new Map() };
      assets.set(assetId, asset);
      for (const alias of aliases) {
        const before = entries.get(aliasKey(alias));
        if (before?.assetId === assetId) continue;
        if (before) assets.get(before.assetId)?.names.get(alias.kind)?.delete(alias.value);
        entries.set(aliasKey(alias), { kind: alias.kind, value: alias.value, assetId });
        const names = asset.names.get(alias.kind);
        if (names) names.add(alias.value);
        else asset.names.set(alias.kind, new Set([alias.value]));
      }
    },
    entries: () => entries.values(),
  };
  for (const { assetId, assetKind, kind, value } of known)
    register.note(assetId, assetKind, [{ kind, value }]);
  return register;
};
