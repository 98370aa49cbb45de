import { addDays, type CalendarDate } from "./calendar.ts";
import { federalHolidays } from "./federal-holidays.ts";

/** Days on which nobody is expected to work, besides Saturday and Sunday. */
export type Holidays = {
  readonly calendar: "none" | "US federal";
  /** Days of an organization's own. */
  readonly extra: readonly CalendarDate[];
};

/** Monday to Friday, and no holiday. */
export const isBusinessDay = (date: CalendarDate, holidays: Holidays): boolean =>
  !isWeekend(numberOf(date)) && !holidays.extra.includes(date) && !isFederalHoliday(date, holidays);

/**
 * The nth business day after `date` (or before, when negative); `date` itself when n is 0. Throws `input.invalid` when that
 * is no day from 0001 to 9999.
 */
export const addBusinessDays = (date: CalendarDate, days: number, holidays: Holidays): CalendarDate => {
  const step = days < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(days); left > 0; left -= 1) day = nextBusinessDay(day, step, holidays);
  return day;
};

/** `date` if it is a business day, otherwise the first one after it (1) or before it (-1). */
export const nearestBusinessDay = (date: CalendarDate, step: 1 | -1, holidays: Holidays): CalendarDate =>
  isBusinessDay(date, holidays) ? date : nextBusinessDay(date, step, holidays);

const nextBusinessDay = (date: CalendarDate, step: 1 | -1, holidays: Holidays): CalendarDate => {
  let number = numberOf(date) + step;
  for (;;) {
    while (isWeekend(number)) number += step;
    const day = dateOf(number) ?? addDays(date, number - numberOf(date));
    if (isBusinessDay(day, holidays)) return day;
    number += step;
  }
};

/** Days since 1970-01-01, a Thursday. Periods of years are counted in business days, so days are numbers here. */
const numberOf = (date: CalendarDate): number => Date.parse(date) / 86_400_000;

/** Null beyond the years that are written with four digits. */
const dateOf = (number: number): CalendarDate | null => {
  const text = new Date(number * 86_400_000).toISOString();
  return /^[0-9]/.test(text) && !text.startsWith("0000") ? (text.slice(0, 10) as CalendarDate) : null;
};

const isWeekend = (number: number): boolean => {
  const fromMonday = (((number + 3) % 7) + 7) % 7;
  return fromMonday >= 5;
};

/** Holidays of the years that were asked for; a year's holidays never change. */
const years = new Map<string, ReadonlySet<CalendarDate>>();

const isFederalHoliday = (date: CalendarDate, { calendar }: Holidays): boolean => {
  if (calendar === "none") return false;
  const year = date.slice(0, 4);
  const known = years.get(year) ?? new Set(federalHolidays(Number(year)));
  years.set(year, known);
  return known.has(date);
};
