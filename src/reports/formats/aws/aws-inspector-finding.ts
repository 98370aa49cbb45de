import { NO_RECORD_DETAILS, type ScanTime } from "#domain/reading.ts";
import { awsAsset } from "./aws-asset.ts";
import { inspectorWeakness } from "./aws-inspector-weakness.ts";
import { awsPackages, packageLines } from "./aws-package.ts";
import { fieldAt, listAt, textAt } from "../../json/json-fields.ts";
import type { JsonFound } from "../../json/json-report.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting, severityRemarks, type SightingRemark } from "../../parts/sighting.ts";

/** Severity of an Inspector v2 finding (API, Finding). UNTRIAGED is no severity: then the CVSS score decides. */
export const INSPECTOR_SEVERITIES: SeverityTable = {
  informational: "informational",
  low: "low",
  medium: "moderate",
  high: "high",
  critical: "critical",
};

/** When Inspector last saw the finding. */
export const inspectorTime = (finding: unknown): ScanTime | null =>
  writtenTime(textAt(finding, "lastObservedAt") ?? textAt(finding, "updatedAt") ?? "");

export const inspectorAsset = (finding: unknown) => {
  const [resource] = listAt(finding, "resources");
  const id = textAt(resource, "id");
  return id === null ? null : awsAsset({ id, details: fieldAt(resource, "details") });
};

/** What a finding of Amazon Inspector says. `timeOf` is when Inspector last looked at an asset. */
export const inspectorFound = (
  finding: unknown,
  timeOf: (identifier: string) => ScanTime | null,
): JsonFound => {
  const asset = inspectorAsset(finding);
  if (asset === null) return noSighting("aws-inspector.no-resource", "The finding names no resource.");
  const said = inspectorWeakness(finding);
  if (said === null) {
    return noSighting(
      "aws-inspector.no-weakness",
      "The finding names neither a vulnerability, a port nor a detector.",
    );
  }
  const { weakness, location, line } = said;
  const { severity, remark } = ratedSeverity(
    INSPECTOR_SEVERITIES,
    textAt(finding, "severity"),
    weakness.cvss,
  );
  const status = textAt(finding, "status");
  const closed = status?.toUpperCase() === "CLOSED";
  const open = !closed && status?.toUpperCase() !== "SUPPRESSED";
  const packages = awsPackages(
    listAt(finding, "packageVulnerabilityDetails", "vulnerablePackages"),
    "inspector",
  );
  const remarks: SightingRemark[] = severityRemarks(remark, textAt(finding, "severity"), "untriaged");
  const resources = listAt(finding, "resources").length;
  if (resources > 1) {
    const message = `The finding names ${resources} resources; it is kept for the first.`;
    remarks.push({ code: "aws-inspector.more-resources", message });
  }
  return {
    asset: { asset, scannedAt: timeOf(asset.identifier), credentialed: "yes" },
    record: {
      location,
      severity,
      actionable: open && severity !== "informational",
      output: packageLines(packages),
      details: { ...NO_RECORD_DETAILS, result: status, package: packages[0] ?? null, line },
      weakness,
    },
    remarks,
    answered: closed ? true : null,
  };
};
