import type { CsvHeader } from "../../csv/csv-head.ts";
import { tableReport, type TableScan } from "../../csv/csv-report.ts";
import { isQualysHeader, QUALYS_TIMES, qualysTime } from "./qualys-csv-columns.ts";
import { qualysRow, qualysSeen } from "./qualys-csv-row.ts";
import { QUALYS_SEVERITIES } from "./qualys-severities.ts";
import type { ReportFormat } from "../../report-format.ts";

/** The rows before the header hold the report's title and date, and who asked for it. */
const scanOf = ({ preamble }: CsvHeader): TableScan => ({
  detector: "qualys",
  tool: "Qualys",
  scanName: preamble[0]?.[0] || null,
  scannedAt:
    preamble
      .flat()
      .map(qualysTime)
      .find((time) => time !== null) ?? null,
});

/** Qualys vulnerability reports and VMDR lists (by CVE or by QID) as CSV. One record per row. */
export const qualysCsv: ReportFormat<"qualys-csv"> = {
  id: "qualys-csv",
  about: {
    title: "Qualys vulnerability report and VMDR list, CSV",
    identity: "QID, host (its first address), port and protocol.",
    coverage:
      "A list of detections does not say what was looked for. Only rows whose status is Fixed prove that their QID is gone from that host.",
    severities: QUALYS_SEVERITIES,
  },
  ...tableReport({
    isHeader: isQualysHeader,
    scan: scanOf,
    row: qualysRow,
    seen: { columns: QUALYS_TIMES, at: qualysSeen },
  }),
};
