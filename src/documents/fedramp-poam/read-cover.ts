import type { RemarkLog } from "#domain/remark.ts";
import { dateOfCell } from "../cell-date.ts";
import { type CellValue, cellName } from "../xlsx.ts";
import type { PoamSystem } from "../poam-document.ts";
import type { ItemSheet } from "./read-sheet.ts";
import { COVER_LABELS, COVER_ROW } from "./layout.ts";
import { cellText, headerKey } from "./read-text.ts";
import { IMPACT_WORDS, keyOfWord } from "./words.ts";

type Field = keyof PoamSystem;
type Found = { readonly value: CellValue; readonly where: string };

const FIELDS: readonly Field[] = ["cloudServiceProvider", "cloudServiceOffering", "impactLevel", "poamDate"];

/** What the blank templates have in place of values: `Text` and `Date` in 2.x, a sentence in 3.0. */
const isPlaceholder = (value: CellValue): boolean =>
  typeof value === "string" &&
  /^(?:text|date|guidance|enter (?:the|a|an|your)\b.*|low, moderate, high)$/is.test(value.trim());

/**
 * The value of one field: below its label in the rows above the header, or, where someone wrote over the label of 3.0
 * (seen in the wild), in the label's own place.
 */
const find = ({ sheet, table }: ItemSheet, field: number): Found | null => {
  const labels = new Set(Object.values(COVER_LABELS).map((version) => headerKey(version[field] ?? null)));
  for (let row = 0; row < table.headerRow; row += 1) {
    const column = (sheet.rows[row] ?? []).findIndex((cell) => labels.has(headerKey(cell)));
    if (column === -1) continue;
    return {
      value: sheet.rows[row + 1]?.[column] ?? null,
      where: `${sheet.name}!${cellName(row + 1, column)}`,
    };
  }
  const firstColumn = table.columns.get("poamId") ?? 0;
  if (table.headerRow <= COVER_ROW + 1) return null;
  const column = firstColumn + field;
  return {
    value: sheet.rows[COVER_ROW]?.[column] ?? null,
    where: `${sheet.name}!${cellName(COVER_ROW, column)}`,
  };
};

/** The cover above the items of one sheet. A blank template's impact level `Low` is a placeholder like its `Text`. */
export const readCover = (item: ItemSheet, date1904: boolean, remarks: RemarkLog): PoamSystem => {
  const found = FIELDS.map((_, field) => find(item, field));
  const unfilled = found.slice(0, 2).every((cell) => cell !== null && isPlaceholder(cell.value));
  const [provider, offering, impact, date] = found.map((cell) =>
    cell === null || unfilled || isPlaceholder(cell.value) ? null : cell,
  );
  const text = (cell: Found | null | undefined): string | null =>
    cell ? cellText(cell.value, date1904).trim() || null : null;
  const unread = (cell: Found | null | undefined, what: string): null => {
    const written = text(cell);
    if (cell && written !== null) {
      remarks.add({
        code: "document.value-unknown",
        where: cell.where,
        message: `Expected ${what}, found ${JSON.stringify(written.slice(0, 60))}; it was left empty.`,
      });
    }
    return null;
  };
  return {
    cloudServiceProvider: text(provider),
    cloudServiceOffering: text(offering),
    impactLevel:
      keyOfWord(IMPACT_WORDS, text(impact) ?? "") ?? unread(impact, Object.values(IMPACT_WORDS).join(", ")),
    poamDate: dateOfCell(date?.value ?? null, date1904) ?? unread(date, "a day"),
  };
};
