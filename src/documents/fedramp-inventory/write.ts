import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import type { DeclaredAsset } from "#domain/inventory.ts";
import { cellOfDate } from "../cell-date.ts";
import type { NotCarried, WrittenDocument } from "../document-format.ts";
import { BAND, DATE, HEADER, IDENTIFIER, TEXT } from "../fedramp-poam/styles.ts";
import { listCell, textCell } from "../fedramp-poam/write-text.ts";
import { WORKBOOK_LIMITS } from "../workbook-limits.ts";
import {
  cellName,
  type CellStyle,
  type CellValue,
  type DataValidation,
  type MergeRange,
  writeWorkbook,
  type WrittenSheet,
} from "../xlsx.ts";
import { COLUMN_GROUPS, INVENTORY_COLUMNS, type InventoryColumn } from "./columns.ts";

const FIRST_ROW = 2;
/** Rows for which the rules of the template are laid out when there are fewer assets. */
const PREPARED_ROWS = 1000;
/** Room for the rows above the assets, so that we read what we write. */
const MOST_ASSETS = WORKBOOK_LIMITS.rows - 20;

const cellOf = (
  asset: DeclaredAsset,
  { key }: InventoryColumn,
  note: (message: string) => void,
): CellValue => {
  if (key === "ipAddresses") return listCell(asset.ipAddresses, "\n", note);
  const day = key === "endOfLife" && asset.endOfLife !== null ? calendarDate(asset.endOfLife) : null;
  return day === null ? textCell(asset[key], note) : cellOfDate(day);
};

const STYLES: Partial<Record<InventoryColumn["value"], CellStyle>> = {
  identifier: IDENTIFIER,
  list: IDENTIFIER,
  day: DATE,
};

/** Source: version 3.1, row 4: Yes or No; the end of life is a day. */
const validations = (lastRow: number): DataValidation[] =>
  INVENTORY_COLUMNS.flatMap(({ value }, column): DataValidation[] => {
    const range = `${cellName(FIRST_ROW, column)}:${cellName(lastRow, column)}`;
    const shown = { range, allowBlank: true, showErrorMessage: true, showInputMessage: true };
    if (value === "yes-no") return [{ type: "list", values: ["Yes", "No"], ...shown }];
    if (value === "day") return [{ type: "date", operator: "greaterThan", formula1: "36526", ...shown }];
    return [];
  });

const groups = (): { readonly cells: CellValue[]; readonly merges: MergeRange[] } => {
  const cells: CellValue[] = [];
  const merges: MergeRange[] = [];
  for (const [name, span] of COLUMN_GROUPS) {
    merges.push({ startRow: 0, startCol: cells.length, endRow: 0, endCol: cells.length + span - 1 });
    cells.push(name, ...Array.from({ length: span - 1 }, () => null));
  }
  return { cells, merges };
};

const sheetOf = (rows: readonly (readonly CellValue[])[]): WrittenSheet => {
  const { cells, merges } = groups();
  const lastRow = Math.max(FIRST_ROW + rows.length, FIRST_ROW + PREPARED_ROWS) - 1;
  const last = INVENTORY_COLUMNS.length - 1;
  return {
    name: "Inventory",
    rows: [cells, INVENTORY_COLUMNS.map(({ header }) => header), ...rows],
    columns: INVENTORY_COLUMNS.map(({ value, width }) => ({ width, style: STYLES[value] ?? TEXT })),
    styles: INVENTORY_COLUMNS.flatMap((_, column) => [0, 1].map((row) => ({ row, column, style: HEADER }))),
    merges,
    frozenRows: FIRST_ROW,
    dataValidations: validations(lastRow),
    conditionalRules: [
      {
        type: "expression",
        priority: 1,
        formula: "MOD(ROW(),2)=0",
        style: BAND,
        range: `${cellName(FIRST_ROW, 0)}:${cellName(lastRow, last)}`,
      },
    ],
    rowHeights: new Map([[1, 42]]),
  };
};

/**
 * The inventory workbook as it is handed in: sheet, header texts and column order of version 3.1, without the column and
 * the rows that its cell A1 tells to delete before submission. In memory; the same bytes for the same assets and day.
 */
export const writeInventoryWorkbook = async (
  assets: readonly DeclaredAsset[],
  written: CalendarDate,
): Promise<WrittenDocument> => {
  if (assets.length > MOST_ASSETS) {
    throw new Fault(
      "document.too-large",
      `Expected at most ${MOST_ASSETS} assets for the sheet "Inventory", found ${assets.length}. Split the system.`,
    );
  }
  const notCarried: NotCarried[] = [];
  const rows = assets.map((asset) =>
    INVENTORY_COLUMNS.map((column) =>
      cellOf(asset, column, (message) =>
        notCarried.push({ poamId: asset.identifier, field: column.key, message }),
      ),
    ),
  );
  const bytes = await writeWorkbook([sheetOf(rows)], new Date(`${written}T00:00:00Z`));
  return { bytes, notCarried };
};
