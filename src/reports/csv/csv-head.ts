import { rowScanner, type CsvDelimiter, type ScannedRow } from "./csv-scan.ts";
import { cellTexts } from "./csv-text.ts";
import { DEFAULT_REPORT_LIMITS } from "../report-limits.ts";

/** Column names in lower case, trimmed, as a format asks for them. */
export type ColumnNames = ReadonlySet<string>;

/** The header row of a table and what stands before it. */
export type CsvHeader = {
  readonly delimiter: CsvDelimiter;
  /** Lower case and trimmed; a name that comes again has `#2`, `#3` … after it. */
  readonly names: readonly string[];
  /** The cells of the rows before the header. */
  readonly preamble: readonly (readonly string[])[];
  /** Where the rows of the table begin: byte of the file, and 1-based line. */
  readonly end: { readonly byte: number; readonly line: number };
};

const DELIMITERS: readonly CsvDelimiter[] = [",", ";", "\t"];
const PREAMBLE_ROWS = 40;
const QUICK = { angle: 0x3c, brace: 0x7b } as const;

/**
 * Looks in the first bytes of a file (64 KB, possibly all of it) for the row that `isHeader` knows by its column names,
 * and so also finds the delimiter. Rows before it are the preamble, at most 40. Null when there is none.
 */
export const csvHeader = (head: Uint8Array, isHeader: (names: ColumnNames) => boolean): CsvHeader | null => {
  const first = head.find((byte) => byte > 0x20 && byte < 0x80);
  if (first === QUICK.angle || first === QUICK.brace) return null;
  for (const delimiter of DELIMITERS) {
    const header = headerWith(delimiter, head, isHeader);
    if (header !== null) return header;
  }
  return null;
};

const headerWith = (
  delimiter: CsvDelimiter,
  head: Uint8Array,
  isHeader: (names: ColumnNames) => boolean,
): CsvHeader | null => {
  const rows = firstRows(delimiter, head);
  const at = rows.findIndex(({ known }) => isHeader(known));
  const row = rows[at];
  if (row === undefined) return null;
  const preamble = rows.slice(0, at).map(({ texts }) => texts);
  return { delimiter, names: row.names, preamble, end: row.end };
};

type FirstRow = {
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly known: ColumnNames;
  readonly end: CsvHeader["end"];
};

const seen = new WeakMap<Uint8Array, Map<CsvDelimiter, readonly FirstRow[]>>();

/** Many formats ask of the same bytes, so their rows are kept as long as the bytes are; they must not change. */
const firstRows = (delimiter: CsvDelimiter, head: Uint8Array): readonly FirstRow[] => {
  const known = seen.get(head) ?? new Map<CsvDelimiter, readonly FirstRow[]>();
  seen.set(head, known);
  const rows = known.get(delimiter) ?? scanRows(delimiter, head);
  known.set(delimiter, rows);
  return rows;
};

const scanRows = (delimiter: CsvDelimiter, head: Uint8Array): FirstRow[] => {
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const scanner = rowScanner(delimiter, DEFAULT_REPORT_LIMITS, { byte: start, line: 1 });
  const rows: FirstRow[] = [];
  try {
    scanner.push(head.subarray(start));
    while (rows.length <= PREAMBLE_ROWS) {
      const row = scanner.next() ?? scanner.last();
      if (row === null || row === "open quote") break;
      const texts = cellTexts(row);
      const names = distinctNames(texts);
      const { byteStart: byte, line } = row.ended ? scanner.place() : endOf(row);
      rows.push({ texts, names, known: new Set(names), end: { byte, line } });
      if (!row.ended) break;
    }
  } catch {
    // A row of thousands of columns: no table of ours.
  }
  return rows;
};

const endOf = (row: ScannedRow): { byteStart: number; line: number } => ({
  byteStart: row.byteEnd,
  line: row.line,
});

const distinctNames = (texts: readonly string[]): string[] => {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const name = text.toLowerCase();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}#${times}`;
  });
};

/** Whether all these columns are there. */
export const hasAll = (names: ColumnNames, wanted: readonly string[]): boolean =>
  wanted.every((name) => names.has(name));
