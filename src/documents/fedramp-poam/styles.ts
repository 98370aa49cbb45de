import type { CellStyle } from "../xlsx.ts";

/** Built-in Excel format 14, the one of the templates; it follows the reader's own country. */
const DATE_FORMAT = "mm-dd-yy";

const border = { style: "thin", color: { rgb: "BFBFBF" } } as const;
const borders = { top: border, right: border, bottom: border, left: border };

export const TITLE: CellStyle = { font: { bold: true, size: 16 }, alignment: { vertical: "center" } };
export const HEADER: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "CCECFC" } },
  border: borders,
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
};
export const LABEL: CellStyle = { font: { bold: true }, alignment: { vertical: "top", wrapText: true } };
export const HELP: CellStyle = {
  font: { italic: true, color: { rgb: "595959" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "F2F2F2" } },
  border: borders,
  alignment: { vertical: "top", wrapText: true },
};
export const TEXT: CellStyle = { alignment: { vertical: "top", wrapText: true } };
/** Format "text": what people type into it keeps its leading zeros. */
export const IDENTIFIER: CellStyle = { ...TEXT, numFmt: "@" };
export const DATE: CellStyle = { numFmt: DATE_FORMAT, alignment: { horizontal: "left", vertical: "top" } };
export const BAND: CellStyle = {
  fill: { type: "pattern", pattern: "solid", bgColor: { rgb: "F2F2F2" }, fgColor: { rgb: "F2F2F2" } },
};
