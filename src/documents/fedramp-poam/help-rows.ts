import type { CellValue, WrittenSheet } from "../xlsx.ts";
import { columnsOf, type WritableVersion } from "./columns.ts";
import { GUIDANCE_ROW, type SheetLayout } from "./layout.ts";
import { HELP, LABEL } from "./styles.ts";

/** Labels of column A on the open sheet of 3.0, rows 6 to 8; those rows must stay (template 3.0, Instructions). */
export const ROW_LABELS = ["Guidance", "Examples", "Mandatory or Situational"] as const;

export type HelpRow = { readonly row: number; readonly cells: readonly CellValue[] };

/** The rows between header and items on the open sheet: help in our own words, the form of the value, and the need. */
export const helpRows = (version: WritableVersion, layout: SheetLayout): readonly HelpRow[] => {
  if (layout.register !== "open") return [];
  const columns = columnsOf(version);
  const guidance = columns.map((column) => column.guidance);
  const forms = columns.map((column) => column.form);
  if (version === "2.1") {
    return [
      { row: GUIDANCE_ROW, cells: guidance },
      { row: GUIDANCE_ROW + 1, cells: forms },
    ];
  }
  const needs = columns.map((column) => column.need);
  return [guidance, forms, needs].map((cells, index) => ({
    row: GUIDANCE_ROW + index,
    cells: [ROW_LABELS[index] ?? null, ...cells],
  }));
};

export const helpStyles = (rows: readonly HelpRow[], layout: SheetLayout): WrittenSheet["styles"] =>
  rows.flatMap(({ row, cells }) =>
    cells.map((_, column) => ({ row, column, style: column < layout.firstColumn ? LABEL : HELP })),
  );
