import {
  type Cell,
  type CellStyle,
  type ConditionalRule,
  type DataValidation,
  HucreError,
  type MergeRange,
  readXlsx,
  writeXlsx,
} from "hucre";
import { Fault } from "#domain/fault.ts";
import { escapeForWorkbook } from "./cell-text.ts";
import { storedZip } from "./stored-zip.ts";
import { malformed, tooLarge, WORKBOOK_LIMITS } from "./workbook-limits.ts";
import { workbookParts } from "./workbook-parts.ts";

/** What stands in a cell: text, a number, a truth value, a day at 00:00 UTC, or nothing. */
export type CellValue = string | number | boolean | Date | null;

export type ReadSheet = { readonly name: string; readonly rows: readonly (readonly CellValue[])[] };

export type OpenedWorkbook = {
  /** In the order of the tabs, hidden ones included. */
  readonly sheetNames: readonly string[];
  /** Whether days are counted from 1904 instead of 1900. */
  readonly date1904: boolean;
  /**
   * The cells of those sheets, read once: rows from the first on, the values of formulas as they were last computed.
   * Throws `document.too-large` when a sheet reaches `WORKBOOK_LIMITS.rows`.
   */
  sheets(names: readonly string[]): Promise<readonly ReadSheet[]>;
};

export type { CellStyle, ConditionalRule, DataValidation, MergeRange };

/** One sheet to write. Rows and columns count from 0; `styles` override what `columns` say. */
export type WrittenSheet = {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  readonly columns: readonly { readonly width: number; readonly style?: CellStyle }[];
  readonly styles: readonly { readonly row: number; readonly column: number; readonly style: CellStyle }[];
  readonly merges?: readonly MergeRange[];
  readonly frozenRows?: number;
  readonly dataValidations?: readonly DataValidation[];
  readonly conditionalRules?: readonly ConditionalRule[];
  readonly rowHeights?: ReadonlyMap<number, number>;
};

/** Whatever the library throws over a file from outside means that the file is damaged; faults pass through. */
const reading = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    const found =
      cause instanceof HucreError ? cause.message.replace(/^Invalid XLSX: /, "") : "broken content";
    throw malformed(`a damaged one (${found.slice(0, 200)})`, cause);
  }
};

const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCodePoint(65 + (index % 26));

/** `A1` for row 0 and column 0. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** One row more than is allowed, so that a sheet that goes on is noticed. */
const RANGE = `A1:${cellName(WORKBOOK_LIMITS.rows, WORKBOOK_LIMITS.columns - 1)}`;

const readSheets = async (archive: Uint8Array, names: readonly string[]): Promise<readonly ReadSheet[]> => {
  if (names.length > WORKBOOK_LIMITS.sheetsRead) throw tooLarge(`${names.length} sheets with items`);
  const { sheets } = await readXlsx(archive, { sheets: [...names], range: RANGE });
  for (const { name, rows } of sheets) {
    if (rows.length > WORKBOOK_LIMITS.rows) {
      throw tooLarge(`more than ${WORKBOOK_LIMITS.rows} rows in the sheet ${JSON.stringify(name)}`);
    }
  }
  return sheets.map(({ name, rows }) => ({ name, rows }));
};

/**
 * Opens a workbook from outside. Only its sheets, texts and styles are unpacked, within `WORKBOOK_LIMITS`; no macro,
 * link, picture or formula is looked at. Throws `document.unrecognized`, `document.malformed`, `document.too-large`.
 */
export const openWorkbook = async (bytes: Uint8Array): Promise<OpenedWorkbook> => {
  const archive = storedZip(workbookParts(bytes));
  const sheetNames: string[] = [];
  const remember = ({ name }: { readonly name: string }): boolean => {
    sheetNames.push(name);
    return false;
  };
  const workbook = await reading(() => readXlsx(archive, { sheets: remember }));
  if (sheetNames.length > WORKBOOK_LIMITS.sheets) throw tooLarge(`${sheetNames.length} sheets`);
  if (new Set(sheetNames).size < sheetNames.length) throw malformed("two sheets with the same name");
  const read = new Map<string, Promise<readonly ReadSheet[]>>();
  return {
    sheetNames,
    date1904: workbook.dateSystem === "1904",
    sheets: (names) => {
      const key = JSON.stringify(names);
      const sheets = read.get(key) ?? reading(() => readSheets(archive, names));
      read.set(key, sheets);
      return sheets;
    },
  };
};

const overrides = (sheet: WrittenSheet): Map<string, Partial<Cell>> =>
  new Map(sheet.styles.map(({ row, column, style }) => [`${row},${column}`, { style }]));

/**
 * The bytes of a workbook, in memory; the same for the same sheets. Text is always written as text, never as a
 * formula. `modified` goes into its properties.
 */
export const writeWorkbook = (sheets: readonly WrittenSheet[], modified: Date): Promise<Uint8Array> =>
  writeXlsx({
    properties: { creator: "Milepost", created: modified, modified },
    defaultFont: { name: "Calibri", size: 11 },
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      columns: sheet.columns.map(({ width, style }) => (style ? { width, style } : { width })),
      rows: sheet.rows.map((row) =>
        row.map((value) => (typeof value === "string" ? escapeForWorkbook(value) : value)),
      ),
      cells: overrides(sheet),
      merges: [...(sheet.merges ?? [])],
      ...(sheet.frozenRows ? { freezePane: { rows: sheet.frozenRows } } : {}),
      dataValidations: [...(sheet.dataValidations ?? [])],
      conditionalRules: [...(sheet.conditionalRules ?? [])],
      rowDefs: new Map([...(sheet.rowHeights ?? [])].map(([row, height]) => [row, { height }])),
    })),
  });
