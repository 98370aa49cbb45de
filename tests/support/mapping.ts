import type { Mapping } from "#domain/mapping.ts";

/** A mapping of the tables of `findingsTable`, as an auditor's list might need it. */
export const MAPPING: Mapping = {
  name: "Yearly audit",
  detector: "audit",
  kind: "vulnerability",
  source: { kind: "audit", reference: "SAR-2026-01" },
  sheet: null,
  fields: {
    sourceIdentifier: { columns: ["Finding ID"] },
    weaknessName: { columns: ["Title"] },
    description: { columns: ["Condition", "Effect"] },
    severity: { columns: ["Risk"] },
    asset: { columns: ["Host", "Address"] },
    ip: { columns: ["Address"] },
    location: { columns: ["Port"] },
    cves: { columns: ["CVE"] },
    controls: { columns: ["Control"] },
    solution: { columns: ["Recommendation"] },
    foundOn: { columns: ["Found"] },
    status: { columns: ["State"] },
    packageName: { columns: ["Package"] },
    installedVersion: { columns: ["Version"] },
  },
  severities: { urgent: "critical", high: "high", medium: "moderate", low: "low", note: "informational" },
  statuses: { open: "open", closed: "fixed", accepted: "not a finding" },
  dateFormats: ["MM/DD/YYYY"],
  complete: null,
};

export const HEADER =
  "Finding ID,Title,Condition,Effect,Risk,Host,Address,Port,CVE,Control,Recommendation,Found,State,Package,Version";

export type TableRow = Partial<
  Record<"id" | "title" | "risk" | "host" | "port" | "found" | "state" | "cve", string>
>;

/** One line of such a table. */
export const tableLine = (row: TableRow = {}): string => {
  const { id = "F-1", title = "Weak cipher", risk = "High", host = "web01.example.org", port = "" } = row;
  const { found = "02/03/2026", state = "Open", cve = "" } = row;
  const cells = [
    id,
    title,
    "It is weak.",
    "Others can read it.",
    risk,
    host,
    "192.0.2.7",
    port,
    cve,
    "SC-8(1)",
  ];
  return [...cells, '"Turn it off, everywhere."', found, state, "openssl", "1.1"].join(",");
};

export const findingsTable = (...rows: readonly TableRow[]): string =>
  `${[HEADER, ...rows.map(tableLine)].join("\n")}\n`;
