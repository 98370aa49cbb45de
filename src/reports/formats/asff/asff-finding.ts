import { NO_RECORD_DETAILS } from "#domain/reading.ts";
import { asffAsset, asffDetector } from "./asff-facts.ts";
import { asffWeakness } from "./asff-weakness.ts";
import { awsPackages, packageLines } from "../aws/aws-package.ts";
import { listAt, numberAt, textAt } from "../../json/json-fields.ts";
import type { JsonFound } from "../../json/json-report.ts";
import type { LatestTimes } from "../../parts/latest-times.ts";
import type { ProductMix } from "../../parts/product-name.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting, type SightingRemark } from "../../parts/sighting.ts";

/** `Severity.Label` (Security Hub user guide, ASFF, Severity). */
export const ASFF_SEVERITIES: SeverityTable = {
  informational: "informational",
  low: "low",
  medium: "moderate",
  high: "high",
  critical: "critical",
};

/** What one finding says. */
export const asffFound = (finding: unknown, mix: ProductMix, times: LatestTimes): JsonFound => {
  const asset = asffAsset(finding);
  if (asset === null) return noSighting("asff.no-resource", "The finding names no resource.");
  const detector = mix.of(asffDetector(finding));
  const weakness = asffWeakness(finding, detector);
  if (weakness === null) return noSighting("asff.no-generator", "The finding has no GeneratorId.");
  const { severity, remark } = ratedSeverity(ASFF_SEVERITIES, labelOf(finding), weakness.cvss);
  const state = stateOf(finding);
  const packages = awsPackages(
    listAt(listAt(finding, "Vulnerabilities")[0], "VulnerablePackages"),
    "security-hub",
  );
  return {
    asset: { asset, scannedAt: times.of(asset.identifier), credentialed: "yes" },
    record: {
      location: "",
      severity,
      actionable: state.open && severity !== "informational",
      output: packageLines(packages) ?? reasons(finding),
      details: {
        ...NO_RECORD_DETAILS,
        result: state.word,
        package: packages[0] ?? null,
        url: textAt(finding, "SourceUrl"),
      },
      weakness,
    },
    remarks: [...(remark === null ? [] : [remark]), ...moreThanOne(finding)],
    answered: state.clean ? true : null,
  };
};

/** The label, or what the normalized number stands for: 0, to 39, to 69, to 89, above (ASFF, Severity, Normalized). */
const labelOf = (finding: unknown): string | null => {
  const label = textAt(finding, "Severity", "Label");
  const number = numberAt(finding, "Severity", "Normalized");
  if (label !== null || number === null || number < 0 || number > 100) return label;
  if (number === 0) return "informational";
  return number < 40 ? "low" : number < 70 ? "medium" : number < 90 ? "high" : "critical";
};

/**
 * `clean`: the product itself looked again and found nothing. Somebody who sets a workflow to RESOLVED or SUPPRESSED, and
 * a record that was archived because nothing more was heard of it, prove nothing.
 */
const stateOf = (
  finding: unknown,
): { readonly open: boolean; readonly clean: boolean; readonly word: string | null } => {
  const compliance = textAt(finding, "Compliance", "Status")?.toUpperCase() ?? null;
  const workflow = textAt(finding, "Workflow", "Status")?.toUpperCase() ?? null;
  const record = textAt(finding, "RecordState")?.toUpperCase() ?? null;
  const closed = textAt(finding, "ProductFields", "aws/inspector/FindingStatus")?.toUpperCase() === "CLOSED";
  const clean = compliance === "PASSED" || closed;
  const open =
    !clean &&
    compliance !== "NOT_AVAILABLE" &&
    record !== "ARCHIVED" &&
    workflow !== "RESOLVED" &&
    workflow !== "SUPPRESSED";
  const words = [compliance, workflow, record].filter((word) => word !== null);
  return { open, clean, word: words.join(", ") || null };
};

const reasons = (finding: unknown): string | null =>
  listAt(finding, "Compliance", "StatusReasons")
    .flatMap((reason) => textAt(reason, "Description") ?? textAt(reason, "ReasonCode") ?? [])
    .join("\n") || null;

const moreThanOne = (finding: unknown): SightingRemark[] => {
  const resources = listAt(finding, "Resources").length;
  if (resources < 2) return [];
  const message = `The finding names ${resources} resources; it is kept for the first.`;
  return [{ code: "asff.more-resources", message }];
};
