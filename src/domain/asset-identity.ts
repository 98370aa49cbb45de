import type { NamedAsset } from "./asset-register.ts";
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
  if (asset.kind === "host") for (const address of addressesOf(asset)) add("ip", address);
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

/** The address that the scan gives, and the one by which it calls the host, when that is another. */
const addressesOf = ({ ip, identifier }: AssetIdentity): string[] => {
  const given = [ip, isAddress(identifier.trim()) ? identifier : null];
  return [...new Set(given.flatMap((text) => text?.trim().toLowerCase() || []))];
};

export type AssetMatch = { readonly asset: NamedAsset; readonly by: AliasKind };

/**
 * Which known asset is meant, and by which name: the strongest name that agrees without a stronger one that disagrees. An
 * asset by its identifier comes first, unless the identifier is an address, which can pass from host to host. Null: it is new.
 *
 * `holder` gives the asset that had each name last. `taken` tells assets that this scan already showed under another
 * identifier; a machine that answers twice in one scan under other addresses and hardware addresses is two.
 */
export const matchAsset = (
  seen: AssetIdentity,
  holder: (alias: Alias) => NamedAsset | undefined,
  taken: (assetId: string) => AssetIdentity | undefined,
  ipIdentifies: "current" | "never",
): AssetMatch | null => {
  const aliases = aliasesOf(seen);
  const calledByAddress = isAddress(seen.identifier.trim());
  const byName = calledByAddress ? [] : aliases.filter(({ kind }) => kind === "identifier");
  for (const alias of [...byName, ...aliases]) {
    const asset = holder(alias);
    if (asset === undefined || asset.kind !== seen.kind) continue;
    if (alias.kind === "ip" && ipIdentifies === "never") continue;
    // Whoever was called by the address long ago is not whoever has it now.
    if (alias.kind === "identifier" && calledByAddress && ipIdentifies === "current") continue;
    const other = taken(asset.id);
    if (other !== undefined && other.identifier !== seen.identifier && differentMachines(other, seen))
      continue;
    if (!contradicted(alias.kind, seen, asset)) return { asset, by: alias.kind };
  }
  return null;
};

/** Names that outrank the one that agreed, and that both sides have, must agree as well. */
const contradicted = (by: AliasKind, seen: AssetIdentity, { names }: NamedAsset): boolean => {
  const identifierIsName = by === "identifier" && !isAddress(seen.identifier.trim());
  const rank = identifierIsName ? 1 : ALIAS_KINDS.indexOf(by);
  const aliases = aliasesOf(seen);
  const disagrees = aliases.some(({ kind, value }) => {
    const held = names.get(kind);
    // A network card is replaced more often than a machine changes its name or its id, and an identifier that is a name
    // counts as that name.
    return (
      kind !== "mac" &&
      kind !== "identifier" &&
      ALIAS_KINDS.indexOf(kind) < rank &&
      held !== undefined &&
      held.size > 0 &&
      !held.has(value)
    );
  });
  return disagrees || (rank > ALIAS_KINDS.indexOf("netbios") && labelsDisagree(aliases, names));
};

/** A host name in NetBIOS form is cut after 15 characters. */
const NETBIOS_LENGTH = 15;

/** Whether a host is called in one form, domain name or host name, what it is not called in the other. */
const labelsDisagree = (aliases: readonly Alias[], names: NamedAsset["names"]): boolean => {
  const theirs = new Set(HOST_NAMES.flatMap((kind) => [...(names.get(kind) ?? [])].map(hostLabel)));
  const ours = aliases.filter(({ kind }) => HOST_NAMES.some((one) => one === kind));
  return theirs.size > 0 && ours.length > 0 && !ours.some(({ value }) => theirs.has(hostLabel(value)));
};

const HOST_NAMES = ["fqdn", "netbios"] as const;

const hostLabel = (value: string): string => (value.split(".", 1)[0] ?? "").slice(0, NETBIOS_LENGTH);

const differentMachines = (a: AssetIdentity, b: AssetIdentity): boolean => {
  const [macA, macB] = [macAddress(a.mac), macAddress(b.mac)];
  if (macA !== null && macB !== null) return macA !== macB;
  const [ipsA, ipsB] = [addressesOf(a), addressesOf(b)];
  return ipsA.length > 0 && ipsB.length > 0 && !ipsA.some((ip) => ipsB.includes(ip));
};
