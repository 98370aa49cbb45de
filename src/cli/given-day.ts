import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";

/** The day that an option gives; undefined when it is absent. Throws `input.invalid`. */
export const dayOption = (text: string | undefined): CalendarDate | undefined => {
  if (text === undefined) return undefined;
  const day = calendarDate(text);
  if (day) return day;
  throw new Fault("input.invalid", `Expected a day as YYYY-MM-DD. Found "${text.slice(0, 20)}".`);
};
