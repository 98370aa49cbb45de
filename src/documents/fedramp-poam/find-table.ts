import type { ReadSheet } from "../xlsx.ts";
import { type ColumnKey, COLUMNS } from "./columns.ts";
import { headerKey } from "./read-text.ts";

/** The item table of a sheet: where its header stands and which column holds what. Rows and columns count from 0. */
export type Table = {
  readonly headerRow: number;
  readonly columns: ReadonlyMap<ColumnKey, number>;
  /** Headers that the templates do not have, with their column. */
  readonly unknown: readonly { readonly column: number; readonly header: string }[];
  /** Headers that stand there twice; the first one is read. */
  readonly repeated: readonly { readonly column: number; readonly header: string }[];
};

const KEYS: ReadonlyMap<string, ColumnKey> = new Map(
  COLUMNS.flatMap(({ key, header, openHeader30, aliases = [] }) =>
    [header, openHeader30 ?? header, ...aliases].map((text) => [headerKey(text), key] as const),
  ),
);

/** Enough to tell a POA&M from a risk exposure table, an eMASS sheet and any other list. */
const REQUIRED: readonly ColumnKey[] = ["poamId", "weaknessName", "scheduledCompletionDate"];
const HEADER_WITHIN = 40;

const tableAt = (row: ReadSheet["rows"][number], headerRow: number): Table => {
  const columns = new Map<ColumnKey, number>();
  const unknown: { column: number; header: string }[] = [];
  const repeated: { column: number; header: string }[] = [];
  row.forEach((cell, column) => {
    const text = headerKey(cell);
    if (text === "") return;
    const key = KEYS.get(text);
    if (key === undefined) unknown.push({ column, header: String(cell).slice(0, 100) });
    else if (columns.has(key)) repeated.push({ column, header: String(cell) });
    else columns.set(key, column);
  });
  return { headerRow, columns, unknown, repeated };
};

/** Finds the table by its header texts, in any column order; null when the sheet's first 40 rows have none. */
export const findTable = (sheet: ReadSheet): Table | null => {
  for (const [index, row] of sheet.rows.slice(0, HEADER_WITHIN).entries()) {
    const table = tableAt(row, index);
    if (REQUIRED.every((key) => table.columns.has(key))) return table;
  }
  return null;
};
