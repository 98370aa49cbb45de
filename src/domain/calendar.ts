/**
 * Calendar dates of the ledger: days without a time zone, written `YYYY-MM-DD`.
 *
 * A POA&M date is what stands in a cell of the authority's workbook, so it must not shift with the reader's zone
 * (security.md 3.4 case 64). Today's date is always an argument, never read here.
 */
export type CalendarDate = string & { readonly __calendarDate: true };

/** The date if `text` is a real day written `YYYY-MM-DD` (0001 to 9999), otherwise null. */
export const calendarDate = (text: string): CalendarDate | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as CalendarDate;
  } catch {
    return null;
  }
};

/** The UTC calendar day of an instant. */
export const dateOfInstant = (instant: Date): CalendarDate =>
  instant.toISOString().slice(0, 10) as CalendarDate;

/** `date` plus whole days; negative goes back. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  Temporal.PlainDate.from(date).add({ days }).toString() as CalendarDate;

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;
