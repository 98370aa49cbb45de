import type { CvssReading } from "#domain/reading.ts";
import type { Remark } from "#domain/remark.ts";
import type { Severity } from "#domain/risk-rating.ts";

/** A tool's words for severity, in lower case, and what they mean here. */
export type SeverityTable = Readonly<Record<string, Severity>>;

export type RatedSeverity = { readonly severity: Severity; readonly remark: Omit<Remark, "where"> | null };

/**
 * The severity that a record's word stands for. A word that is not in the table, or none at all, is never taken as
 * informational: the CVSS base score decides (qualitative scale of FIRST, CVSS v3.1 section 5), else `moderate`, and
 * the remark says so.
 */
export const ratedSeverity = (
  table: SeverityTable,
  word: string | null,
  cvss: readonly CvssReading[] = [],
): RatedSeverity => {
  const plain = word?.trim().toLowerCase() ?? "";
  const known = Object.hasOwn(table, plain) ? table[plain] : undefined;
  if (known !== undefined) return { severity: known, remark: null };
  const scored = severityOfScores(cvss);
  const severity = scored ?? "moderate";
  const found = plain === "" ? "no severity" : `the severity "${plain.slice(0, 40)}"`;
  const basis =
    scored === null ? "no CVSS score either, so it counts as moderate" : `its CVSS score says ${scored}`;
  return {
    severity,
    remark: {
      code: "report.unknown-severity",
      message: `Expected one of ${Object.keys(table).join(", ")}, found ${found}; ${basis}.`,
    },
  };
};

/** The rating of the newest CVSS version that has a score; null when none has. A score of 0 is informational. */
export const severityOfScores = (cvss: readonly CvssReading[]): Severity | null => {
  const scored = cvss.filter((reading) => reading.score !== null);
  const score = scored.toSorted((a, b) => b.version.localeCompare(a.version))[0]?.score ?? null;
  return score === null ? null : severityOfScore(score);
};

/** FIRST, CVSS v3.1 specification, section 5: 0 none, to 3.9 low, to 6.9 medium, to 8.9 high, above critical. */
const severityOfScore = (score: number): Severity => {
  if (score === 0) return "informational";
  if (score < 4) return "low";
  if (score < 7) return "moderate";
  return score < 9 ? "high" : "critical";
};
