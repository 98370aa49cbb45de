import { hasAll, type ColumnNames } from "../../csv/csv-head.ts";
import type { TableRow } from "../../csv.ts";

/** What a column holds, and its names: Nessus and older Tenable.io first, then Tenable.sc, then `definition.` columns. */
const COLUMNS = {
  id: ["plugin id", "plugin", "definition.id"],
  name: ["name", "plugin name", "definition.name"],
  family: ["plugin family", "family", "definition.family"],
  severity: ["risk", "definition.severity", "severity"],
  host: [
    "host",
    "ip address",
    "asset.display_ipv4_address",
    "asset.display_ipv6_address",
    "asset.name",
    "dns name",
  ],
  ip: ["ip address", "asset.display_ipv4_address", "asset.display_ipv6_address"],
  fqdn: ["fqdn", "dns name", "asset.display_fqdn"],
  netbios: ["netbios", "netbios name", "asset.netbios_name"],
  mac: ["mac address", "asset.display_mac_address"],
  system: ["os", "asset.operating_system"],
  uuid: ["asset uuid", "host uuid", "agent id", "asset.id"],
  protocol: ["protocol"],
  port: ["port"],
  state: ["vulnerability state", "state"],
  seen: ["host start", "last observed", "last found", "last_seen"],
  output: ["plugin output", "plugin text", "output"],
  synopsis: ["synopsis", "definition.synopsis"],
  description: ["description", "definition.description"],
  solution: ["solution", "steps to remediate", "definition.solution"],
  links: ["see also", "definition.see_also"],
  cve: ["cve", "definition.cve"],
  cwe: ["cwe", "definition.cwe"],
  references: ["cross references", "xref", "definition.references"],
  epss: ["epss score", "definition.epss.score"],
  cvss2: [
    "cvss v2.0 base score",
    "cvss v2 base score",
    "cvss base score",
    "cvss",
    "definition.cvss2.base_score",
  ],
  cvss2Vector: ["cvss v2.0 vector", "cvss v2 vector", "cvss vector", "definition.cvss2.base_vector"],
  cvss3: [
    "cvss v3.0 base score",
    "cvss v3 base score",
    "cvss3 base score",
    "cvssv3",
    "definition.cvss3.base_score",
  ],
  cvss3Vector: ["cvss v3.0 vector", "cvss v3 vector", "cvss3 vector", "definition.cvss3.base_vector"],
  cvss4: ["cvss v4.0 base score", "cvss v4 base score", "cvss4 base score", "definition.cvss4.base_score"],
  cvss4Vector: ["cvss v4.0 vector", "cvss v4 vector", "cvss4 vector", "definition.cvss4.base_vector"],
} as const satisfies Record<string, readonly string[]>;

export type TenableColumn = keyof typeof COLUMNS;

/** The first non-blank text among the names of a column. */
export const tenableText = (row: TableRow, column: TenableColumn): string | null => {
  for (const name of COLUMNS[column]) {
    const text = row.text(name);
    if (text !== null) return text;
  }
  return null;
};

/** Nessus and older Tenable.io; Tenable.sc; Tenable Vulnerability Management with dotted names. */
const HEADERS = [
  ["plugin id", "risk", "host", "port", "name"],
  ["plugin", "plugin name", "severity", "ip address", "port"],
  ["definition.id", "definition.name", "definition.severity", "port"],
];

export const isTenableHeader = (names: ColumnNames): boolean =>
  HEADERS.some((wanted) => hasAll(names, wanted));

/** The columns of times. */
export const TENABLE_TIMES: readonly string[] = COLUMNS.seen;
