import { assetIdentity, NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import { hasAll } from "../csv/csv-head.ts";
import { tableReport } from "../csv/csv-report.ts";
import type { TableRow } from "../csv.ts";
import type { ReportFormat } from "../report-format.ts";
import { ratedSeverity, type SeverityTable } from "../parts/severity-word.ts";
import { noSighting, type NoSighting, type Sighting } from "../parts/sighting.ts";
import { linkOf } from "../parts/word-list.ts";

const SEVERITIES: SeverityTable = {
  informational: "informational",
  low: "low",
  medium: "moderate",
  high: "high",
  critical: "critical",
};

/** Issues that somebody decided not to act on. */
const SET_ASIDE_BY_PEOPLE: ReadonlySet<string> = new Set(["ignored", "rejected"]);

const issueRow = (row: TableRow): Sighting | NoSighting => {
  const identifier = row.text("resource external id") ?? row.text("resource vertex id");
  const control = row.text("control id");
  if (identifier === null) return noSighting("wiz-csv.no-resource", "The row names no resource.");
  if (control === null) return noSighting("wiz-csv.no-control", "The row has no Control ID.");
  const { severity, remark } = ratedSeverity(SEVERITIES, row.text("severity"));
  const status = row.text("status");
  const word = status?.toLowerCase() ?? "";
  const open = word !== "resolved" && !SET_ASIDE_BY_PEOPLE.has(word);
  return {
    asset: assetIdentity("cloud", identifier, {
      instanceId: row.text("cloud provider id"),
      operatingSystem: row.text("resource os"),
    }),
    scannedAt: null,
    credentialed: "yes",
    conclusive: word === "resolved",
    record: {
      location: "",
      severity,
      actionable: open && severity !== "informational",
      output: row.text("note"),
      details: { ...NO_RECORD_DETAILS, result: status, url: linkOf(row.text("wiz url")) },
      weakness: {
        sourceIdentifier: control,
        check: control,
        family: null,
        kind: "configuration",
        name: row.text("title") ?? `Wiz control ${control}`,
        description: row.text("description") ?? "",
        solution: row.text("remediation recommendation"),
        seeAlso: [],
        cves: [],
        cvss: [],
        details: { ...NO_WEAKNESS_DETAILS, product: row.text("resource type") },
      },
    },
    remarks: remark === null ? [] : [remark],
  };
};

/** Issues that Wiz exports as CSV. One record per row. */
export const wizCsv: ReportFormat<"wiz-csv"> = {
  id: "wiz-csv",
  about: {
    title: "Wiz issues, CSV",
    identity: "Control id and the resource's external id.",
    coverage:
      "A list of issues does not say what was looked for. Only issues with the status RESOLVED prove that their control passes on that resource.",
    severities: SEVERITIES,
  },
  ...tableReport({
    isHeader: (names) =>
      hasAll(names, ["control id", "issue id", "title", "severity", "status", "resource external id"]),
    scan: () => ({ detector: "wiz", tool: "Wiz" }),
    row: issueRow,
  }),
};
