import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";

/** The day that a body gives, or `input.invalid` for one that the calendar does not have. */
export const givenDay = (text: string): CalendarDate => {
  const day = calendarDate(text);
  if (day) return day;
  throw new Fault(
    "input.invalid",
    `Expected a day of the calendar written YYYY-MM-DD, found "${text.slice(0, 20)}". Correct it.`,
  );
};

/** The same for a field that may be cleared or absent. */
export const givenDayOrNull = <Absent extends null | undefined>(
  text: string | Absent,
): CalendarDate | Absent => (typeof text === "string" ? givenDay(text) : text);
