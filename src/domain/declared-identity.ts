import { isAddress, matchAsset, type Alias, type AssetMatch } from "./asset-identity.ts";
import type { NamedAsset } from "./asset-register.ts";
import type { DeclaredAsset } from "./inventory.ts";
import { assetIdentity, type AssetIdentity, type AssetKind } from "./reading.ts";

const CHECKSUM = /^(?:sha(?:256|512):)?[\da-f]{64,128}$/i;
/** Ids that clouds give to one machine or resource: EC2, ARN, Azure, UUID. */
const CLOUD_ID =
  /^(?:i-[\da-f]{8,17}|arn:[^\s]+|\/subscriptions\/[^\s]+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** The host of an address such as `https://app.example.org/login` or `app.example.org`. */
const hostOf = (text: string | null): string | null => {
  const plain = text?.trim() ?? "";
  if (!plain.includes("://")) return plain === "" ? null : plain.replace(/[/:].*$/, "");
  return URL.parse(plain)?.hostname ?? null;
};

const originOf = (text: string | null): string | null => {
  const url = text?.includes("://") === true ? URL.parse(text.trim()) : null;
  return url === null || url.origin === "null" ? null : url.origin;
};

/** The repository that an image's identifier names: without digest, and without version after a colon or a slash. */
const repositoriesOf = (identifier: string): string[] => {
  const name = identifier.trim().replace(/@[a-z\d]+:[\da-f]{32,}$/i, "");
  const colon = name.lastIndexOf(":");
  const untagged = colon > name.lastIndexOf("/") && colon > 0 ? name.slice(0, colon) : name;
  const slash = untagged.lastIndexOf("/");
  // FedRAMP writes an image as repository/image name/version (workbook 3.1, instructions).
  const versioned = untagged === name && slash > 0 && /^v?\d[\w.+-]*$/.test(name.slice(slash + 1));
  return versioned ? [name, name.slice(0, slash)] : [untagged];
};

/** Whether an identifier can only be a host's own name or address. */
const isName = (identifier: string): boolean =>
  isAddress(identifier.trim()) || /^[^\s.]+(?:\.[^\s.]+)+$/.test(identifier.trim());

const hosts = (declared: DeclaredAsset): AssetIdentity[] => {
  const { identifier, netbiosName, macAddress } = declared;
  const addresses = declared.ipAddresses.filter((address) => isAddress(address));
  const facts = {
    instanceId: CLOUD_ID.test(identifier.trim()) ? identifier : null,
    fqdn: hostOf(declared.dnsName) ?? (identifier.includes("://") ? hostOf(identifier) : null),
    netbios: netbiosName,
    mac: macAddress,
  };
  // An identifier may be the owner's own numbering (workbook 3.1, row 3), which contradicts no scan's name of the host.
  const names = isName(identifier) ? [identifier] : [identifier, null];
  const ips = addresses.length === 0 ? [null] : addresses;
  return names.flatMap((called) =>
    ips.map((ip) => assetIdentity("host", called ?? ip ?? "", { ...facts, ip })),
  );
};

const others = (kind: AssetKind, identifiers: ReadonlyArray<string | null>): AssetIdentity[] => {
  const given = identifiers.filter((identifier) => identifier !== null);
  return [...new Set(given)].map((identifier) =>
    assetIdentity(kind, identifier, kind === "cloud" ? { instanceId: identifier } : {}),
  );
};

const isImage = ({ assetType, ipAddresses }: DeclaredAsset): boolean =>
  /container|image/i.test(assetType ?? "") || ipAddresses.some((text) => CHECKSUM.test(text));

/**
 * What a declared asset may be in the words of scans, likeliest first: an inventory does not say whether a row is a host,
 * an image, a site, a repository or a cloud resource, and a host may have several addresses.
 */
export const declaredIdentities = (declared: DeclaredAsset): AssetIdentity[] => {
  const { identifier } = declared;
  const images = others("image", repositoriesOf(identifier));
  const sites = others("site", [originOf(identifier), originOf(declared.dnsName)]);
  const rest = [...others("repository", [identifier]), ...others("cloud", [identifier])];
  return isImage(declared)
    ? [...images, ...hosts(declared), ...sites, ...rest]
    : [...sites, ...hosts(declared), ...images, ...rest];
};

/** Which known asset a declared one is, by the same rules by which scans know assets again; null: none. */
export const matchDeclared = (
  declared: DeclaredAsset,
  holder: (alias: Alias) => NamedAsset | undefined,
  ipIdentifies: "current" | "never",
): AssetMatch | null => {
  for (const identity of declaredIdentities(declared)) {
    const match = matchAsset(identity, holder, () => undefined, ipIdentifies);
    if (match) return match;
  }
  return null;
};
