import { rowScanner, type CsvDelimiter } from "../../csv/csv-scan.ts";
import { cellText, cellTexts, rowEncoding } from "../../csv/csv-text.ts";
import { headOf } from "../../head-of.ts";
import type { ReportBytes } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";

/** What the beginning of a table shows of one column. */
export type TableColumn = {
  /** The header as it is written; a header that comes again has `#2`, `#3` … after it, as the reader names it. */
  readonly name: string;
  /** Distinct values of the first rows, in the order in which they come; a blank cell is the empty text. */
  readonly values: readonly string[];
};

export type TableFace = { readonly delimiter: CsvDelimiter; readonly columns: readonly TableColumn[] };

const HEAD_LENGTH = 64 * 1024;
const PREAMBLE_ROWS = 40;
const VALUES = 40;
const LONGEST_VALUE = 200;

/**
 * The columns of a file that is a table of some kind, as far as its first 64 KB show them; null when it is none. The header
 * is the first row, of the first 41, with the most columns; the delimiter the one that makes the most of them.
 */
export const tableFace = async (open: ReportBytes): Promise<TableFace | null> => {
  const head = await headOf(open, HEAD_LENGTH);
  const first = head.find((byte) => byte > 0x20 && byte < 0x80);
  if (first === 0x3c || first === 0x7b || first === 0x5b || head.includes(0)) return null;
  const faces = ([",", ";", "\t"] as const)
    .map((delimiter) => faceWith(delimiter, head))
    .filter((face) => face !== null);
  return faces.toSorted((a, b) => b.columns.length - a.columns.length)[0] ?? null;
};

const faceWith = (delimiter: CsvDelimiter, head: Uint8Array): TableFace | null => {
  const rows = rowsOf(delimiter, head);
  const width = Math.max(0, ...rows.slice(0, PREAMBLE_ROWS + 1).map((row) => row.length));
  const at = rows.findIndex((row) => row.length === width);
  const header = rows[at];
  if (header === undefined || width < 2 || header.filter((name) => name !== "").length < 2) return null;
  const names = distinct(header);
  const below = rows.slice(at + 1).filter((row) => row.length === width);
  const columns = names.map((name, index) => ({
    name,
    values: [...new Set(below.map((row) => (row[index] ?? "").slice(0, LONGEST_VALUE)))].slice(0, VALUES),
  }));
  return { delimiter, columns: columns.filter(({ name }) => !/^(#\d+)?$/.test(name)) };
};

const rowsOf = (delimiter: CsvDelimiter, head: Uint8Array): string[][] => {
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const scanner = rowScanner(delimiter, DEFAULT_REPORT_LIMITS, { byte: start, line: 1 });
  const rows: string[][] = [];
  try {
    scanner.push(head.subarray(start));
    for (let row = scanner.next(); row !== null; row = scanner.next()) rows.push(cellTexts(row));
    const last = scanner.last();
    if (last !== null && last !== "open quote" && head.length < HEAD_LENGTH) {
      const encoding = rowEncoding(last.bytes);
      rows.push(Array.from({ length: last.cells }, (_, cell) => cellText(last, cell, encoding).trim()));
    }
  } catch {
    // A row of thousands of columns: no table of ours.
    return [];
  }
  return rows.filter((row) => row.some((cell) => cell !== ""));
};

const distinct = (texts: readonly string[]): string[] => {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const key = text.toLowerCase();
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? text : `${text}#${times}`;
  });
};
