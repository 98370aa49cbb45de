import type { Fact } from "#domain/fact.ts";
import type { RatingPeriods } from "#domain/rulebook/remediation.ts";

type Days = readonly [critical: number, high: number, moderate: number, low: number];
type Marked = (days: number, source: string) => Fact<number>;

/** Days from the original detection by rating, worst first, all from one source. */
export const ratingDays = (
  [critical, high, moderate, low]: Days,
  mark: Marked,
  source: string,
): RatingPeriods => ({
  by: "risk rating",
  days: {
    critical: mark(critical, `${source}: critical, ${critical} days`),
    high: mark(high, `${source}: high, ${high} days`),
    moderate: mark(moderate, `${source}: moderate, ${moderate} days`),
    low: mark(low, `${source}: low, ${low} days`),
  },
});
