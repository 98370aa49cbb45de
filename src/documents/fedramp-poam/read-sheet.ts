import type { RemarkLog } from "#domain/remark.ts";
import { type CellValue, cellName, type ReadSheet } from "../xlsx.ts";
import type { PoamEntry, Register } from "../poam-document.ts";
import { COLUMNS, type ReadableVersion } from "./columns.ts";
import type { Table } from "./find-table.ts";
import { helpRowKind } from "./help-row.ts";
import { readEntry } from "./read-entry.ts";
import { cellText } from "./read-text.ts";
import { rowReader } from "./read-value.ts";

export type ItemSheet = { readonly sheet: ReadSheet; readonly table: Table; readonly register: Register };

const remarkColumns = ({ sheet, table }: ItemSheet, version: ReadableVersion, remarks: RemarkLog): void => {
  for (const { column, header } of table.unknown) {
    remarks.add({
      code: "document.column-unknown",
      where: `${sheet.name}!${cellName(table.headerRow, column)}`,
      message: `The column "${header}" is not in the FedRAMP template; it was not read.`,
    });
  }
  for (const { column, header } of table.repeated) {
    remarks.add({
      code: "document.column-repeated",
      where: `${sheet.name}!${cellName(table.headerRow, column)}`,
      message: `The column "${header}" stands there twice; the first one was read.`,
    });
  }
  for (const { key, header, in30 } of COLUMNS) {
    const expected = version === "2.1" || (version === "3.0" ? in30 : key !== "serviceNames");
    if (!expected || table.columns.has(key)) continue;
    remarks.add({
      code: "document.column-missing",
      where: `${sheet.name}!${table.headerRow + 1}`,
      message: `Expected a column "${header}" in a version ${version} workbook, found none; the field is empty.`,
    });
  }
};

/** The prepared rows of a template hold the formula of the completion date and nothing else. */
const hasContent = (row: readonly CellValue[], table: Table): boolean =>
  [...table.columns].some(([key, column]) => {
    const value = row[column] ?? null;
    return (
      key !== "scheduledCompletionDate" &&
      value !== null &&
      (typeof value !== "string" || value.trim() !== "")
    );
  });

/** The items of one sheet, in its order. A row with content and no id is set aside, with a remark. */
export const readItemSheet = (
  item: ItemSheet,
  version: ReadableVersion,
  date1904: boolean,
  remarks: RemarkLog,
): readonly PoamEntry[] => {
  const { sheet, table, register } = item;
  remarkColumns(item, version, remarks);
  const idColumn = table.columns.get("poamId") ?? 0;
  return sheet.rows.flatMap((cells, row): PoamEntry[] => {
    if (row <= table.headerRow || !hasContent(cells, table)) return [];
    const where = `${sheet.name}!${row + 1}`;
    const kind = helpRowKind(cells, idColumn);
    if (kind === "help") return [];
    if (kind === "example") {
      remarks.add({
        code: "document.example-skipped",
        where,
        message: "The template's example item was not read.",
      });
      return [];
    }
    const poamId = cellText(cells[idColumn] ?? null, date1904, true).trim();
    if (poamId === "") {
      remarks.add({
        code: "document.poam-id-missing",
        where,
        message: "The row has content and no POAM ID; it was set aside.",
      });
      return [];
    }
    const reader = rowReader(cells, table, { sheetName: sheet.name, row }, date1904, remarks);
    return [readEntry(reader, register, poamId, version)];
  });
};
