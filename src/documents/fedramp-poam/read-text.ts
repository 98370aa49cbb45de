import { dateOfInstant } from "#domain/calendar.ts";
import { serialOfDate } from "../cell-date.ts";
import { unguard } from "../cell-text.ts";
import type { CellValue } from "../xlsx.ts";

/** A day format on a number this small is a left-over of the template, whose text columns have time formats. */
const EARLIEST_MEANT_YEAR = 1980;

/**
 * The text of a cell, exactly as written except for the formula guard. A number is written out; a day is ISO text,
 * unless `identifier` says that only a number can be meant.
 */
export const cellText = (value: CellValue, date1904: boolean, identifier = false): string => {
  if (value === null) return "";
  if (typeof value === "string") return unguard(value);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return String(value);
  if (Number.isNaN(value.getTime())) return "";
  if (identifier || value.getUTCFullYear() < EARLIEST_MEANT_YEAR)
    return String(serialOfDate(value, date1904));
  return dateOfInstant(value);
};

/** A header or label for comparing: white space and case do not count. */
export const headerKey = (value: CellValue): string =>
  typeof value === "string" ? value.replaceAll(/\s+/g, " ").trim().toLowerCase() : "";
