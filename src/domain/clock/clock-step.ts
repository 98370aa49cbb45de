import { addBusinessDays, nearestBusinessDay, type Holidays } from "../business-days.ts";
import { addDays, dayOfHoursAfter, earlierOf, type CalendarDate } from "../calendar.ts";

/** What a step did to the date, so that a date can be computed again from its steps alone. */
export type ClockEffect =
  | { readonly effect: "none" }
  | { readonly effect: "clear" }
  | { readonly effect: "set"; readonly date: CalendarDate }
  | { readonly effect: "add calendar days"; readonly days: number }
  | { readonly effect: "add business days"; readonly days: number; readonly holidays: Holidays }
  /** The UTC day on which that many hours after an instant end. */
  | { readonly effect: "hours after"; readonly instant: string; readonly hours: number }
  | { readonly effect: "no later than"; readonly date: CalendarDate }
  | { readonly effect: "no earlier than"; readonly date: CalendarDate }
  | { readonly effect: "to business day"; readonly direction: 1 | -1; readonly holidays: Holidays };

export const CLOCK_STEPS = [
  "rulebook",
  "class",
  "anchor",
  "rating",
  "risk adjustment",
  "evaluation",
  "period",
  "vendor",
  "extension",
  "business day",
  "known exploited",
  "BOD 26-04",
  "manual date",
  "result",
] as const;

/** One step of a date's derivation: what was taken, why in a sentence with its source, and what it did to the date. */
export type ClockStep = {
  readonly step: (typeof CLOCK_STEPS)[number];
  readonly value: string;
  readonly because: string;
  readonly effect: ClockEffect;
};

export const NO_EFFECT = { effect: "none" } as const satisfies ClockEffect;

/** The date after a step. Throws `input.invalid` when it leaves the years 0001 to 9999. */
export const applyEffect = (date: CalendarDate | null, effect: ClockEffect): CalendarDate | null => {
  switch (effect.effect) {
    case "none":
      return date;
    case "clear":
      return null;
    case "set":
      return effect.date;
    case "add calendar days":
      return date && addDays(date, effect.days);
    case "add business days":
      return date && addBusinessDays(date, effect.days, effect.holidays);
    case "hours after":
      return dayOfHoursAfter(effect.instant, effect.hours);
    case "no later than":
      return date === null ? effect.date : earlierOf(date, effect.date);
    case "no earlier than":
      return date !== null && date > effect.date ? date : effect.date;
    case "to business day":
      return date && nearestBusinessDay(date, effect.direction, effect.holidays);
  }
};

/** The date that the steps lead to, computed from what each of them did. */
export const recompute = (steps: readonly ClockStep[]): CalendarDate | null =>
  steps.reduce<CalendarDate | null>((date, { effect }) => applyEffect(date, effect), null);
