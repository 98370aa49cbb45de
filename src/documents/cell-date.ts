import { calendarDate, type CalendarDate, dateOfInstant } from "#domain/calendar.ts";
import type { CellValue } from "./xlsx.ts";

const DAY_MS = 86_400_000;
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);
/** 1900-03-01. Excel counts a 29 February 1900 that never was, so days before it are not the same in all programs. */
const FIRST_SAFE_SERIAL = 61;
const LAST_SERIAL = 2_958_465;
/** A bare number before this day is no day but a year or an id; the templates' own date rule names the same day. */
const FIRST_BARE_DAY = "1980-01-01";

/** The day of an Excel serial number; null outside 1900-03-01 to 9999-12-31. Hours are dropped. */
export const dateOfSerial = (serial: number, date1904: boolean): CalendarDate | null => {
  const day = Math.floor(serial);
  if (!(day >= (date1904 ? 0 : FIRST_SAFE_SERIAL) && day <= LAST_SERIAL)) return null;
  const instant = new Date((date1904 ? EPOCH_1904_MS : EPOCH_1900_MS) + day * DAY_MS);
  return instant.getUTCFullYear() > 9999 ? null : dateOfInstant(instant);
};

/** The Excel serial number of a day cell: how a number is got back that a date format turned into a day. */
export const serialOfDate = (date: Date, date1904: boolean): number => {
  const days = (date.getTime() - (date1904 ? EPOCH_1904_MS : EPOCH_1900_MS)) / DAY_MS;
  const serial = !date1904 && days < FIRST_SAFE_SERIAL ? days - 1 : days;
  return Math.round(serial * 1e6) / 1e6;
};

const fullYear = (digits: string): string => {
  if (digits.length !== 2) return digits.padStart(4, "0");
  return `${Number(digits) < 30 ? "20" : "19"}${digits}`;
};

/**
 * A day written as text: `2026-01-31`, also with `/` or `\` and an ISO time after it; or the American order
 * `1/31/2026`. A year of two digits is 2000 to 2029 or 1930 to 1999, as Excel reads it. The American order is the only
 * one taken, since FedRAMP documents are American; `31/1/2026` is refused and not guessed.
 */
export const dateOfText = (text: string): CalendarDate | null => {
  const trimmed = text.trim();
  const iso =
    /^(\d{4})[-/\\](\d{1,2})[-/\\](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      trimmed,
    );
  if (iso) return calendarDate(`${iso[1]}-${iso[2]?.padStart(2, "0")}-${iso[3]?.padStart(2, "0")}`);
  const american =
    /^(\d{1,2})[-/\\](\d{1,2})[-/\\](\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?)?$/i.exec(trimmed);
  if (!american) return null;
  return calendarDate(
    `${fullYear(american[3] ?? "")}-${american[1]?.padStart(2, "0")}-${american[2]?.padStart(2, "0")}`,
  );
};

/** The day in a cell: a day, a bare serial number, or a day as text; null when it is none of them. */
export const dateOfCell = (value: CellValue, date1904: boolean): CalendarDate | null => {
  if (value instanceof Date) {
    const year = value.getUTCFullYear();
    return year >= 1900 && year <= 9999 ? dateOfInstant(value) : null;
  }
  if (typeof value === "number") {
    const date = dateOfSerial(value, date1904);
    return date !== null && date >= FIRST_BARE_DAY ? date : null;
  }
  return typeof value === "string" ? dateOfText(value) : null;
};

/** A day for a cell: a real day where Excel has one, ISO text before 1900-03-01. The same in every time zone. */
export const cellOfDate = (date: CalendarDate): Date | string =>
  date < "1900-03-01" ? date : new Date(`${date}T00:00:00Z`);
