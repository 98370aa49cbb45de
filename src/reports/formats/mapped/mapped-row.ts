import { dateReader, readDate } from "#domain/date-format.ts";
import { MAPPED_FIELDS, mappedWord, type MappedField, type Mapping } from "#domain/mapping.ts";
import type { ScanTime } from "#domain/reading.ts";
import type { TableRow } from "../../csv.ts";
import { paragraphs } from "../../parts/word-list.ts";

/** The text of a field in a row; null when it is blank or not mapped. */
export const fieldText = (mapping: Mapping, field: MappedField, row: TableRow): string | null => {
  const place = mapping.fields[field];
  if (place === undefined) return null;
  if ("constant" in place) return place.constant;
  const texts = place.columns.map((column) => row.text(mappedWord(column)));
  const filled = texts.filter((text) => text !== null);
  switch (MAPPED_FIELDS[field]) {
    case "first":
      return filled[0] ?? null;
    case "paragraphs":
      return paragraphs(...filled) || null;
    case "list":
      return filled.join(", ") || null;
    case "each":
      return filled.join(" / ") || null;
  }
};

/** The headers of a field's columns that are blank in a row. */
export const blankColumns = (mapping: Mapping, field: MappedField, row: TableRow): string[] => {
  const place = mapping.fields[field];
  if (place === undefined || "constant" in place) return [];
  return place.columns.filter((column) => row.text(mappedWord(column)) === null);
};

/** Reads a date in the formats of a mapping. */
export type RowDates = (text: string) => ScanTime | "ambiguous" | null;

const REMEMBERED = 2000;

/** Tables say the same days again and again, so that answers are remembered, up to a bound. */
export const rowDates = (formats: readonly string[]): RowDates => {
  const readers = formats.map(dateReader);
  const known = new Map<string, ScanTime | "ambiguous" | null>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = readDate(text, readers);
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, answer);
    return answer;
  };
};

/** When the row's finding was found: `blank` without a date, `unreadable` when no format reads it, or two differently. */
export const rowTime = (
  mapping: Mapping,
  dates: RowDates,
  row: TableRow,
): ScanTime | "blank" | "unreadable" => {
  const text = fieldText(mapping, "foundOn", row);
  if (text === null) return "blank";
  const time = dates(text);
  return time === null || time === "ambiguous" ? "unreadable" : time;
};
