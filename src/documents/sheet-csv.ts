import { Fault } from "#domain/fault.ts";
import { openWorkbook, type CellValue } from "./xlsx.ts";

/** One sheet of a workbook as a table of text, and the names of all its sheets. */
export type SheetCsv = {
  readonly sheets: readonly string[];
  readonly sheet: string;
  /** RFC 4180 with commas, UTF-8, lines ended by CR LF; trailing empty cells are kept, so that rows are equally long. */
  readonly csv: Buffer;
};

/**
 * The cells of a sheet as CSV: days as `YYYY-MM-DD`, with a time `YYYY-MM-DDTHH:mm:ssZ`, formulas by their last value. The same
 * workbook always gives the same bytes. `sheet` null means the first. Throws as `openWorkbook` does, and
 * `mapping.columns-missing` when there is no sheet of that name.
 */
export const sheetAsCsv = async (bytes: Uint8Array, sheet: string | null): Promise<SheetCsv> => {
  const workbook = await openWorkbook(bytes);
  const sheets = workbook.sheetNames;
  const name = sheet ?? sheets[0];
  if (name === undefined || !sheets.includes(name)) {
    throw new Fault(
      "mapping.columns-missing",
      `Expected a sheet "${(name ?? "").slice(0, 100)}" in the workbook, found ${sheets.join(", ").slice(0, 300)}. Choose one of them in the mapping.`,
    );
  }
  const [read] = await workbook.sheets([name]);
  const rows = read?.rows ?? [];
  const width = Math.max(0, ...rows.map(widthOf));
  const lines = rows
    .filter((row) => widthOf(row) > 0)
    .map((row) => Array.from({ length: width }, (_, index) => quoted(textOf(row[index] ?? null))).join(","));
  return { sheets, sheet: name, csv: Buffer.from(lines.map((line) => `${line}\r\n`).join("")) };
};

/** Cells up to the last that holds anything. */
const widthOf = (row: readonly CellValue[]): number =>
  row.findLastIndex((cell) => cell !== null && cell !== "") + 1;

const textOf = (cell: CellValue): string => {
  if (cell === null) return "";
  if (cell instanceof Date) {
    const [day = "", time = ""] = cell.toISOString().split("T");
    return time === "00:00:00.000Z" ? day : `${day}T${time.slice(0, 8)}Z`;
  }
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return String(cell);
};

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
