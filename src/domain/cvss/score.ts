import type { RiskRating } from "../risk-rating.ts";
import {
  METRICS_V3,
  PRIVILEGES_SCOPE_CHANGED,
  REQUIREMENT_METRICS_V3,
  TEMPORAL_METRICS_V3,
} from "./metrics.ts";
import { baseV2, environmentalV2, temporalV2 } from "./score-v2.ts";
import { baseOf, vectorText, type CvssVector } from "./vector.ts";

/** Scores from 0 to 10 with one decimal. */
export type CvssScores = {
  readonly base: number;
  /** Null for CVSS 4.0, which has one score for all metrics that are given. */
  readonly temporal: number | null;
  /** With every metric of the vector. */
  readonly environmental: number;
};

/** The score of a CVSS 4.0 vector, of whose metrics each is known and every base metric is given. */
export type ScoreOfV4 = (vector: string) => number;

/**
 * CVSS 3.0, 3.1 (FIRST, section 7 of each specification) and 2.0 (section 3.2). The score of a 4.0 vector comes out of
 * tables (section 8), which `scoreOfV4` knows.
 */
export const cvssScores = (vector: CvssVector, scoreOfV4: ScoreOfV4): CvssScores => {
  switch (vector.version) {
    case "2":
      return { base: baseV2(vector), temporal: temporalV2(vector), environmental: environmentalV2(vector) };
    case "3.0":
    case "3.1":
      return { base: baseV3(vector), temporal: temporalV3(vector), environmental: environmentalV3(vector) };
    case "4.0":
      return {
        base: scoreOfV4(vectorText(baseOf(vector))),
        temporal: null,
        environmental: scoreOfV4(vectorText(vector)),
      };
  }
};

/** The word for a score (CVSS 3.1, section 5); null for 0.0, which is no risk. */
export const ratingOfScore = (score: number): RiskRating | null => {
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "moderate";
  return score > 0 ? "low" : null;
};

/**
 * The smallest number with one decimal that is not below `value` (CVSS 3.1, appendix A). The specification of 3.0 asks for
 * the same number and leaves out how arithmetic with fractions must not disturb it.
 */
const roundUp = (value: number): number => {
  const whole = Math.round(value * 100_000);
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
};

type Named = Readonly<Record<string, Readonly<Record<string, number>>>>;

const weight = (table: Named, { metrics }: CvssVector, name: string, value = metrics.get(name)): number =>
  table[name]?.[value ?? "X"] ?? 1;

const baseV3 = (vector: CvssVector): number => {
  const of = (name: string): number => weight(METRICS_V3, vector, name);
  const changed = vector.metrics.get("S") === "C";
  const lost = 1 - (1 - of("C")) * (1 - of("I")) * (1 - of("A"));
  const impact = changed ? 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02) ** 15 : 6.42 * lost;
  const exploitability = 8.22 * of("AV") * of("AC") * privileges(vector, "PR", changed) * of("UI");
  return together(impact, exploitability, changed);
};

const together = (impact: number, exploitability: number, changed: boolean): number => {
  if (impact <= 0) return 0;
  return roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
};

const privileges = ({ metrics }: CvssVector, name: "PR" | "MPR", changed: boolean): number => {
  const value = given(metrics.get(name)) ?? metrics.get("PR") ?? "N";
  const table: Readonly<Record<string, number>> = changed
    ? PRIVILEGES_SCOPE_CHANGED
    : (METRICS_V3["PR"] ?? {});
  return table[value] ?? 0;
};

const given = (value: string | undefined): string | undefined => (value === "X" ? undefined : value);

const temporalFactor = (vector: CvssVector): number =>
  Object.keys(TEMPORAL_METRICS_V3).reduce(
    (product, name) => product * weight(TEMPORAL_METRICS_V3, vector, name),
    1,
  );

const temporalV3 = (vector: CvssVector): number => roundUp(baseV3(vector) * temporalFactor(vector));

const environmentalV3 = (vector: CvssVector): number => {
  const { metrics, version } = vector;
  // A metric that is not modified keeps its base value.
  const of = (name: string): number =>
    weight(METRICS_V3, vector, name, given(metrics.get(`M${name}`)) ?? metrics.get(name));
  const required = (name: string): number => weight(REQUIREMENT_METRICS_V3, vector, name);
  const changed = (given(metrics.get("MS")) ?? metrics.get("S")) === "C";
  const kept =
    (1 - required("CR") * of("C")) * (1 - required("IR") * of("I")) * (1 - required("AR") * of("A"));
  const lost = Math.min(1 - kept, 0.915);
  const tail = version === "3.0" ? (lost - 0.02) ** 15 : (lost * 0.9731 - 0.02) ** 13;
  const impact = changed ? 7.52 * (lost - 0.029) - 3.25 * tail : 6.42 * lost;
  const exploitability = 8.22 * of("AV") * of("AC") * privileges(vector, "MPR", changed) * of("UI");
  return roundUp(together(impact, exploitability, changed) * temporalFactor(vector));
};
