import type { RiskRating } from "./risk-rating.ts";

/** The five levels of NIST SP 800-30 and eMASS, from least to most. */
export const FIVE_LEVELS = ["very low", "low", "moderate", "high", "very high"] as const;
export type FiveLevel = (typeof FIVE_LEVELS)[number];

/**
 * Five rows of five levels, least first both ways. The row is the likelihood (or the relevance of the threat), the column
 * the impact (or the severity).
 */
export type RiskMatrix = Readonly<Record<FiveLevel, Readonly<Record<FiveLevel, FiveLevel>>>>;

const SHORT = { VL: "very low", L: "low", M: "moderate", H: "high", VH: "very high" } as const;
type Short = keyof typeof SHORT;
type Five = readonly [Short, Short, Short, Short, Short];

const row = ([vl, l, m, h, vh]: Five): Readonly<Record<FiveLevel, FiveLevel>> => ({
  "very low": SHORT[vl],
  low: SHORT[l],
  moderate: SHORT[m],
  high: SHORT[h],
  "very high": SHORT[vh],
});

/** A matrix written as in print: the row of very high likelihood first, columns from very low to very high impact. */
export const riskMatrix = (
  veryHigh: Five,
  high: Five,
  moderate: Five,
  low: Five,
  veryLow: Five,
): RiskMatrix => ({
  "very low": row(veryLow),
  low: row(low),
  moderate: row(moderate),
  high: row(high),
  "very high": row(veryHigh),
});

/** The risk that the matrix gives a likelihood and an impact. */
export const riskOf = (matrix: RiskMatrix, likelihood: FiveLevel, impact: FiveLevel): FiveLevel =>
  matrix[likelihood][impact];

const RATINGS = {
  "very low": "low",
  low: "low",
  moderate: "moderate",
  high: "high",
  "very high": "critical",
} as const satisfies Record<FiveLevel, RiskRating>;

/** The rating beside which a level of the five stands: very high beside critical, low and very low beside low. */
export const ratingOfLevel = (level: FiveLevel): RiskRating => RATINGS[level];

/** The level that was written, or null for what is none. */
export const fiveLevel = (text: string | null | undefined): FiveLevel | null =>
  FIVE_LEVELS.find((level) => level === text) ?? null;
