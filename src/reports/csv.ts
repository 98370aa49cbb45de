import { Fault } from "#domain/fault.ts";
import { csvHeader, type ColumnNames, type CsvHeader } from "./csv/csv-head.ts";
import { rowScanner, type ScannedRow } from "./csv/csv-scan.ts";
import { cellText, rowEncoding, type RowEncoding } from "./csv/csv-text.ts";
import type { ReportBytes } from "./report-format.ts";
import { tooLarge, type ReportLimits } from "./report-limits.ts";

/** One row of a table. It is only good until the next one is asked for. */
export type TableRow = {
  /** 1-based line of the file on which the row begins. */
  readonly line: number;
  /** The row's bytes in the file without its line end: start inclusive, end exclusive. */
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly encoding: RowEncoding;
  /** Why the row cannot be told apart into its columns; null when it can. */
  readonly trouble: string | null;
  /** The trimmed text of a column (named in lower case); null when there is no such column or it is blank. */
  text(column: string): string | null;
};

export type Table = {
  readonly header: CsvHeader;
  /** The rows below the header that hold any text, in file order. Pulled once. */
  readonly rows: AsyncGenerator<TableRow>;
};

const HEAD_LENGTH = 64 * 1024;

/**
 * Opens a table (RFC 4180; `,`, `;` or tab) whose header row `isHeader` knows. Memory: one row, and a chunk. Throws
 * `report.unrecognized` when no header stands in the first 64 KB; the rows throw `report.truncated` for a file that
 * ends inside quotes or in a row too short without a line end, and `report.too-large` beyond the limits.
 */
export const readTable = async (
  open: ReportBytes,
  isHeader: (names: ColumnNames) => boolean,
  limits: ReportLimits,
): Promise<Table> => {
  const chunks = open()[Symbol.asyncIterator]();
  const { head, rest } = await headAndRest(chunks);
  const header = csvHeader(head, isHeader);
  if (header === null) {
    await chunks.return?.();
    throw new Fault(
      "report.unrecognized",
      "No row of the first 64 KB has the expected column names. Give the scanner's own export.",
    );
  }
  return { header, rows: tableRows(header, head.subarray(header.end.byte), rest, chunks, limits) };
};

/** The first 64 KB, or all bytes, and what was pulled beyond them. */
const headAndRest = async (
  chunks: AsyncIterator<Uint8Array>,
): Promise<{ head: Buffer; rest: Uint8Array | null }> => {
  const taken: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_LENGTH) {
    const { done, value } = await chunks.next();
    if (done === true) return { head: Buffer.concat(taken), rest: null };
    taken.push(value);
    size += value.length;
  }
  const last = taken.pop() ?? Buffer.alloc(0);
  const kept = last.length - (size - HEAD_LENGTH);
  return { head: Buffer.concat([...taken, last.subarray(0, kept)]), rest: last.subarray(kept) };
};

async function* tableRows(
  header: CsvHeader,
  head: Uint8Array,
  rest: Uint8Array | null,
  chunks: AsyncIterator<Uint8Array>,
  limits: ReportLimits,
): AsyncGenerator<TableRow> {
  const scanner = rowScanner(header.delimiter, limits, header.end);
  const columns = new Map(header.names.map((name, index) => [name, index]));
  let rows = 0;
  let bytes = header.end.byte;
  const take = (chunk: Uint8Array): void => {
    bytes += chunk.length;
    if (bytes > limits.bytes) throw tooLarge(limits, "bytes", `byte ${limits.bytes}`);
    scanner.push(chunk);
  };
  const counted = (row: TableRow): TableRow => {
    rows += 1;
    if (rows > limits.elements) throw tooLarge(limits, "elements", `line ${row.line}`);
    return row;
  };
  try {
    take(head);
    for (let piece = rest; ;) {
      for (let row = scanner.next(); row !== null; row = scanner.next())
        if (!isBlank(row)) yield counted(tableRow(row, columns));
      if (piece === null) {
        const { done, value } = await chunks.next();
        if (done === true) break;
        piece = value;
      }
      take(piece);
      piece = null;
    }
    const last = lastRow(scanner.last(), columns.size, scanner.place().line);
    if (last !== null) yield counted(tableRow(last, columns));
  } finally {
    await chunks.return?.();
  }
}

const lastRow = (
  last: ScannedRow | "open quote" | null,
  columns: number,
  line: number,
): ScannedRow | null => {
  if (last === "open quote") throw cutOff(line, "a quoted cell that never ends");
  if (last === null || isBlank(last)) return null;
  if (last.cells < columns) throw cutOff(line, `${last.cells} of ${columns} columns and no line end`);
  return last;
};

const cutOff = (line: number, found: string): Fault =>
  new Fault(
    "report.truncated",
    `Line ${line}: the file ends in a row with ${found}. It was cut off: export or copy it again.`,
  );

const isBlank = (row: ScannedRow): boolean => {
  for (let slot = 0; slot < row.cells * 3; slot += 3) {
    for (let at = row.bounds[slot] ?? 0; at < (row.bounds[slot + 1] ?? 0); at++)
      if ((row.bytes[at] ?? 0) > 0x20) return false;
  }
  return true;
};

const tableRow = (row: ScannedRow, columns: ReadonlyMap<string, number>): TableRow => {
  const encoding = rowEncoding(row.bytes);
  return {
    line: row.line,
    byteStart: row.byteStart,
    byteEnd: row.byteEnd,
    encoding,
    trouble: troubleOf(row, columns.size),
    text: (column) => {
      const index = columns.get(column);
      return index === undefined ? null : cellText(row, index, encoding).trim() || null;
    },
  };
};

const troubleOf = (row: ScannedRow, columns: number): string | null => {
  if (row.oddQuotes) return "A cell goes on after its closing quote, so it is unclear where it ends.";
  if (row.cells === columns) return null;
  return `The row has ${row.cells} columns where the header has ${columns}, so it is unclear which is which.`;
};
