import cvss from "ae-cvss-calculator";
import type { ScoreOfV4 } from "#domain/cvss/score.ts";
import { adjustedScore, type AdjustedScore } from "#domain/deviation/risk-reduction.ts";

/** By FIRST's tables of CVSS 4.0 (ADR 17). Only vectors that the domain has read come here. */
export const scoreOfV4: ScoreOfV4 = (vector) => new cvss.Cvss4P0(vector).calculateScores(false).overall;

/** The score of a risk reduction: of its modified vector, whatever its version, else the entered one; null without both. */
export const scoreOfReduction = (
  readings: Parameters<typeof adjustedScore>[0],
  reduction: Parameters<typeof adjustedScore>[1],
): AdjustedScore | null => adjustedScore(readings, reduction, scoreOfV4);
