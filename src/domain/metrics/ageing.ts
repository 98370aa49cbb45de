import { addDays, daysBetween, type CalendarDate } from "../calendar.ts";
import type { RiskRating } from "../risk-rating.ts";

/** Days since the original detection; the bounds are those of the FedRAMP triggers and of ConMon deadlines. */
export const AGE_BUCKETS = [
  { name: "0 to 30 days", upTo: 30 },
  { name: "31 to 60 days", upTo: 60 },
  { name: "61 to 90 days", upTo: 90 },
  { name: "91 to 120 days", upTo: 120 },
  { name: "121 to 180 days", upTo: 180 },
  { name: "181 to 365 days", upTo: 365 },
  { name: "more than a year", upTo: Number.POSITIVE_INFINITY },
] as const;

/** So many open items of a rating that were detected on one day. */
export type OpenSince = {
  readonly rating: RiskRating;
  readonly detectedOn: CalendarDate;
  readonly items: number;
};

export type AgeBucket = {
  readonly name: string;
  /** The days of detection that it holds, the first and the last; null: without a bound. */
  readonly detectedFrom: CalendarDate | null;
  readonly detectedTo: CalendarDate | null;
} & Readonly<Record<RiskRating, number>>;

/** How old what is open is on a day. A day of detection that has not come counts as today. */
export const ageing = (open: readonly OpenSince[], today: CalendarDate): AgeBucket[] => {
  const buckets = AGE_BUCKETS.map(({ name, upTo }, index) => {
    const before = AGE_BUCKETS[index - 1];
    return {
      name,
      detectedFrom: Number.isFinite(upTo) ? addDays(today, -upTo) : null,
      detectedTo: before === undefined ? null : addDays(today, -before.upTo - 1),
      critical: 0,
      high: 0,
      moderate: 0,
      low: 0,
    };
  });
  for (const { rating, detectedOn, items } of open) {
    const age = daysBetween(detectedOn, today);
    const bucket = buckets[AGE_BUCKETS.findIndex(({ upTo }) => age <= upTo)];
    if (bucket) bucket[rating] += items;
  }
  return buckets;
};
