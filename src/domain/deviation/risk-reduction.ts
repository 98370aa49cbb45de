import { cvssScores, ratingOfScore, type ScoreOfV4 } from "../cvss/score.ts";
import { cvssVector, isMetricOf, vectorText, withMetrics, type CvssVector } from "../cvss/vector.ts";
import type { CvssReading } from "../reading.ts";
import type { RiskRating } from "../risk-rating.ts";

const IMPACTS = ["N", "L", "H"] as const;

/**
 * The metrics by which a risk adjustment may say what is another way in the system: those of CVSS 3 that the form names
 * (FedRAMP Deviation Request Form 2.1, risk reduction), and what they became in CVSS 4.0 (FIRST, CVSS 4.0 specification,
 * section 4.2). CVSS 2 modifies no metric; its surroundings are told by CDP and TD (FIRST, CVSS 2.0 guide, section 2.3).
 * Each metric with the values of all versions that have it.
 */
export const MODIFIED_METRICS = {
  MAV: ["N", "A", "L", "P"],
  MAC: ["L", "H"],
  MAT: ["N", "P"],
  MPR: IMPACTS,
  /** R of CVSS 3; P and A, passive and active, of CVSS 4.0. */
  MUI: ["N", "R", "P", "A"],
  MC: IMPACTS,
  MI: IMPACTS,
  MA: IMPACTS,
  MVC: IMPACTS,
  MVI: IMPACTS,
  MVA: IMPACTS,
  MSC: IMPACTS,
  MSI: ["N", "L", "H", "S"],
  MSA: ["N", "L", "H", "S"],
  CDP: ["N", "L", "LM", "MH", "H"],
  TD: ["N", "L", "M", "H"],
} as const;
type ModifiedMetric = keyof typeof MODIFIED_METRICS;

/** How far a remedy is there (the same form, remediation level), and its value in CVSS 3 and 2. CVSS 4.0 has none. */
const REMEDIATION_LEVELS = {
  "official fix": { "3": "O", "2": "OF" },
  "temporary fix": { "3": "T", "2": "TF" },
  workaround: { "3": "W", "2": "W" },
  unavailable: { "3": "U", "2": "U" },
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
  /**
   * The vector that is modified; null takes the detector's: of those that have all the modified metrics the first one of
   * CVSS 3, which the form asks for, else of 4.0, else of 2.
   */
  readonly baseVector: string | null;
  /** Metrics that are not named here are as in the vector. */
  readonly modified: { readonly [M in ModifiedMetric]?: ModifiedValue | undefined };
  readonly remediationLevel: { readonly level: RemediationLevel; readonly explanation: string } | null;
  /** A score entered by hand, where no vector is known. */
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

type ScoredParts = Pick<RiskReduction, "baseVector" | "modified" | "remediationLevel" | "enteredScore">;

/** The score that the modified vector gives, or the entered one; null when there is neither. */
export const adjustedScore = (
  cvss: readonly CvssReading[],
  reduction: ScoredParts,
  scoreOfV4: ScoreOfV4,
): AdjustedScore | null => {
  const base = baseVector(cvss, reduction);
  if (base === null) {
    const { enteredScore: score } = reduction;
    return score === null ? null : { vector: null, baseScore: null, score, rating: ratingOfScore(score) };
  }
  const vector = withMetrics(base, {
    ...Object.fromEntries(modifiedOf(reduction)),
    RL: remediationOf(base, reduction.remediationLevel?.level),
  });
  const { base: baseScore, environmental: score } = cvssScores(vector, scoreOfV4);
  return { vector: vectorText(vector), baseScore, score, rating: ratingOfScore(score) };
};

const remediationOf = ({ version }: CvssVector, level: RemediationLevel | undefined): string | undefined =>
  level === undefined || version === "4.0"
    ? undefined
    : REMEDIATION_LEVELS[level][version === "2" ? "2" : "3"];

const modifiedOf = ({ modified }: Pick<RiskReduction, "modified">): Array<readonly [string, string]> =>
  Object.entries(modified).flatMap(([name, given]) =>
    given === undefined ? [] : [[name, given.value] as const],
  );

/** The modified metrics that a vector does not know, or not with that value. */
export const metricsAmiss = (
  { version }: CvssVector,
  reduction: Pick<RiskReduction, "modified">,
): Array<readonly [string, string]> =>
  modifiedOf(reduction).filter(([name, value]) => !isMetricOf(version, name, value));

/** Of two versions of the same place the vector that the detectors name first. */
const PLACES: Readonly<Record<CvssVector["version"], number>> = { "3.1": 0, "3.0": 0, "4.0": 1, "2": 2 };

const baseVector = (
  cvss: readonly CvssReading[],
  reduction: Pick<RiskReduction, "baseVector" | "modified">,
): CvssVector | null => {
  const given = reduction.baseVector;
  const texts = given === null ? cvss.flatMap(({ vector }) => (vector === null ? [] : [vector])) : [given];
  const fitting = texts
    .map(cvssVector)
    .filter((vector) => vector !== null)
    .filter((vector) => metricsAmiss(vector, reduction).length === 0);
  return fitting.toSorted((a, b) => PLACES[a.version] - PLACES[b.version])[0] ?? null;
};
