import { Fault } from "./fault.ts";

/**
 * Calendar dates of the ledger: days without a time zone, written `YYYY-MM-DD`.
 *
 * A POA&M date is what stands in a cell of the authority's workbook, so it must not shift with the reader's zone
 *. Today's date is always an argument, never read here.
 */
export type CalendarDate = string & { readonly __calendarDate: true };

/** The date if `text` is a real day written `YYYY-MM-DD` (0001 to 9999), otherwise null. */
export const calendarDate = (text: string): CalendarDate | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return null;
  const start = Date.parse(text);
  return !Number.isNaN(start) && dayAt(start) === text ? (text as CalendarDate) : null;
};

// Days are counted in milliseconds of UTC, where each day has as many: ledgers ask for days by the hundred thousand, and
// the language's calendar dates take several times as long for the same answers.
const DAY_MS = 24 * 60 * 60 * 1000;

const dayAt = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().slice(0, -"T00:00:00.000Z".length);

/** The UTC calendar day of an instant. */
export const dateOfInstant = (instant: Date): CalendarDate =>
  instant.toISOString().slice(0, 10) as CalendarDate;

/** `date` plus whole days; negative goes back. Throws `input.invalid` when that is no day from 0001 to 9999. */
export const addDays = (date: CalendarDate, days: number): CalendarDate => {
  const words = `${date} ${days < 0 ? "less" : "plus"} ${Math.abs(days)} days`;
  return dayWithinYears(() => (Number.isInteger(days) ? dayAt(Date.parse(date) + days * DAY_MS) : ""), words);
};

/**
 * The UTC day on which so many hours after an instant (RFC 3339) end. Throws `input.invalid` when that is no day from 0001
 * to 9999, or the text no instant.
 */
export const dayOfHoursAfter = (instant: string, hours: number): CalendarDate =>
  dayWithinYears(
    () => Temporal.Instant.from(instant).add({ hours }).toString().replace(/T.*$/, ""),
    `${hours} hours after "${instant.slice(0, 60)}"`,
  );

const dayWithinYears = (compute: () => string, words: string): CalendarDate => {
  const day = calendarDate(textOrNone(compute));
  if (day !== null) return day;
  throw new Fault("input.invalid", `Expected a day from 0001-01-01 to 9999-12-31, found ${words}.`);
};

const textOrNone = (compute: () => string): string => {
  try {
    return compute();
  } catch {
    return "";
  }
};

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The earlier of two days. */
export const earlierOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (a <= b ? a : b);

/** Negative when `a` is earlier than `b`, so that sorting puts the earliest first. */
export const compareDays = (a: CalendarDate, b: CalendarDate): number => (a === b ? 0 : a < b ? -1 : 1);

/** The day, or `input.invalid` that says for what it was needed. */
export const requireDay = (text: string, what: string): CalendarDate => {
  const day = calendarDate(text);
  if (day !== null) return day;
  throw new Fault("input.invalid", `Expected ${what} as a day YYYY-MM-DD. Found "${text.slice(0, 40)}".`);
};
