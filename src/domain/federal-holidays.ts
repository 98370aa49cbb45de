import type { CalendarDate } from "./calendar.ts";

/** What a holiday falls on: a day of the year, or the nth of a weekday in a month (1 Monday … 7 Sunday; -1 the last). */
type HolidayRule = { readonly since: number; readonly month: number } & (
  | { readonly day: number }
  | { readonly weekday: number; readonly nth: number }
);

/** Legal public holidays of federal employees (5 U.S.C. 6103(a)) and the first year of each as it stands today. */
const RULES: readonly HolidayRule[] = [
  { since: 1885, month: 1, day: 1 },
  { since: 1986, month: 1, weekday: 1, nth: 3 },
  { since: 1971, month: 2, weekday: 1, nth: 3 },
  { since: 1971, month: 5, weekday: 1, nth: -1 },
  { since: 2021, month: 6, day: 19 },
  { since: 1885, month: 7, day: 4 },
  { since: 1894, month: 9, weekday: 1, nth: 1 },
  { since: 1971, month: 10, weekday: 1, nth: 2 },
  { since: 1978, month: 11, day: 11 },
  { since: 1942, month: 11, weekday: 4, nth: 4 },
  { since: 1885, month: 12, day: 25 },
];

/**
 * The federal holidays that are observed in a year, in order. One that falls on a Saturday is observed on the Friday
 * before, on a Sunday on the Monday after (5 U.S.C. 6103(b), Executive Order 11582), so New Year's Day may be observed in
 * the year before.
 */
export const federalHolidays = (year: number): readonly CalendarDate[] =>
  [year, year + 1]
    .flatMap((each) =>
      RULES.filter(({ since }) => since <= each).map((rule) => observed(holidayOf(rule, each))),
    )
    .filter((date) => date.year === year)
    .map((date) => date.toString() as CalendarDate)
    .toSorted();

const holidayOf = (rule: HolidayRule, year: number): Temporal.PlainDate => {
  const first = Temporal.PlainDate.from({ year, month: rule.month, day: 1 });
  if ("day" in rule) return first.with({ day: rule.day });
  const start = rule.nth > 0 ? first : first.with({ day: first.daysInMonth }).subtract({ days: 6 });
  const days = (rule.weekday - start.dayOfWeek + 7) % 7;
  return start.add({ days: days + 7 * (Math.max(rule.nth, 1) - 1) });
};

const observed = (date: Temporal.PlainDate): Temporal.PlainDate => {
  if (date.dayOfWeek === 6) return date.subtract({ days: 1 });
  return date.dayOfWeek === 7 ? date.add({ days: 1 }) : date;
};
