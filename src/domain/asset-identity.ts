import type { AssetIdentity } from "./reading.ts";

/** Kinds of names by which an asset is known again, strongest first. */
export const ALIAS_KINDS = ["instance", "fqdn", "netbios", "mac", "identifier", "ip"] as const;
export type AliasKind = (typeof ALIAS_KINDS)[number];

export type Alias = { readonly kind: AliasKind; readonly value: string };

/** An asset of the ledger with its latest facts. */
export type KnownAsset = AssetIdentity & { readonly id: string };

const NOBODY = /^(?:localhost(?:\.localdomain)?|unknown|none|n\/a|-)$/;
const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

export const isAddress = (text: string): boolean =>
  IPV4.test(text) || (text.includes(":") && /^[\da-f:.%]+$/i.test(text));

const name = (text: string | null): string | null => {
  const plain = text?.trim().toLowerCase().replace(/\.$/, "") ?? "";
  return plain === "" || NOBODY.test(plain) || isAddress(plain) ? null : plain;
};

/** `WORKGROUP\HOST` and `HOST` are the same machine; a domain part makes it a fully qualified name. */
const netbiosName = (text: string | null): string | null => name(text?.split("\\").at(-1) ?? null);

const macAddress = (text: string | null): string | null => {
  const digits = text?.toLowerCase().replaceAll(/[^\da-f]/g, "") ?? "";
  return digits.length === 12 && !/^(?:0{12}|f{12})$/.test(digits) ? digits : null;
};

/** The names of an asset by kind, in the form in which they are compared. Things other than hosts have their identifier alone. */
export const aliasesOf = (asset: AssetIdentity): Alias[] => {
  const aliases: Alias[] = [];
  const add = (kind: AliasKind, value: string | null): void => {
    if (value !== null) aliases.push({ kind, value });
  };
  add("instance", asset.instanceId?.trim().toLowerCase() || null);
  if (asset.kind === "host") {
    add("fqdn", fqdnOf(asset));
    add("netbios", netbiosOf(asset));
    add("mac", macAddress(asset.mac));
  }
  add("identifier", `${asset.kind} ${asset.identifier.trim().toLowerCase()}`);
  if (asset.kind === "host") add("ip", addressOf(asset));
  return aliases;
};

const fqdnOf = (asset: AssetIdentity): string | null => {
  const known = name(asset.fqdn) ?? name(asset.identifier);
  return known?.includes(".") ? known : null;
};

const netbiosOf = (asset: AssetIdentity): string | null => {
  const known = netbiosName(asset.netbios) ?? name(asset.identifier);
  return known === null || known.includes(".") ? null : known;
};

const addressOf = ({ ip, identifier }: AssetIdentity): string | null =>
  ip?.trim().toLowerCase() || (isAddress(identifier.trim()) ? identifier.trim().toLowerCase() : null);

export type AssetMatch = { readonly asset: KnownAsset; readonly by: AliasKind };

/**
 * Which known asset is meant, and by which name: the strongest name that agrees without a stronger one that disagrees. An
 * asset by its identifier comes first, unless the identifier is an address, which can pass from host to host. Null: it is new.
 *
 * `owners` gives the asset that had each name last. `taken` tells assets that this scan already showed under another
 * identifier; a machine that answers twice in one scan under other addresses and hardware addresses is two.
 */
export const matchAsset = (
  seen: AssetIdentity,
  owners: (alias: Alias) => KnownAsset | undefined,
  taken: (asset: KnownAsset) => AssetIdentity | undefined,
  ipIdentifies: "current" | "never",
): AssetMatch | null => {
  const aliases = aliasesOf(seen);
  const byName = isAddress(seen.identifier.trim()) ? [] : aliases.filter(({ kind }) => kind === "identifier");
  for (const alias of [...byName, ...aliases]) {
    const asset = owners(alias);
    if (asset === undefined || asset.kind !== seen.kind) continue;
    if (alias.kind === "ip" && ipIdentifies === "never") continue;
    const other = taken(asset);
    if (other !== undefined && other.identifier !== seen.identifier && differentMachines(other, seen))
      continue;
    if (!contradicted(alias.kind, seen, asset)) return { asset, by: alias.kind };
  }
  return null;
};

/** Names that outrank the one that agreed, and that both sides have, must agree as well. */
const contradicted = (by: AliasKind, seen: AssetIdentity, known: AssetIdentity): boolean => {
  const identifierIsName = by === "identifier" && !isAddress(seen.identifier.trim());
  const rank = identifierIsName ? 1 : ALIAS_KINDS.indexOf(by);
  const theirs = new Map(aliasesOf(known).map(({ kind, value }) => [kind, value]));
  return aliasesOf(seen).some(({ kind, value }) => {
    const other = theirs.get(kind);
    // A network card is replaced more often than a machine changes its name or its id, and an identifier that is a name
    // counts as that name.
    return (
      kind !== "mac" &&
      kind !== "identifier" &&
      ALIAS_KINDS.indexOf(kind) < rank &&
      other !== undefined &&
      other !== value
    );
  });
};

const differentMachines = (a: AssetIdentity, b: AssetIdentity): boolean => {
  const [macA, macB] = [macAddress(a.mac), macAddress(b.mac)];
  if (macA !== null && macB !== null) return macA !== macB;
  const [ipA, ipB] = [addressOf(a), addressOf(b)];
  return ipA !== null && ipB !== null && ipA !== ipB;
};
