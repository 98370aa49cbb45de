import { calendarDate, dateOfInstant } from "#domain/calendar.ts";
import type { ScanTime } from "#domain/reading.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const CTIME =
  /^[A-Za-z]{3,9},?\s+([A-Za-z]{3,9})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})(?:\s+(?:UTC|GMT))?\s+(\d{4})$/;
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;
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

/** `1 Jan 2024 10:00:00`, with a weekday or without, in both orders of day and month; the zone must be UTC or GMT. */
const WORDED =
  /^(?:[A-Za-z]{3,9},?\s+)?(?:(\d{1,2})\s+([A-Za-z]{3,9})|([A-Za-z]{3,9})\s+(\d{1,2})),?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2}):(\d{2}))?(?:\s+(?:UTC|GMT|Z|\+0000))?$/;

/**
 * A scan time as tools write it: the C library's form (`Mon May  1 08:23:25 2023`, the weekday short or whole, with or
 * without UTC), the mail form (`Mon, 1 May 2023 08:23:25 GMT`), `May 1, 2023 08:23:25 UTC`, or ISO 8601, whose time may
 * be missing. Without a zone it is read as UTC. The date is the calendar day that is written, whatever the zone. Null
 * when the text is none of these: forms in which month and day could be mistaken are never guessed.
 */
export const writtenTime = (text: string): ScanTime | null => {
  const trimmed = text.trim();
  const ctime = CTIME.exec(trimmed);
  if (ctime !== null) {
    const [, month = "", day = "", hour = "", minute = "", second = "", year = ""] = ctime;
    return fromWords(year, month, day, `${hour.padStart(2, "0")}:${minute}:${second}`);
  }
  const worded = WORDED.exec(trimmed);
  if (worded !== null) {
    const [, day, month, month2, day2, year = "", hour = "0", minute = "00", second = "00"] = worded;
    return fromWords(
      year,
      month ?? month2 ?? "",
      day ?? day2 ?? "",
      `${hour.padStart(2, "0")}:${minute}:${second}`,
    );
  }
  const iso = ISO.exec(trimmed);
  if (iso === null) return null;
  const [, day = "", time = "00:00", zone = "Z"] = iso;
  return instantOf(`${day}T${time}${zone === "UTC" ? "Z" : zone}`, day);
};

const fromWords = (year: string, month: string, day: string, time: string): ScanTime | null => {
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const written = `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
  return instantOf(`${written}T${time}Z`, written);
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
