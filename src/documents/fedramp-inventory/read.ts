import { remarkLog, type RemarkLog } from "#domain/remark.ts";
import type { DocumentSource } from "../document-source.ts";
import { printable } from "../cell-text.ts";
import { cellText } from "../fedramp-poam/read-text.ts";
import type { DeclaredRow, InventoryReading } from "../inventory-document.ts";
import { unrecognized } from "../workbook-limits.ts";
import { type CellValue, cellName } from "../xlsx.ts";
import { INVENTORY_COLUMNS, ONLY_IN_31 } from "./columns.ts";
import { inventoryTables, type InventoryTable } from "./find-table.ts";
import { inventoryHelpRow } from "./help-row.ts";
import { readInventoryRow } from "./read-row.ts";

const remarkColumns = (table: InventoryTable, version: string, remarks: RemarkLog): void => {
  const { sheet, headerRow, unknown, repeated, columns } = table;
  for (const { column, header } of unknown) {
    remarks.add({
      code: "document.column-unknown",
      where: `${sheet.name}!${cellName(headerRow, column)}`,
      message: `The column ${JSON.stringify(header)} is not in the inventory workbook; it was not read.`,
    });
  }
  for (const { column, header } of repeated) {
    remarks.add({
      code: "document.column-repeated",
      where: `${sheet.name}!${cellName(headerRow, column)}`,
      message: `The column ${JSON.stringify(header)} stands there twice; the first one was read.`,
    });
  }
  for (const { key, header } of INVENTORY_COLUMNS) {
    if (columns.has(key) || (version !== "3.1" && ONLY_IN_31.has(key))) continue;
    remarks.add({
      code: "document.column-missing",
      where: `${sheet.name}!${headerRow + 1}`,
      message: `Expected a column ${JSON.stringify(header.replaceAll(/\s+/g, " ").trim())}, found none; the field is empty.`,
    });
  }
};

const isBlank = (cell: CellValue | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");

type TableRows = {
  readonly rows: DeclaredRow[];
  readonly setAside: number;
  readonly examples: number;
};

const readTable = (table: InventoryTable, date1904: boolean, remarks: RemarkLog): TableRows => {
  const { sheet, headerRow, columns } = table;
  const identifierColumn = columns.get("identifier") ?? 0;
  const read = [...columns.values()];
  const rows: DeclaredRow[] = [];
  let [setAside, examples] = [0, 0];
  for (const [row, cells] of sheet.rows.entries()) {
    if (row <= headerRow || read.every((column) => isBlank(cells[column]))) continue;
    const kind = inventoryHelpRow(cells, identifierColumn);
    if (kind === "help") continue;
    const place = `${sheet.name}!${row + 1}`;
    const identifier = printable(cellText(cells[identifierColumn] ?? null, date1904, true)).trim();
    if (kind === "example") {
      examples += 1;
      const message = `The template's example asset ${identifier.slice(0, 60)} was not read.`;
      remarks.add({ code: "document.example-skipped", where: place, message });
    } else if (identifier === "") {
      setAside += 1;
      const message = "The row has content and no unique asset identifier; it was set aside.";
      remarks.add({ code: "document.asset-identifier-missing", where: place, message });
    } else {
      const declared = readInventoryRow(identifier, cells, table, row, date1904, remarks);
      rows.push({ place, declared });
    }
  }
  return { rows, setAside, examples };
};

/** Several rows of one asset are for its several addresses; with the same addresses again they are one too many. */
const remarkRepeated = (rows: readonly DeclaredRow[], remarks: RemarkLog): void => {
  const places = new Map<string, string>();
  for (const { place, declared } of rows) {
    const key = JSON.stringify([declared.identifier.toLowerCase(), declared.ipAddresses]);
    const first = places.get(key);
    if (first === undefined) places.set(key, place);
    else {
      const message = `The asset ${JSON.stringify(declared.identifier.slice(0, 60))} stands with the same addresses in ${first}; both rows were read.`;
      remarks.add({ code: "document.asset-repeated", where: place, message });
    }
  }
};

/**
 * Reads an inventory workbook by header texts and never by letters: the present layout (3.1) and that of Rev 4. Throws
 * `document.unrecognized` when no sheet has an inventory table.
 */
export const readInventoryWorkbook = async (source: DocumentSource): Promise<InventoryReading> => {
  const workbook = await source.workbook();
  const tables = await inventoryTables(workbook);
  if (tables.length === 0) {
    throw unrecognized(
      "a workbook without an inventory table (UNIQUE ASSET IDENTIFIER, IPv4 or IPv6 Address, …)",
    );
  }
  const remarks = remarkLog();
  const version = tables.some(({ columns }) => [...ONLY_IN_31].some((key) => columns.has(key)))
    ? "3.1"
    : "rev4";
  const read = tables.map((table) => {
    remarkColumns(table, version, remarks);
    return readTable(table, workbook.date1904, remarks);
  });
  const rows = read.flatMap((table) => table.rows);
  remarkRepeated(rows, remarks);
  return {
    version,
    rows,
    setAside: read.reduce((sum, { setAside }) => sum + setAside, 0),
    examples: read.reduce((sum, { examples }) => sum + examples, 0),
    remarks: remarks.list(),
  };
};
