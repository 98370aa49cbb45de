import type { CalendarDate } from "#domain/calendar.ts";
import type { RemarkLog } from "#domain/remark.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import { dateOfCell } from "../cell-date.ts";
import { type CellValue, cellName } from "../xlsx.ts";
import type { DeviationState } from "../poam-document.ts";
import type { ColumnKey } from "./columns.ts";
import type { Table } from "./find-table.ts";
import { parseList, type Separator } from "./list-cell.ts";
import { cellText } from "./read-text.ts";
import { DEVIATION_WORDS, isNothing, keyOfWord, RATING_WORDS } from "./words.ts";
import { CUT_MARK } from "./write-text.ts";

/** Reads the fields of one row. What cannot be read is null (or its default) and leaves a remark with the cell. */
export type RowReader = {
  text(key: ColumnKey): string;
  optional(key: ColumnKey): string | null;
  /** Text of a column where `None` and `N/A` mean nothing; a number stays a number whatever its format. */
  identifier(key: ColumnKey): string | null;
  list(key: ColumnKey, separator: Separator): readonly string[];
  date(key: ColumnKey): CalendarDate | null;
  yesNo(key: ColumnKey): boolean | null;
  rating(key: ColumnKey): RiskRating | null;
  deviation(key: ColumnKey): DeviationState;
  remark(key: ColumnKey, code: string, message: string): void;
};

export type RowPlace = { readonly sheetName: string; readonly row: number };

const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

export const rowReader = (
  cells: readonly CellValue[],
  table: Table,
  place: RowPlace,
  date1904: boolean,
  remarks: RemarkLog,
): RowReader => {
  const cell = (key: ColumnKey): CellValue => cells[table.columns.get(key) ?? -1] ?? null;
  const where = (key: ColumnKey): string =>
    `${place.sheetName}!${cellName(place.row, table.columns.get(key) ?? table.columns.get("poamId") ?? 0)}`;
  const remark = (key: ColumnKey, code: string, message: string): void =>
    remarks.add({ code, where: where(key), message });
  const text = (key: ColumnKey): string => {
    const found = cellText(cell(key), date1904);
    if (found.endsWith(CUT_MARK)) {
      remark(
        key,
        "document.text-cut",
        "The text was cut when the document was written; its end is only in that ledger.",
      );
    }
    return found.trim() === "" ? "" : found;
  };
  const optional = (key: ColumnKey): string | null => text(key) || null;
  const unknownWord = (key: ColumnKey, found: string, expected: readonly string[], taken: string): void =>
    remark(
      key,
      "document.value-unknown",
      `Expected ${expected.join(", ")}, found ${shown(found)}; ${taken}.`,
    );

  return {
    text,
    optional,
    identifier: (key) => {
      const found = cellText(cell(key), date1904, true);
      return isNothing(found) ? null : found;
    },
    list: (key, separator) => {
      const { entries, cut } = parseList(text(key), separator);
      if (cut)
        remark(
          key,
          "document.text-cut",
          "The list was cut when the document was written; the rest is only in that ledger.",
        );
      return entries;
    },
    date: (key) => {
      const value = cell(key);
      const date = dateOfCell(value, date1904);
      const written = date === null ? cellText(value, date1904) : "";
      if (!isNothing(written)) {
        remark(
          key,
          "document.date-unreadable",
          `Expected a day such as 2026-01-31 or 1/31/2026, found ${shown(written)}; it was left empty.`,
        );
      }
      return date;
    },
    yesNo: (key) => {
      const found = text(key);
      if (isNothing(found)) return null;
      const word = keyOfWord({ yes: "Yes", no: "No" }, found);
      if (word === undefined) unknownWord(key, found, ["Yes", "No"], "it was left empty");
      return word === undefined ? null : word === "yes";
    },
    rating: (key) => {
      const found = text(key);
      if (isNothing(found)) return null;
      const rating =
        keyOfWord(RATING_WORDS, found) ?? (/^medium$/i.test(found.trim()) ? "moderate" : undefined);
      if (rating === undefined) unknownWord(key, found, Object.values(RATING_WORDS), "it was left empty");
      return rating ?? null;
    },
    deviation: (key) => {
      const found = text(key);
      if (isNothing(found)) return "no";
      const state = keyOfWord(DEVIATION_WORDS, found);
      if (state === undefined) unknownWord(key, found, Object.values(DEVIATION_WORDS), "No was taken");
      return state ?? "no";
    },
    remark,
  };
};
