import { RISK_RATINGS, type RiskRating } from "../risk-rating.ts";
import { percentile } from "./distribution.ts";

/** So many items of a rating that were closed so long after their detection. */
export type ClosedAfter = {
  readonly rating: RiskRating;
  /** From original detection to completion. */
  readonly days: number;
  readonly items: number;
  /** Those of them that were complete on their scheduled date or before; an item without a date is in neither. */
  readonly onTime: number;
  readonly dated: number;
};

export type Remediation = {
  readonly rating: RiskRating | "all";
  readonly closed: number;
  /** Days; null when nothing was closed. */
  readonly median: number | null;
  readonly p90: number | null;
  /** 0 to 1; null when nothing with a date was closed. */
  readonly onTimeRate: number | null;
};

/** How long closing took and how often it was in time: of each rating, and of all together. */
export const remediation = (closed: readonly ClosedAfter[]): Remediation[] =>
  [...RISK_RATINGS, "all" as const].map((rating) => {
    const own = closed.filter((each) => rating === "all" || each.rating === rating);
    const tallies = own.map(({ days, items }) => ({ value: Math.max(0, days), times: items }));
    const sum = (of: (each: ClosedAfter) => number): number =>
      own.reduce((total, each) => total + of(each), 0);
    const dated = sum((each) => each.dated);
    return {
      rating,
      closed: sum(({ items }) => items),
      median: percentile(tallies, 0.5),
      p90: percentile(tallies, 0.9),
      onTimeRate: dated === 0 ? null : sum(({ onTime }) => onTime) / dated,
    };
  });
