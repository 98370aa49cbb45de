import type { AliasKind, KnownAsset } from "./asset-identity.ts";
import type { CalendarDate } from "./calendar.ts";
import type { Credentialed } from "./reading.ts";

/**
 * What an inventory says of an asset beside its identifier and addresses, in the order of the FedRAMP Integrated Inventory
 * Workbook 3.1 (2024-12-06). Texts as declared: `Yes` and `No` where the workbook asks for them, `endOfLife` a day
 * `YYYY-MM-DD`; what is neither stays as it was written.
 */
export const DECLARED_TEXTS = [
  "virtual",
  "public",
  "dnsName",
  "netbiosName",
  "macAddress",
  "authenticatedScan",
  "baselineConfiguration",
  "operatingSystem",
  "location",
  "assetType",
  "hardware",
  "inLatestScan",
  "softwareVendor",
  "softwareName",
  "patchLevel",
  "diagramLabel",
  "comments",
  "serialNumber",
  "networkId",
  "systemOwner",
  "applicationOwner",
  "function",
  "endOfLife",
] as const;
export type DeclaredText = (typeof DECLARED_TEXTS)[number];

/** One row of an inventory: an asset that its owner says is there. */
export type DeclaredAsset = {
  /** The unique asset identifier, as POA&M and scans should name it. */
  readonly identifier: string;
  /** Addresses; for a container image the checksums of the images in production. */
  readonly ipAddresses: readonly string[];
} & { readonly [Field in DeclaredText]: string | null };

/** A declared asset of which only the given is known. */
export const declaredAsset = (
  identifier: string,
  facts: Partial<Omit<DeclaredAsset, "identifier">> = {},
): DeclaredAsset => ({
  identifier,
  ipAddresses: [],
  virtual: null,
  public: null,
  dnsName: null,
  netbiosName: null,
  macAddress: null,
  authenticatedScan: null,
  baselineConfiguration: null,
  operatingSystem: null,
  location: null,
  assetType: null,
  hardware: null,
  inLatestScan: null,
  softwareVendor: null,
  softwareName: null,
  patchLevel: null,
  diagramLabel: null,
  comments: null,
  serialNumber: null,
  networkId: null,
  systemOwner: null,
  applicationOwner: null,
  function: null,
  endOfLife: null,
  ...facts,
});

/** A row of the current inventory. The id stays while the identifier does, from one inventory to the next. */
export type DeclaredEntry = {
  readonly id: string;
  /** 1-based, in the order of the file. */
  readonly ordinal: number;
  /** Sheet and row in the file, such as `Inventory!7`. */
  readonly place: string;
  readonly declared: DeclaredAsset;
};

/** The latest scan that reached an asset. */
export type LatestScan = {
  readonly importId: string;
  readonly date: CalendarDate;
  readonly tool: string;
  /** The best word of all scans of that day: a site scan beside a signed-in host scan takes nothing away. */
  readonly credentialed: Credentialed;
};

/** An asset that scans have shown. */
export type ScannedAsset = KnownAsset & {
  /** Null when scans named it and none reached it. */
  readonly latestScan: LatestScan | null;
  /** Detector sources that have looked at it, by name. */
  readonly detectors: readonly string[];
  readonly openFindings: number;
};

export const INVENTORY_STATES = [
  "declared and scanned",
  "declared, never scanned",
  "declared, not scanned this month",
  "scanned, not declared",
] as const;
/** How what is declared and what scans show stand to each other in a calendar month. */
export type InventoryState = (typeof INVENTORY_STATES)[number];

/** Whether a day lies in the calendar month of `today`, or after it: scanners' clocks run ahead. */
export const inMonthOf = (day: CalendarDate, today: CalendarDate): boolean =>
  day >= `${today.slice(0, 7)}-01`;

/** `lastScanned` is the day of the latest scan that reached the asset; null when none did. */
export const inventoryState = (
  declared: boolean,
  lastScanned: CalendarDate | null,
  today: CalendarDate,
): InventoryState => {
  if (!declared) return "scanned, not declared";
  if (lastScanned === null) return "declared, never scanned";
  return inMonthOf(lastScanned, today) ? "declared and scanned" : "declared, not scanned this month";
};

/** One line of the merged inventory: a declared entry with the asset that it is, or an asset that nobody declared. */
export type InventoryLine = {
  /** The asset's id where there is one, else the entry's. Rows that declare one asset share it. */
  readonly id: string;
  readonly state: InventoryState;
  readonly scannedThisMonth: boolean;
  readonly entry: DeclaredEntry | null;
  readonly asset: ScannedAsset | null;
  /** The name by which the declared entry is that asset. */
  readonly matchedBy: AliasKind | null;
};

export type EntryMatch = { readonly assetId: string; readonly by: AliasKind };

/** Every declared entry in the order of the file, then every asset that none of them is, in the order given. */
export const mergeInventory = (
  entries: readonly DeclaredEntry[],
  assets: readonly ScannedAsset[],
  matches: ReadonlyMap<string, EntryMatch>,
  today: CalendarDate,
): InventoryLine[] => {
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const line = (
    entry: DeclaredEntry | null,
    asset: ScannedAsset | null,
    matchedBy: AliasKind | null,
  ): InventoryLine => {
    const lastScanned = asset?.latestScan?.date ?? null;
    return {
      id: asset?.id ?? entry?.id ?? "",
      state: inventoryState(entry !== null, lastScanned, today),
      scannedThisMonth: lastScanned !== null && inMonthOf(lastScanned, today),
      entry,
      asset,
      matchedBy,
    };
  };
  const declared = new Set<string>();
  const lines = entries.map((entry) => {
    const match = matches.get(entry.id);
    const asset = match && byId.get(match.assetId);
    if (!match || !asset) return line(entry, null, null);
    declared.add(asset.id);
    return line(entry, asset, match.by);
  });
  for (const asset of assets) if (!declared.has(asset.id)) lines.push(line(null, asset, null));
  return lines;
};

export type StateFigures = Readonly<Record<InventoryState, number>>;

export const countStates = (lines: ReadonlyArray<Pick<InventoryLine, "state">>): StateFigures => {
  const figures: Record<InventoryState, number> = {
    "declared and scanned": 0,
    "declared, never scanned": 0,
    "declared, not scanned this month": 0,
    "scanned, not declared": 0,
  };
  for (const { state } of lines) figures[state] += 1;
  return figures;
};
