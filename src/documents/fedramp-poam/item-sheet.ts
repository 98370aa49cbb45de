import { cellName, type CellStyle, type CellValue, type WrittenSheet } from "../xlsx.ts";
import { type Column, type ColumnKey, columnsOf, DATE_COLUMNS, type WritableVersion } from "./columns.ts";
import { helpRows, helpStyles } from "./help-rows.ts";
import { COVER_LABELS, COVER_ROW, COVER_VALUE_ROW, type SheetLayout } from "./layout.ts";
import { BAND, DATE, HEADER, IDENTIFIER, LABEL, TEXT, TITLE } from "./styles.ts";
import { validationsOf } from "./validations.ts";

const headerOf = (column: Column, version: WritableVersion, layout: SheetLayout): string =>
  version === "3.0" && layout.register === "open" ? (column.openHeader30 ?? column.header) : column.header;

const styleOf = (key: ColumnKey): CellStyle => {
  if (DATE_COLUMNS.has(key)) return DATE;
  return key === "poamId" || key === "sourceIdentifier" ? IDENTIFIER : TEXT;
};

const blanks = (count: number): CellValue[] => Array.from({ length: count }, () => null);

const rowsAbove = (
  version: WritableVersion,
  layout: SheetLayout,
  cover: readonly CellValue[],
): CellValue[][] => {
  const rows: CellValue[][] = Array.from({ length: layout.firstDataRow }, () => []);
  const indent = blanks(layout.firstColumn);
  if (layout.title !== null) rows[0] = [layout.title];
  if (layout.cover) {
    rows[COVER_ROW] = [...indent, ...COVER_LABELS[version]];
    rows[COVER_VALUE_ROW] = [...(version === "3.0" ? ["Guidance"] : indent), ...cover];
  }
  rows[layout.headerRow] = [
    ...indent,
    ...columnsOf(version).map((column) => headerOf(column, version, layout)),
  ];
  for (const { row, cells } of helpRows(version, layout)) rows[row] = [...cells];
  return rows;
};

const stylesOf = (version: WritableVersion, layout: SheetLayout): WrittenSheet["styles"] => {
  const header = columnsOf(version).map((_, index) => ({
    row: layout.headerRow,
    column: layout.firstColumn + index,
    style: HEADER,
  }));
  const cover = layout.cover
    ? COVER_LABELS[version].flatMap((_, index) => [
        { row: COVER_ROW, column: layout.firstColumn + index, style: HEADER },
        {
          row: COVER_VALUE_ROW,
          column: layout.firstColumn + index,
          style: index === 3 ? DATE : TEXT,
        },
      ])
    : [];
  const title = layout.title === null ? [] : [{ row: 0, column: 0, style: TITLE }];
  const label =
    layout.cover && layout.firstColumn > 0 ? [{ row: COVER_VALUE_ROW, column: 0, style: LABEL }] : [];
  return [...title, ...cover, ...label, ...header, ...helpStyles(helpRows(version, layout), layout)];
};

/** One sheet of items in the template's layout. `cover` is used where the layout has a cover. */
export const itemSheet = (
  version: WritableVersion,
  layout: SheetLayout,
  cover: readonly CellValue[],
  items: readonly (readonly CellValue[])[],
): WrittenSheet => {
  const columns = columnsOf(version);
  const indent = blanks(layout.firstColumn);
  const lastRow = Math.max(layout.lastPreparedRow, layout.firstDataRow + items.length - 1);
  const lastColumn = layout.firstColumn + columns.length - 1;
  return {
    name: layout.name,
    rows: [...rowsAbove(version, layout, cover), ...items.map((item) => [...indent, ...item])],
    columns: [
      ...indent.map(() => ({ width: 22.38 })),
      ...columns.map(({ key }) => ({ width: layout.width, style: styleOf(key) })),
    ],
    styles: stylesOf(version, layout),
    merges: layout.title === null ? [] : [{ startRow: 0, startCol: 0, endRow: 0, endCol: layout.titleTo }],
    frozenRows: layout.frozenRows,
    dataValidations: validationsOf(version, layout, lastRow),
    conditionalRules: [
      {
        type: "expression",
        priority: 1,
        formula: "MOD(ROW(),2)=0",
        style: BAND,
        range: `${cellName(layout.firstDataRow, 0)}:${cellName(lastRow, lastColumn)}`,
      },
    ],
    rowHeights: new Map([[layout.headerRow, 42]]),
  };
};
