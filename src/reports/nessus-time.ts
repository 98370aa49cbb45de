import { calendarDate, dateOfInstant } from "#domain/calendar.ts";
import type { ScanTime } from "#domain/reading.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const CTIME =
  /^[A-Za-z]{3,9},?\s+([A-Za-z]{3,9})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})(?:\s+(?:UTC|GMT))?\s+(\d{4})$/;
const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/;
const LAST_SECOND = 253_402_300_799;

const instantOf = (text: string, day: string): ScanTime | null => {
  const date = calendarDate(day);
  if (date === null) return null;
  try {
    return { instant: Temporal.Instant.from(text).toString(), date };
  } catch {
    return null;
  }
};

/**
 * A scan time as Nessus writes it: the C library's form (`Mon May  1 08:23:25 2023`, the weekday short or whole) or ISO
 * 8601 (web app scans). Without a zone it is read as UTC. The date is the calendar day that is written, whatever the
 * zone. Null when the text is neither.
 */
export const writtenTime = (text: string): ScanTime | null => {
  const ctime = CTIME.exec(text.trim());
  if (ctime !== null) {
    const [, monthName = "", day = "", hour = "", minute, second, year] = ctime;
    const month = MONTHS.indexOf(monthName.slice(0, 3).toLowerCase()) + 1;
    const written = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
    return instantOf(`${written}T${hour.padStart(2, "0")}:${minute}:${second}Z`, written);
  }
  const iso = ISO.exec(text.trim());
  if (iso === null) return null;
  const [, day = "", time, zone = "Z"] = iso;
  return instantOf(`${day}T${time}${zone}`, day);
};

/** Seconds since 1970 as written in a `…_TIMESTAMP` tag; the date is the UTC day. Null when the text is no such count. */
export const epochTime = (text: string): ScanTime | null => {
  const seconds = /^\d{1,12}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(seconds > 0 && seconds <= LAST_SECOND)) return null;
  const instant = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
  return { instant: instant.toString(), date: dateOfInstant(new Date(seconds * 1000)) };
};

/** Whether two times lie more than a day apart. */
export const disagree = (a: ScanTime, b: ScanTime): boolean =>
  Math.abs(
    Temporal.Instant.from(a.instant).epochMilliseconds - Temporal.Instant.from(b.instant).epochMilliseconds,
  ) > 86_400_000;
