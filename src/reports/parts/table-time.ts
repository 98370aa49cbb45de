import { calendarDate } from "#domain/calendar.ts";
import type { ScanTime } from "#domain/reading.ts";
import { writtenTime } from "./scan-time.ts";

/** Hours from UTC of the zone names of mail (RFC 5322, section 4.3, obs-zone). */
const ZONES: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};
const NAMED = /^(.*\d) ([ECMP][SD]T)$/;

/** `Feb 03, 2026 07:00 AM`, the day and month in either order, the hour up to 12, perhaps an offset such as `GMT-0500`. */
const HALF_DAY = /^(.{8,14}) (\d{1,2}):(\d{2})(?::(\d{2}))?\s?([AP])M(?: GMT([+-]\d{2}):?(\d{2}))?$/i;

/** A time as tables write it: every form of `writtenTime`, American zone names, and the clock of twelve hours. */
export const tableTime = (text: string): ScanTime | null =>
  writtenTime(text) ?? zonedTime(text.trim()) ?? halfDayTime(text.trim());

const zonedTime = (text: string): ScanTime | null => {
  const [, plain = "", zone = ""] = NAMED.exec(text) ?? [];
  const hours = ZONES[zone];
  const time = hours === undefined ? null : writtenTime(`${plain} UTC`);
  return time === null || hours === undefined ? null : shifted(time, hours * 60);
};

const halfDayTime = (text: string): ScanTime | null => {
  const [, day = "", hour = "", minute = "", second = "00", half = "", east = "+00", eastMinutes = "00"] =
    HALF_DAY.exec(text) ?? [];
  const clock = Number(hour);
  if (day === "" || clock < 1 || clock > 12) return null;
  const hours = (clock % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  const time = writtenTime(`${day} ${String(hours).padStart(2, "0")}:${minute}:${second} UTC`);
  const minutes = Number(east) * 60 + Math.sign(Number(`${east}1`)) * Number(eastMinutes);
  return time === null ? null : shifted(time, minutes);
};

/** A time that was written `minutes` ahead of UTC; the day stays as written. */
const shifted = (time: ScanTime, minutes: number): ScanTime => ({
  instant: Temporal.Instant.from(time.instant).subtract({ minutes }).toString(),
  date: time.date,
});

/** `05/25/2021 07:36:58`, with the month first and read as UTC; null when the first number is no month. */
export const monthFirstTime = (text: string): ScanTime | null => {
  const [, month = "", day = "", year = "", clock = "00:00:00"] =
    /^(\d{2})\/(\d{2})\/(\d{4})(?:(?: at)? (\d{2}:\d{2}:\d{2}))?(?: \((?:GMT|UTC)[^)]{0,12}\))?$/.exec(
      text.trim(),
    ) ?? [];
  const written = `${year}-${month}-${day}`;
  return calendarDate(written) === null ? null : writtenTime(`${written}T${clock}Z`);
};
