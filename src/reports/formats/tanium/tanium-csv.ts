import { hasAll } from "../../csv/csv-head.ts";
import { tableReport } from "../../csv/csv-report.ts";
import type { ReportFormat } from "../../report-format.ts";
import { STIG_DETECTOR, STIG_SEVERITIES } from "../../parts/stig-rule.ts";
import { taniumRow, vulnId } from "./tanium-csv-row.ts";

/** Results of Tanium Comply as CSV. One record per row: the outcome of one rule on one computer. */
export const taniumCsv: ReportFormat<"tanium-csv"> = {
  id: "tanium-csv",
  about: {
    title: "Tanium Comply benchmark results, CSV",
    identity: "The rule (for STIGs the V-number, as in checklists) and the computer.",
    coverage:
      "Per computer the rules that passed, failed, were fixed or do not apply; not those with an error or not checked.",
    severities: STIG_SEVERITIES,
  },
  ...tableReport({
    isHeader: (names) =>
      hasAll(names, ["benchmark title", "rule id", "rule title", "computer name", "result", "severity"]),
    scan: (_header, first) => ({
      detector: first === null || vulnId(first) !== null ? STIG_DETECTOR : "xccdf",
      tool: "Tanium Comply",
      policyName: first?.text("benchmark profile") ?? null,
      scanName: first?.text("benchmark title") ?? null,
      feedVersion: first?.text("benchmark version") ?? null,
    }),
    row: taniumRow,
  }),
};
