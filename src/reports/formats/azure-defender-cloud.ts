import { assetIdentity, NO_RECORD_DETAILS, NO_WEAKNESS_DETAILS } from "#domain/reading.ts";
import { hasAll } from "../csv/csv-head.ts";
import { tableReport, type TableScan } from "../csv/csv-report.ts";
import type { TableRow } from "../csv.ts";
import type { ReportFormat } from "../report-format.ts";
import { writtenTime } from "../parts/scan-time.ts";
import { ratedSeverity, type SeverityTable } from "../parts/severity-word.ts";
import { noSighting, type NoSighting, type Sighting, type SightingRemark } from "../parts/sighting.ts";
import { linkOf } from "../parts/word-list.ts";

const SEVERITIES: SeverityTable = { low: "low", medium: "moderate", high: "high", critical: "critical" };

/** `state` of an assessment (Azure REST, Security, Assessments, AssessmentStatusCode). */
const ANSWERS: ReadonlySet<string> = new Set(["healthy", "notapplicable"]);

const recommendationRow = (row: TableRow): Sighting | NoSighting => {
  // Azure resource ids do not depend on case (Azure Resource Manager, "Naming rules").
  const identifier = row.text("resourceid")?.toLowerCase() ?? null;
  const id = row.text("recommendationname")?.toLowerCase() ?? null;
  if (identifier === null)
    return noSighting("azure-defender-cloud.no-resource", "The row has no resourceId.");
  if (id === null)
    return noSighting("azure-defender-cloud.no-recommendation", "The row has no recommendationName.");
  const { severity, remark } = ratedSeverity(SEVERITIES, row.text("severity"));
  const state = row.text("state");
  const word = state?.toLowerCase().replaceAll(" ", "") ?? "";
  const remarks: SightingRemark[] = remark === null ? [] : [remark];
  if (word !== "unhealthy" && !ANSWERS.has(word)) {
    const message = `Expected the state Healthy, Unhealthy or NotApplicable, found "${word.slice(0, 40)}"; it counts as Unhealthy.`;
    remarks.push({ code: "azure-defender-cloud.unknown-state", message });
  }
  return {
    asset: assetIdentity("cloud", identifier, { instanceId: identifier }),
    scannedAt: null,
    credentialed: "yes",
    conclusive: ANSWERS.has(word),
    record: {
      location: "",
      severity,
      actionable: !ANSWERS.has(word) && severity !== "informational",
      output: row.text("notapplicablereason"),
      details: {
        ...NO_RECORD_DETAILS,
        result: state,
        url: linkOf(row.text("azureportalrecommendationlink")),
      },
      weakness: {
        sourceIdentifier: id,
        check: id,
        family: null,
        kind: "configuration",
        name: row.text("recommendationdisplayname") ?? id,
        description: row.text("description") ?? "",
        solution: row.text("remediationsteps"),
        seeAlso: [],
        cves: [],
        cvss: [],
        details: { ...NO_WEAKNESS_DETAILS, product: row.text("resourcetype") },
      },
    },
    remarks,
  };
};

const scanOf = (first: TableRow | null): TableScan => ({
  detector: "azure-defender-cloud",
  tool: "Microsoft Defender for Cloud",
  scanName: first?.text("subscriptionname") ?? null,
  scannedAt: writtenTime(first?.text("exportedtimestamp") ?? ""),
});

/** Recommendations that Microsoft Defender for Cloud (Azure Security Center) exports as CSV. One record per row. */
export const azureDefenderCloud: ReportFormat<"azure-defender-cloud"> = {
  id: "azure-defender-cloud",
  about: {
    title: "Microsoft Defender for Cloud recommendations, CSV",
    identity: "Assessment key (recommendationName) and resource id.",
    coverage:
      "Per resource the recommendations that are Healthy or NotApplicable; what does not stand in the file is not proven.",
    severities: SEVERITIES,
  },
  ...tableReport({
    isHeader: (names) =>
      hasAll(names, ["resourceid", "recommendationname", "recommendationdisplayname", "severity", "state"]),
    scan: (_header, first) => scanOf(first),
    row: recommendationRow,
  }),
};
