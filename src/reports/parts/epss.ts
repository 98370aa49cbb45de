import type { WeaknessDetails } from "#domain/reading.ts";

/** EPSS probability and percentile, both 0 to 1; null without a probability in that range. */
export const epssOf = (score: number | null, percentile: number | null): WeaknessDetails["epss"] => {
  if (score === null || score < 0 || score > 1) return null;
  return { score, percentile: percentile !== null && percentile >= 0 && percentile <= 1 ? percentile : null };
};
