import { assetIdentity, NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import { hasAll } from "../../csv/csv-head.ts";
import { tableReport } from "../../csv/csv-report.ts";
import type { TableRow } from "../../csv.ts";
import { cvssList } from "../../parts/cvss-list.ts";
import { isAddress, portLocation } from "../../parts/network-name.ts";
import { OPENVAS_SEVERITIES } from "./openvas-result.ts";
import type { ReportFormat } from "../../report-format.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { ratedSeverity } from "../../parts/severity-word.ts";
import { noSighting, type NoSighting, type Sighting } from "../../parts/sighting.ts";
import { cvesIn, linksIn, paragraphs } from "../../parts/word-list.ts";

const hostOf = (row: TableRow): string | null => row.text("ip") ?? row.text("hostname");

const openvasRow = (row: TableRow): Sighting | NoSighting => {
  const [identifier, oid] = [hostOf(row), row.text("nvt oid")];
  if (identifier === null) return noSighting("openvas-csv.unnamed-host", "The row names no host.");
  if (oid === null) return noSighting("openvas-csv.no-oid", "The row has no NVT OID.");
  // The column does not tell the version; the scanner prefers v3 wherever a test has it.
  const cvss = cvssList({ version: "3", score: row.text("cvss") });
  const { severity, remark } = ratedSeverity(OPENVAS_SEVERITIES, row.text("severity"), cvss);
  return {
    asset: assetIdentity("host", identifier, {
      ip: isAddress(identifier) ? identifier : null,
      fqdn: row.text("hostname"),
    }),
    scannedAt: writtenTime(row.text("timestamp") ?? ""),
    credentialed: "unknown",
    conclusive: false,
    record: {
      location: portLocation(row.text("port"), row.text("port protocol")),
      severity,
      actionable: severity !== "informational",
      output: row.text("specific result"),
      details: NO_RECORD_DETAILS,
      weakness: {
        sourceIdentifier: oid,
        check: oid,
        family: null,
        kind: "vulnerability",
        name: row.text("nvt name") ?? oid,
        description: paragraphs(row.text("summary"), row.text("vulnerability insight"), row.text("impact")),
        solution: row.text("solution"),
        seeAlso: linksIn(row.text("other references")),
        cves: cvesIn(`${row.text("cves") ?? ""} ${oid}`),
        cvss,
        details: NO_WEAKNESS_DETAILS,
      },
    },
    remarks: remark === null ? [] : [remark],
  };
};

/** Results of a Greenbone (OpenVAS) scan report as CSV. One record per row. */
export const openvasCsv: ReportFormat<"openvas-csv"> = {
  id: "openvas-csv",
  about: {
    title: "Greenbone (OpenVAS) report, CSV",
    identity: "NVT OID (for CVE scans the CVE), host, port and protocol.",
    coverage:
      "The table does not say what was looked for, nor whether the scanner was logged in: it proves nothing.",
    severities: OPENVAS_SEVERITIES,
  },
  ...tableReport({
    isHeader: (names) => hasAll(names, ["ip", "nvt oid", "nvt name", "severity", "port protocol"]),
    scan: (_header, first) => ({
      detector: "openvas",
      tool: "Greenbone OpenVAS",
      scanName: first?.text("task name") ?? null,
    }),
    row: openvasRow,
    seen: {
      columns: ["timestamp"],
      at: (row) => {
        const [identifier, time] = [hostOf(row), writtenTime(row.text("timestamp") ?? "")];
        return identifier === null || time === null ? null : { identifier, time };
      },
    },
  }),
};
