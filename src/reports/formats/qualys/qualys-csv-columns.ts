import type { ScanTime } from "#domain/reading.ts";
import type { ColumnNames } from "../../csv/csv-head.ts";
import type { TableRow } from "../../csv.ts";
import { monthFirstTime, tableTime } from "../../parts/table-time.ts";

/** What a column holds, and its names: first the report, then the VMDR lists by CVE and by QID. */
const COLUMNS = {
  host: ["ip", "asset ipv4", "asset ipv6", "dns", "asset name"],
  dns: ["dns", "fqdn"],
  name: ["netbios", "asset name"],
  hostId: ["qg host id", "host id", "asset id"],
  system: ["os", "operating system"],
  tracking: ["tracking method"],
  qid: ["qid"],
  title: ["title"],
  status: ["vuln status", "status"],
  type: ["type", "type detected"],
  severity: ["severity"],
  port: ["port"],
  protocol: ["protocol"],
  detected: ["last detected"],
  fixed: ["date last fixed", "last fixed"],
  cve: ["cve id", "cve"],
  threat: ["threat", "cve-description"],
  impact: ["impact"],
  solution: ["solution"],
  output: ["results"],
  category: ["category"],
  cvss2: ["cvss base", "cvssv2 base (nvd)", "cvssv2 base"],
  cvss3: ["cvss3.1 base", "cvss3 base", "cvssv3.1 base (nvd)", "cvssv3.1 base"],
} as const satisfies Record<string, readonly string[]>;

/** The first text among the names of a column; `'-` stands for nothing in VMDR lists. */
export const qualysText = (row: TableRow, column: keyof typeof COLUMNS): string | null => {
  for (const name of COLUMNS[column]) {
    const text = row.text(name);
    if (text !== null && text !== "'-" && text !== "-") return text;
  }
  return null;
};

/** A report has its hosts by `IP`, a VMDR list by `Asset …`; only Qualys counts in QIDs. */
export const isQualysHeader = (names: ColumnNames): boolean =>
  names.has("qid") &&
  names.has("title") &&
  names.has("severity") &&
  (names.has("ip") || names.has("asset ipv4") || names.has("asset name"));

/** Reports write the month first (Qualys VM/PC reports, "Date formats"), lists write its name. */
export const qualysTime = (text: string | null): ScanTime | null =>
  text === null ? null : (monthFirstTime(text) ?? tableTime(text));

/** The columns of times. */
export const QUALYS_TIMES: readonly string[] = [...COLUMNS.detected, ...COLUMNS.fixed];
