import type { CvssReading, ScanTime, StatementReading, StatementStatus } from "#domain/reading.ts";
import type { Remark } from "#domain/remark.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";

/** `severity` of a rating (CycloneDX 1.6, vulnerabilities/ratings). */
export const CYCLONEDX_SEVERITIES: SeverityTable = {
  critical: "critical",
  high: "high",
  medium: "moderate",
  low: "low",
  info: "informational",
  none: "informational",
};

/** One `vulnerability` of a bill of materials, whatever the format of the file; null for what it does not say. */
export type CyclonedxVulnerability = {
  readonly id: string;
  /** Ids in other sources. */
  readonly references: readonly string[];
  readonly ratings: readonly CyclonedxRating[];
  /** Null when the vulnerability has no analysis. */
  readonly analysis: CyclonedxAnalysis | null;
  readonly recommendation: string | null;
  readonly workaround: string | null;
  /** The affected components: package URL, else name and version, else their reference. */
  readonly products: readonly string[];
};

export type CyclonedxRating = {
  readonly severity: string | null;
  readonly cvss: CvssReading | null;
};

export type CyclonedxAnalysis = {
  readonly state: string | null;
  readonly justification: string | null;
  readonly responses: readonly string[];
  readonly detail: string | null;
  /** When the analysis was last changed. */
  readonly statedAt: ScanTime | null;
};

/** `analysis/state` (CycloneDX 1.6, impact analysis state). */
const STATUSES: ReadonlyMap<string, StatementStatus> = new Map([
  ["resolved", "fixed"],
  ["resolved_with_pedigree", "fixed"],
  ["exploitable", "affected"],
  ["in_triage", "under investigation"],
  ["false_positive", "not affected"],
  ["not_affected", "not affected"],
]);

export type CyclonedxStatement = {
  readonly statement: Omit<StatementReading, "type" | "ordinal" | "byteStart" | "byteEnd">;
  readonly remark: Omit<Remark, "where"> | null;
};

/**
 * What a vulnerability of a bill of materials states. Without an analysis its products are affected, as the specification
 * says of those that it lists; a state that is missing or unknown counts as under investigation. The severity is that of
 * the first rating; `stated` is the time of the whole bill, for a vulnerability that has none.
 */
export const cyclonedxStatement = (
  vulnerability: CyclonedxVulnerability,
  stated: ScanTime | null,
): CyclonedxStatement => {
  const { analysis, ratings } = vulnerability;
  const status = analysis === null ? "affected" : STATUSES.get(analysis.state?.toLowerCase() ?? "");
  const known = ratings.flatMap(({ cvss }) => (cvss === null ? [] : [cvss]));
  const word = ratings.find((rating) => rating.severity !== null)?.severity ?? null;
  const rated = ratings.length === 0 ? null : ratedSeverity(CYCLONEDX_SEVERITIES, word, known);
  return {
    statement: {
      vulnerability: vulnerability.id,
      aliases: [...new Set(vulnerability.references.filter((id) => id !== vulnerability.id))],
      products: [...new Set(vulnerability.products)],
      status: status ?? "under investigation",
      justification: analysis?.justification ?? null,
      detail: detailOf(vulnerability),
      severity: rated?.severity ?? null,
      statedAt: analysis?.statedAt ?? stated,
    },
    remark: status === undefined ? unknownState(analysis?.state ?? null) : (rated?.remark ?? null),
  };
};

const unknownState = (state: string | null): Omit<Remark, "where"> => ({
  code: "cyclonedx.unknown-state",
  message: `The analysis has ${state === null ? "no state" : `the state "${state.slice(0, 40)}"`}; it counts as under investigation.`,
});

const detailOf = ({ analysis, recommendation, workaround }: CyclonedxVulnerability): string | null => {
  const responses = analysis?.responses ?? [];
  const lines = [
    analysis?.detail ?? null,
    responses.length === 0 ? null : `Response: ${responses.join(", ")}`,
    recommendation === null ? null : `Recommendation: ${recommendation}`,
    workaround === null ? null : `Workaround: ${workaround}`,
  ].filter((line) => line !== null);
  return lines.join("\n") || null;
};
