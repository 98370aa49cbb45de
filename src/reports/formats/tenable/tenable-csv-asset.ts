import { assetIdentity, type AssetIdentity, type ScanTime } from "#domain/reading.ts";
import type { TableScan } from "../../csv/csv-report.ts";
import type { TableRow } from "../../csv.ts";
import { isAddress } from "../../parts/network-name.ts";
import { tableTime } from "../../parts/table-time.ts";
import { tenableText } from "./tenable-csv-columns.ts";

/** The detector of web application scans. */
export const WAS = "tenable-was";

/** The asset as `ReportHost@name` of a .nessus file names it: the host, or for web applications its address. */
export const tenableHost = (row: TableRow, scan: TableScan): string | null => {
  const host = tenableText(row, "host");
  if (host === null || scan.detector !== WAS || host.includes("://")) return host;
  return `${tenableText(row, "protocol")?.toLowerCase() === "https" ? "https" : "http"}://${host}/`;
};

export const tenableAsset = (row: TableRow, identifier: string): AssetIdentity =>
  assetIdentity("host", identifier, {
    instanceId: tenableText(row, "uuid"),
    ip: tenableText(row, "ip") ?? (isAddress(identifier) ? identifier : null),
    fqdn: tenableText(row, "fqdn"),
    netbios: tenableText(row, "netbios"),
    mac: tenableText(row, "mac")?.split(/[\s,]+/, 1)[0] ?? null,
    operatingSystem: tenableText(row, "system"),
  });

export const tenableTime = (row: TableRow): ScanTime | null => tableTime(tenableText(row, "seen") ?? "");
