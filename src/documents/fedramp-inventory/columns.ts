import type { DeclaredText } from "#domain/inventory.ts";

export type InventoryKey = "identifier" | "ipAddresses" | DeclaredText;

/** `yes-no` columns hold Yes or No; `name` columns names for which people write N/A where they have none. */
export type InventoryValue = "identifier" | "list" | "yes-no" | "name" | "text" | "day";

export type InventoryColumn = {
  readonly key: InventoryKey;
  /** The exact header of version 3.1, its line break and trailing blank included. */
  readonly header: string;
  readonly value: InventoryValue;
  readonly width: number;
};

const column = (
  key: InventoryKey,
  header: string,
  value: InventoryValue,
  width: number,
): InventoryColumn => ({ key, header, value, width });

/**
 * The 25 columns in their order. Source: FedRAMP Integrated Inventory Workbook (SSP appendix M), version 3.1 of
 * 2024-12-06, sheet "Inventory", row 2. The Rev 4 workbook (SSP attachment 13, 2.3) has 23 of them.
 */
export const INVENTORY_COLUMNS: readonly InventoryColumn[] = [
  column("identifier", "UNIQUE ASSET IDENTIFIER", "identifier", 37),
  column("ipAddresses", "IPv4 or IPv6 Address", "list", 32),
  column("virtual", "Virtual", "yes-no", 10),
  column("public", "Public", "yes-no", 10),
  column("dnsName", "DNS Name or URL", "name", 28),
  column("netbiosName", "NetBIOS Name", "name", 18),
  column("macAddress", "MAC Address", "name", 20),
  column("authenticatedScan", "Authenticated Scan", "yes-no", 15),
  column("baselineConfiguration", "Baseline Configuration Name", "text", 28),
  column("operatingSystem", "OS Name and Version", "text", 28),
  column("location", "Location", "text", 18),
  column("assetType", "Asset Type", "text", 18),
  column("hardware", "Hardware Make/Model", "text", 20),
  column("inLatestScan", "In Latest Scan", "yes-no", 12),
  column("softwareVendor", "Software/ Database Vendor", "text", 20),
  column("softwareName", "Software/ Database Name & Version", "text", 24),
  column("patchLevel", "Patch Level", "text", 14),
  column("diagramLabel", "Diagram Label", "text", 20),
  column("comments", "Comments", "text", 40),
  column("serialNumber", "Serial #/Asset Tag#", "text", 18),
  column("networkId", "VLAN/\nNetwork ID", "text", 16),
  column("systemOwner", "System Administrator/ Owner", "text", 20),
  column("applicationOwner", "Application Administrator/ Owner", "text", 20),
  column("function", "Function", "text", 24),
  column("endOfLife", "End-of-Life ", "day", 14),
];

/** Columns that 3.1 has and the Rev 4 workbook has not. */
export const ONLY_IN_31: ReadonlySet<InventoryKey> = new Set(["diagramLabel", "endOfLife"]);

/** Row 1: the groups above the columns, with how many columns each spans. Source: version 3.1, B1:Z1. */
export const COLUMN_GROUPS: ReadonlyArray<readonly [string, number]> = [
  ["All Inventories", 5],
  ["OS/Infrastructure Inventory", 9],
  ["Software and Database Inventories", 3],
  ["Any Inventory", 8],
];
