import { tableReport, type TableScan } from "../../csv/csv-report.ts";
import type { TableRow } from "../../csv.ts";
import type { ReportFormat } from "../../report-format.ts";
import { tenableHost, tenableTime, WAS } from "./tenable-csv-asset.ts";
import { isTenableHeader, TENABLE_TIMES, tenableText } from "./tenable-csv-columns.ts";
import { TENABLE_SEVERITIES, tenableRow } from "./tenable-csv-row.ts";

/** Web application scans name a web protocol where others name a transport. */
const scanOf = (first: TableRow | null): TableScan => {
  const web = /^https?$/i.test((first === null ? null : tenableText(first, "protocol")) ?? "");
  return web
    ? { detector: WAS, tool: "Tenable Web App Scanning" }
    : { detector: "nessus", tool: "Tenable Nessus" };
};

/**
 * Tables of vulnerabilities exported by Nessus, Tenable.sc (ACAS), Tenable Vulnerability Management (Tenable.io) and
 * Web App Scanning. One record per row; a plugin with several CVEs can have a row for each. The severity is the plugin's
 * own (`Risk`, `Severity`, `definition.severity`), not one that somebody recast.
 */
export const tenableCsv: ReportFormat<"tenable-csv"> = {
  id: "tenable-csv",
  about: {
    title: "Tenable Nessus, Tenable.sc (ACAS), Tenable Vulnerability Management and Web App Scanning, CSV",
    identity:
      "Plugin id (for compliance checks the name of the check), host, port and protocol; the same as in a .nessus file.",
    coverage:
      "A list of findings does not say what was looked for. Only rows whose state is FIXED prove that their plugin found nothing on that host.",
    severities: { ...TENABLE_SEVERITIES, passed: "informational", warning: "moderate", failed: "high" },
  },
  ...tableReport({
    isHeader: isTenableHeader,
    scan: (_header, first) => scanOf(first),
    row: tenableRow,
    seen: {
      columns: TENABLE_TIMES,
      at: (row, scan) => {
        const [identifier, time] = [tenableHost(row, scan), tenableTime(row)];
        return identifier === null || time === null ? null : { identifier, time };
      },
    },
  }),
};
