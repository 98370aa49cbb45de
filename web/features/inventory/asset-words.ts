import type {
  AliasKind,
  AssetDetail,
  AssetLine,
  Credentialed,
  DeclaredAsset,
} from "../../api/api.generated.ts";

export const NAME_WORDS: Readonly<Record<AliasKind, string>> = {
  instance: "Instance id",
  fqdn: "Domain name",
  netbios: "Host name",
  mac: "Hardware address",
  identifier: "Identifier",
  ip: "Address",
};

/** By which name an asset was known, in a sentence. */
export const knownByWords = (kind: AliasKind | "new"): string =>
  kind === "new" ? "seen for the first time" : `known by its ${NAME_WORDS[kind].toLowerCase()}`;

export const isAliasKind = (text: string): text is AliasKind => Object.hasOwn(NAME_WORDS, text);

export const CREDENTIALED_WORDS: Readonly<Record<Credentialed, string>> = {
  yes: "Signed in",
  no: "Not signed in",
  unknown: "Not said",
};

export const KIND_WORDS: Readonly<Record<NonNullable<AssetLine["scanned"]>["kind"], string>> = {
  host: "Host",
  image: "Image",
  repository: "Repository",
  site: "Site",
  cloud: "Cloud",
};

/** Fields of the inventory beside identifier and addresses, as the workbook orders and calls them. */
export const DECLARED_WORDS: ReadonlyArray<
  readonly [Exclude<keyof DeclaredAsset, "place" | "identifier" | "ipAddresses">, string]
> = [
  ["assetType", "Asset type"],
  ["function", "Function"],
  ["virtual", "Virtual"],
  ["public", "Public"],
  ["dnsName", "DNS name or URL"],
  ["netbiosName", "NetBIOS name"],
  ["macAddress", "MAC address"],
  ["operatingSystem", "OS name and version"],
  ["baselineConfiguration", "Baseline configuration"],
  ["authenticatedScan", "Authenticated scan"],
  ["inLatestScan", "In latest scan"],
  ["location", "Location"],
  ["hardware", "Hardware make and model"],
  ["softwareVendor", "Software or database vendor"],
  ["softwareName", "Software or database"],
  ["patchLevel", "Patch level"],
  ["diagramLabel", "Diagram label"],
  ["serialNumber", "Serial or asset tag"],
  ["networkId", "VLAN or network"],
  ["systemOwner", "System administrator or owner"],
  ["applicationOwner", "Application administrator or owner"],
  ["endOfLife", "End of life"],
  ["comments", "Comments"],
];

/** As the owner calls it, else as scans do. */
export const nameOfLine = ({ declared, scanned }: AssetLine): string =>
  declared?.identifier ?? scanned?.identifier ?? "";

export const nameOfAsset = ({ declared, scanned }: AssetDetail): string =>
  declared[0]?.identifier ?? scanned?.identifier ?? "";
