import { cvssScores, ratingOfScore } from "../cvss/score.ts";
import { cvssVector, vectorText, withMetrics, type CvssVector } from "../cvss/vector.ts";
import type { CvssReading } from "../reading.ts";
import type { RiskRating } from "../risk-rating.ts";

/** The modified CVSS 3 metrics that a risk adjustment explains (FedRAMP Deviation Request Form 2.1, risk reduction). */
export const MODIFIED_METRICS = {
  MAV: ["N", "A", "L", "P"],
  MAC: ["L", "H"],
  MPR: ["N", "L", "H"],
  MUI: ["N", "R"],
  MC: ["N", "L", "H"],
  MI: ["N", "L", "H"],
  MA: ["N", "L", "H"],
} as const;
type ModifiedMetric = keyof typeof MODIFIED_METRICS;

/** How far a remedy is there, and its CVSS value (the same form, remediation level). */
const REMEDIATION_LEVELS = {
  "official fix": "O",
  "temporary fix": "T",
  workaround: "W",
  unavailable: "U",
} as const;
type RemediationLevel = keyof typeof REMEDIATION_LEVELS;
export const REMEDIATION_WORDS = [
  "official fix",
  "temporary fix",
  "workaround",
  "unavailable",
] as const satisfies readonly RemediationLevel[];

/** One metric as it is in the system's own surroundings, and why. */
type ModifiedValue = { readonly value: string; readonly explanation: string };

/** Why the risk is another one here than the scanner says. */
export type RiskReduction = {
  readonly requestedRating: RiskRating;
  /** The vector that is modified; null takes the first CVSS 3 vector that the detector gives. */
  readonly baseVector: string | null;
  /** Metrics that are not named here are as in the vector. */
  readonly modified: { readonly [M in ModifiedMetric]?: ModifiedValue | undefined };
  readonly remediationLevel: { readonly level: RemediationLevel; readonly explanation: string } | null;
  /** A score entered by hand, where none can be computed, as for CVSS 4.0. */
  readonly enteredScore: number | null;
  /** What the list of attachments for the risk reduction names. */
  readonly attachments: readonly string[];
};

export type AdjustedScore = {
  /** The whole vector; null when the score was entered by hand. */
  readonly vector: string | null;
  readonly baseScore: number | null;
  readonly score: number;
  /** The word for the score; null for 0.0. */
  readonly rating: RiskRating | null;
};

/** The score that the modified vector gives, or the entered one; null when there is neither. */
export const adjustedScore = (
  cvss: readonly CvssReading[],
  reduction: Pick<RiskReduction, "baseVector" | "modified" | "remediationLevel" | "enteredScore">,
): AdjustedScore | null => {
  const base = baseVector(cvss, reduction.baseVector);
  if (base === null) {
    const { enteredScore: score } = reduction;
    return score === null ? null : { vector: null, baseScore: null, score, rating: ratingOfScore(score) };
  }
  const modified = Object.entries(reduction.modified).map(([name, given]) => [name, given?.value] as const);
  const level = reduction.remediationLevel?.level;
  const vector = withMetrics(base, {
    ...Object.fromEntries(modified),
    RL: level === undefined ? undefined : REMEDIATION_LEVELS[level],
  });
  const { base: baseScore, environmental } = cvssScores(vector);
  const score = environmental ?? baseScore;
  return { vector: vectorText(vector), baseScore, score, rating: ratingOfScore(score) };
};

const baseVector = (cvss: readonly CvssReading[], given: string | null): CvssVector | null => {
  const texts = given === null ? cvss.flatMap(({ vector }) => (vector === null ? [] : [vector])) : [given];
  const vectors = texts.map(cvssVector).filter((vector) => vector !== null);
  return vectors.find(({ version }) => version !== "2") ?? null;
};
