import { calendarDate } from "./calendar.ts";
import type { ScanTime } from "./reading.ts";

/** The name of ISO 8601 among date formats: a day, or a day and a time with a zone or without. */
export const ISO_FORMAT = "ISO 8601";

/** Formats to choose from; any other made of the same parts may be written out. */
export const COMMON_DATE_FORMATS = [
  ISO_FORMAT,
  "YYYY-MM-DD",
  "YYYY/MM/DD",
  "MM/DD/YYYY",
  "M/D/YYYY",
  "MM/DD/YYYY HH:mm",
  "MM/DD/YYYY hh:mm A",
  "DD/MM/YYYY",
  "D/M/YYYY",
  "DD/MM/YYYY HH:mm",
  "DD.MM.YYYY",
  "D.M.YYYY",
  "DD.MM.YYYY HH:mm",
  "DD-MMM-YYYY",
  "MMM D, YYYY",
] as const;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;

/** Each part of a format, and the text that stands for it. Every part has a bounded length. */
const PARTS = {
  YYYY: "\\d{4}",
  MMM: "[A-Za-z]{3}",
  MM: "\\d{2}",
  M: "\\d{1,2}",
  DD: "\\d{2}",
  D: "\\d{1,2}",
  HH: "\\d{2}",
  H: "\\d{1,2}",
  hh: "\\d{2}",
  h: "\\d{1,2}",
  mm: "\\d{2}",
  ss: "\\d{2}",
  A: "[AaPp]\\.?[Mm]\\.?",
} as const;
const TOKEN = /YYYY|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|A|[-/., :T]/g;

type Compiled = { readonly pattern: RegExp; readonly parts: readonly string[] };

const isPart = (token: string): token is keyof typeof PARTS => Object.hasOwn(PARTS, token);

const compile = (format: string): Compiled | null => {
  const tokens = format.match(TOKEN) ?? [];
  if (format.length > 40 || tokens.join("") !== format) return null;
  const parts = tokens.filter(isPart);
  const kinds = parts.map((part) => (part === "MMM" ? "M" : part.slice(0, 1)));
  if (new Set(kinds.map((kind) => (kind === "h" ? "H" : kind))).size < kinds.length) return null;
  if (!["Y", "M", "D"].every((kind) => kinds.includes(kind))) return null;
  if (kinds.includes("h") !== kinds.includes("A")) return null;
  const source = tokens.map((token) => (isPart(token) ? `(${PARTS[token]})` : `\\x${hex(token)}`)).join("");
  return { pattern: new RegExp(`^${source}$`), parts };
};

const hex = (sign: string): string => sign.charCodeAt(0).toString(16).padStart(2, "0");

/** Whether a text is a date format: its year, month and day, perhaps a time, each once and written as in the list above. */
export const isDateFormat = (format: string): boolean => format === ISO_FORMAT || compile(format) !== null;

/** Reads a date in exactly this format. Times without a zone are UTC. Null when the text is not written so, or is no real day. */
export type DateReader = (text: string) => ScanTime | null;

export const dateReader = (format: string): DateReader => {
  if (format === ISO_FORMAT) return isoDate;
  const compiled = compile(format);
  if (compiled === null) return () => null;
  return (text) => {
    const found = compiled.pattern.exec(text.trim());
    if (found === null) return null;
    return timeOf(new Map(compiled.parts.map((part, index) => [part, found[index + 1] ?? ""])));
  };
};

const isoDate: DateReader = (text) => {
  const [, day = "", time = "00:00", zone = "Z"] = ISO.exec(text.trim()) ?? [];
  return instantOf(day, `${time}${zone === "UTC" ? "Z" : zone}`);
};

const timeOf = (parts: ReadonlyMap<string, string>): ScanTime | null => {
  const number = (...names: readonly string[]): string => {
    const name = names.find((known) => parts.has(known));
    return (name === undefined ? "" : (parts.get(name) ?? "")).padStart(2, "0");
  };
  const word = parts.get("MMM")?.toLowerCase();
  const month = word === undefined ? number("MM", "M") : String(MONTHS.indexOf(word) + 1).padStart(2, "0");
  const hour = parts.has("A") ? hourOf(number("hh", "h"), parts.get("A") ?? "") : number("HH", "H");
  if (hour === null) return null;
  const day = `${parts.get("YYYY") ?? ""}-${month}-${number("DD", "D")}`;
  return instantOf(day, `${hour}:${number("mm")}:${number("ss")}Z`);
};

/** The hour of the clock of twelve; null when there is no such hour. */
const hourOf = (hour: string, half: string): string | null => {
  const clock = Number(hour);
  if (clock < 1 || clock > 12) return null;
  return String((clock % 12) + (/^p/i.test(half) ? 12 : 0)).padStart(2, "0");
};

const instantOf = (day: string, time: string): ScanTime | null => {
  const date = calendarDate(day);
  if (date === null) return null;
  try {
    return { instant: Temporal.Instant.from(`${day}T${time}`).toString(), date };
  } catch {
    return null;
  }
};

/** The date that the formats agree on; `ambiguous` when two of them read it as different days. */
export const readDate = (text: string, readers: readonly DateReader[]): ScanTime | "ambiguous" | null => {
  let found: ScanTime | null = null;
  for (const read of readers) {
    const time = read(text);
    if (time === null) continue;
    if (found !== null && found.date !== time.date) return "ambiguous";
    found ??= time;
  }
  return found;
};
