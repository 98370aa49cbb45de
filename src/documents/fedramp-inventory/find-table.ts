import { printable } from "../cell-text.ts";
import { headerKey } from "../fedramp-poam/read-text.ts";
import { WORKBOOK_LIMITS } from "../workbook-limits.ts";
import type { OpenedWorkbook, ReadSheet } from "../xlsx.ts";
import { INVENTORY_COLUMNS, type InventoryKey } from "./columns.ts";

type HeadCell = { readonly column: number; readonly header: string };

/** The table of a sheet: its header row and which column holds what, counted from 0. */
export type InventoryTable = {
  readonly sheet: ReadSheet;
  readonly headerRow: number;
  readonly columns: ReadonlyMap<InventoryKey, number>;
  /** Headers that the workbook does not have. */
  readonly unknown: readonly HeadCell[];
  /** Headers that stand there twice; the first one is read. */
  readonly repeated: readonly HeadCell[];
};

const KEYS: ReadonlyMap<string, InventoryKey> = new Map(
  INVENTORY_COLUMNS.map(({ key, header }) => [headerKey(header), key]),
);

/** Enough to tell an inventory from any other list with an asset in it. */
const REQUIRED: readonly InventoryKey[] = ["identifier", "ipAddresses"];
const FURTHER = 3;
const HEADER_WITHIN = 40;

const tableAt = (sheet: ReadSheet, headerRow: number): InventoryTable => {
  const columns = new Map<InventoryKey, number>();
  const unknown: HeadCell[] = [];
  const repeated: HeadCell[] = [];
  for (const [column, cell] of (sheet.rows[headerRow] ?? []).entries()) {
    const text = headerKey(cell);
    if (text === "") continue;
    const key = KEYS.get(text);
    const header = printable(String(cell).replaceAll(/\s+/g, " ").trim().slice(0, 100));
    const head = { column, header };
    if (key === undefined) unknown.push(head);
    else if (columns.has(key)) repeated.push(head);
    else columns.set(key, column);
  }
  return { sheet, headerRow, columns, unknown, repeated };
};

const findTable = (sheet: ReadSheet): InventoryTable | null => {
  for (const row of sheet.rows.slice(0, HEADER_WITHIN).keys()) {
    const table = tableAt(sheet, row);
    const { columns } = table;
    if (REQUIRED.every((key) => columns.has(key)) && columns.size >= REQUIRED.length + FURTHER) return table;
  }
  return null;
};

const NEVER = /instruction|record of change/i;

/** Inventory tables in tab order, by header text in any column order: an inventory may be a tab among others. */
export const inventoryTables = async (workbook: OpenedWorkbook): Promise<readonly InventoryTable[]> => {
  const possible = workbook.sheetNames.filter((name) => !NEVER.test(name));
  const named = possible.filter((name) => /inventory/i.test(name));
  const names = (named.length > 0 ? named : possible).slice(0, WORKBOOK_LIMITS.sheetsRead);
  const sheets = await workbook.sheets(names);
  return sheets.flatMap(({ name, rows }) => findTable({ name: printable(name), rows }) ?? []);
};
