import { declaredAsset, type DeclaredAsset } from "#domain/inventory.ts";
import type { RemarkLog } from "#domain/remark.ts";
import { dateOfCell } from "../cell-date.ts";
import { printable } from "../cell-text.ts";
import { cellText } from "../fedramp-poam/read-text.ts";
import { isNothing } from "../fedramp-poam/words.ts";
import { type CellValue, cellName } from "../xlsx.ts";
import { INVENTORY_COLUMNS, type InventoryColumn } from "./columns.ts";
import type { InventoryTable } from "./find-table.ts";

const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Addresses of one cell: one per line, with commas, or with blanks between things that hold none themselves. */
const parts = (text: string): string[] =>
  text
    .split(/[\r\n,;]+/)
    .flatMap((part) => (/^[\s\d.:a-f/]+$/i.test(part) ? part.split(/\s+/) : [part]))
    .map((part) => part.trim())
    .filter((part) => !isNothing(part));

/** One row as a declared asset. What is odd is kept as it stands and leaves a remark with its cell. */
export const readInventoryRow = (
  identifier: string,
  cells: readonly CellValue[],
  table: InventoryTable,
  row: number,
  date1904: boolean,
  remarks: RemarkLog,
): DeclaredAsset => {
  const odd = (column: number, expected: string, found: string): void =>
    remarks.add({
      code: "document.value-unknown",
      where: `${table.sheet.name}!${cellName(row, column)}`,
      message: `Expected ${expected}, found ${shown(found)}; it was kept as it stands.`,
    });
  const valueOf = ({ key, value }: InventoryColumn): readonly string[] | string | null => {
    const at = table.columns.get(key);
    if (at === undefined) return value === "list" ? [] : null;
    const cell = cells[at] ?? null;
    const text = printable(cellText(cell, date1904, value !== "day"));
    if (value === "list") return parts(text);
    if (text.trim() === "" || (value !== "text" && isNothing(text))) return null;
    if (value === "day") {
      const day = dateOfCell(cell, date1904);
      if (day === null) odd(at, "a day such as 2027-01-31 or 1/31/2027", text);
      return day ?? text;
    }
    if (value !== "yes-no") return text;
    const word = /^(?:yes|y|true)$/i.test(text.trim())
      ? "Yes"
      : /^(?:no|n|false)$/i.test(text.trim())
        ? "No"
        : null;
    if (word === null) odd(at, "Yes or No", text);
    return word ?? text;
  };
  const facts = INVENTORY_COLUMNS.filter(({ key }) => key !== "identifier").map(
    (column) => [column.key, valueOf(column)] as const,
  );
  return declaredAsset(identifier, Object.fromEntries(facts));
};
