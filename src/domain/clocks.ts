import { addDays, daysBetween, type CalendarDate } from "./calendar.ts";
import type { RiskRating } from "./risk-rating.ts";
import type { Rulebook } from "./rulebook.ts";

/** One step of a date's derivation, in the order in which it was taken. */
export type ClockStep = {
  readonly step: "rulebook" | "anchor" | "rating" | "period" | "result";
  readonly value: string;
  readonly because: string;
};

export type ScheduledCompletion = { readonly date: CalendarDate; readonly steps: readonly ClockStep[] };

/**
 * The scheduled completion date that the rulebook gives an item, with each step of its derivation.
 * The last step's value is the date. Calendar days, counted from the day after the anchor.
 */
export const scheduledCompletion = (
  rulebook: Rulebook,
  originalDetectionDate: CalendarDate,
  originalRiskRating: RiskRating,
): ScheduledCompletion => {
  const period = rulebook.remediationDays[originalRiskRating];
  const date = addDays(originalDetectionDate, period.days);
  return {
    date,
    steps: [
      { step: "rulebook", value: rulebook.name, because: rulebook.source },
      {
        step: "anchor",
        value: originalDetectionDate,
        because: "Original detection date of the item; it never changes.",
      },
      { step: "rating", value: originalRiskRating, because: "Original risk rating of the item." },
      { step: "period", value: `${period.days} days`, because: period.source },
      { step: "result", value: date, because: `${originalDetectionDate} plus ${period.days} calendar days.` },
    ],
  };
};

export type Timeliness =
  | { readonly state: "late"; readonly daysLate: number }
  | { readonly state: "due soon"; readonly daysLeft: number }
  | { readonly state: "on time"; readonly daysLeft: number };

/** How an open item stands on `today`. The due day itself still counts as in time. */
export const timeliness = (rulebook: Rulebook, due: CalendarDate, today: CalendarDate): Timeliness => {
  const daysLeft = daysBetween(today, due);
  if (daysLeft < 0) return { state: "late", daysLate: -daysLeft };
  return daysLeft <= rulebook.dueSoonDays ? { state: "due soon", daysLeft } : { state: "on time", daysLeft };
};
