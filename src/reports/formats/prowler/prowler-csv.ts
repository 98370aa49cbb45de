import { NO_RECORD_DETAILS } from "#domain/reading.ts";
import { awsAsset } from "../aws/aws-asset.ts";
import { hasAll } from "../../csv/csv-head.ts";
import { tableReport } from "../../csv/csv-report.ts";
import type { TableRow } from "../../csv.ts";
import { prowlerOutcome, prowlerWeakness, PROWLER_SEVERITIES } from "./prowler-check.ts";
import type { ReportFormat } from "../../report-format.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { ratedSeverity } from "../../parts/severity-word.ts";
import { noSighting, type NoSighting, type Sighting } from "../../parts/sighting.ts";

/** The frameworks of one check: `CIS-1.4: 1.20 | NIST-800-53-Revision-5: ac_2, ac_3`. */
const frameworks = (text: string | null): [string, string[]][] =>
  (text ?? "").split("|", 500).map((part) => {
    const colon = part.indexOf(": ");
    return colon === -1 ? [part.trim(), []] : [part.slice(0, colon).trim(), part.slice(colon + 2).split(",")];
  });

const prowlerRow = (row: TableRow): Sighting | NoSighting => {
  const identifier = row.text("resource_uid") ?? row.text("resource_arn") ?? row.text("resource_id");
  const check = row.text("check_id");
  if (identifier === null) return noSighting("prowler-csv.no-resource", "The row names no resource.");
  if (check === null) return noSighting("prowler-csv.no-check", "The row has no CHECK_ID.");
  const { severity, remark } = ratedSeverity(PROWLER_SEVERITIES, row.text("severity"));
  const status = row.text("status");
  const outcome = prowlerOutcome(status, row.text("muted")?.toLowerCase() === "true");
  return {
    asset: awsAsset({ id: identifier, details: null }),
    scannedAt: null,
    credentialed: "yes",
    conclusive: outcome.conclusive,
    record: {
      location: "",
      severity,
      actionable: outcome.failed && severity !== "informational",
      output: row.text("status_extended"),
      details: { ...NO_RECORD_DETAILS, result: status },
      weakness: prowlerWeakness({
        check,
        title: row.text("check_title"),
        description: row.text("description"),
        risk: row.text("risk"),
        remediation: row.text("remediation_recommendation_text"),
        links: [
          row.text("related_url"),
          row.text("remediation_recommendation_url"),
          row.text("additional_urls"),
        ],
        service: row.text("service_name"),
        frameworks: frameworks(row.text("compliance")),
      }),
    },
    remarks: [remark, outcome.remark].filter((one) => one !== null),
  };
};

/** Checks of cloud accounts by Prowler as CSV (versions 3 to 5). One record per row. */
export const prowlerCsv: ReportFormat<"prowler-csv"> = {
  id: "prowler-csv",
  about: {
    title: "Prowler results, CSV",
    identity: "Check id and the resource's uid (ARN).",
    coverage: "Per resource the checks that passed or failed; MANUAL and muted ones prove nothing.",
    severities: PROWLER_SEVERITIES,
  },
  ...tableReport({
    isHeader: (names) =>
      hasAll(names, ["check_id", "check_title", "status", "status_extended", "severity", "provider"]),
    scan: (_header, first) => ({
      detector: "prowler",
      tool: "Prowler",
      toolVersion: first?.text("prowler_version") ?? null,
      scanName: first?.text("account_uid") ?? first?.text("account_id") ?? null,
      scannedAt: writtenTime(first?.text("timestamp") ?? first?.text("assessment_start_time") ?? ""),
    }),
    row: prowlerRow,
  }),
};
