import { Fault } from "#domain/fault.ts";
import { tooLarge, type ReportLimits } from "../report-limits.ts";

export type CsvDelimiter = "," | ";" | "\t";

/** A row as the scanner found it. Its bytes and bounds are only good until the next call of `next` or `push`. */
export type ScannedRow = {
  /** The bytes of the row without its line end. */
  readonly bytes: Buffer;
  /** 1-based line of the file on which the row begins. */
  readonly line: number;
  /** Range in the file: start inclusive, end exclusive, without the line end. */
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly cells: number;
  /** Three numbers a cell: start and end of its text in `bytes` (quotes left out), and what kind of text it is. */
  readonly bounds: readonly number[];
  /** Whether something stood between the closing quote of a cell and the next delimiter. */
  readonly oddQuotes: boolean;
  /** False for a last row without a line end. */
  readonly ended: boolean;
};

/** The kinds of cell text in `bounds`: as it stands, or with doubled quotes that mean one. */
export const CELL = { plain: 0, doubled: 1 } as const;

/** Cuts a table into rows, whatever the sizes of the pushed chunks. */
export type RowScanner = {
  push(chunk: Uint8Array): void;
  /** The next whole row, or null when more bytes are needed. */
  next(): ScannedRow | null;
  /** The row that the file ends in: null when there is none, `open quote` when it ends inside quotes. */
  last(): ScannedRow | "open quote" | null;
  /** 1-based line and byte at which the present row begins. */
  place(): { readonly line: number; readonly byteStart: number };
};

const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d];
const COLUMNS = 2000;

/** Where the scan of a row stands: before a cell, in a bare cell, inside quotes, after a quote inside quotes. */
const STATE = { start: 0, bare: 1, quoted: 2, quote: 3 } as const;

/**
 * RFC 4180, section 2, with three liberties: any of three delimiters, LF alone as a line end, and quotes in the middle of
 * a bare cell as they stand. All signs of the grammar are single bytes that are part of no other character in UTF-8 and
 * windows-1252, so rows are cut before they are decoded. `from` is the byte of the file at which the first chunk begins.
 */
export const rowScanner = (
  delimiter: CsvDelimiter,
  limits: ReportLimits,
  from: { readonly byte: number; readonly line: number } = { byte: 0, line: 1 },
): RowScanner => {
  const separator = delimiter.charCodeAt(0);
  let buffer = Buffer.allocUnsafe(0);
  let [base, filled, rowStart, at] = [from.byte, 0, 0, 0];
  let [line, lineAt] = [from.line, from.line];
  let state: number = STATE.start;
  let [cellStart, cells, oddQuotes] = [0, 0, false];
  let doubled: number = CELL.plain;
  let bounds: number[] = [];
  /** Where the text of a quoted cell ended, before its closing quote. */
  let quotedEnd = 0;

  const endCell = (end: number): void => {
    if (cells >= COLUMNS) throw tooManyColumns(line);
    const slot = cells * 3;
    bounds[slot] = cellStart;
    bounds[slot + 1] = state === STATE.quote ? quotedEnd : end;
    bounds[slot + 2] = doubled;
    cells += 1;
  };

  const rowOf = (end: number, ended: boolean): ScannedRow => {
    const row = {
      bytes: buffer.subarray(rowStart, rowStart + end),
      line,
      byteStart: base + rowStart,
      byteEnd: base + rowStart + end,
      cells,
      bounds,
      oddQuotes,
      ended,
    };
    if (end > limits.recordLength) throw tooLarge(limits, "recordLength", `line ${line}`);
    return row;
  };

  const begin = (): void => {
    [rowStart, line, state] = [at, lineAt, STATE.start];
    [cellStart, cells, oddQuotes, doubled] = [0, 0, false, CELL.plain];
    if (bounds.length > 600) bounds = [];
  };

  /** The end of a row of `length` bytes without its carriage return. */
  const textEnd = (length: number): number =>
    length > 0 && buffer[rowStart + length - 1] === CR ? length - 1 : length;

  /** The first place from `from` on whose byte may mean something in the present state; `end` when there is none. */
  const passText = (bytes: Buffer, from: number, end: number): number => {
    let here = from;
    if (state === STATE.bare) {
      for (; here < end; here++) {
        const byte = bytes[here];
        if (byte === separator || byte === LF) break;
      }
    } else if (state === STATE.quoted) {
      for (; here < end; here++) {
        const byte = bytes[here];
        if (byte === QUOTE || byte === LF) break;
      }
    }
    return here;
  };

  /** Takes the byte at `offset` of the row; whether it ends the row. */
  const step = (byte: number, offset: number): boolean => {
    if (state === STATE.quoted) {
      if (byte !== QUOTE) return false;
      state = STATE.quote;
      quotedEnd = offset;
    } else if (byte === separator) {
      endCell(offset);
      cellStart = offset + 1;
      state = STATE.start;
      doubled = CELL.plain;
    } else if (byte === LF) return true;
    else if (state === STATE.start) {
      state = byte === QUOTE ? STATE.quoted : STATE.bare;
      if (byte === QUOTE) cellStart = offset + 1;
    } else if (state === STATE.quote) {
      if (byte === QUOTE && quotedEnd === offset - 1) {
        state = STATE.quoted;
        doubled = CELL.doubled;
      } else if (byte !== CR) oddQuotes = true;
    }
    return false;
  };

  /** The row whose line end stands at `offset`; the next one begins behind it. */
  const finishRow = (offset: number): ScannedRow => {
    const length = textEnd(offset);
    endCell(length);
    const row = rowOf(length, true);
    rowStart = at;
    line = lineAt;
    return row;
  };

  return {
    push: (chunk) => {
      if (filled + chunk.length > buffer.length) {
        const held = filled - rowStart;
        const room = Math.max(128 * 1024, 2 * held + chunk.length);
        const next = held + chunk.length <= buffer.length ? buffer : Buffer.allocUnsafe(room);
        buffer.copy(next, 0, rowStart, filled);
        [buffer, base, at, filled, rowStart] = [next, base + rowStart, at - rowStart, held, 0];
        if (held > limits.recordLength) throw tooLarge(limits, "recordLength", `line ${line}`);
      }
      buffer.set(chunk, filled);
      filled += chunk.length;
    },
    next: () => {
      if (at === rowStart) begin();
      // Locals: this loop sees every byte, and reading a variable of the closure each time would double its cost.
      const [bytes, end] = [buffer, filled];
      for (let here = at; here < end; here++) {
        here = passText(bytes, here, end);
        if (here === end) break;
        const byte = bytes[here];
        if (byte === LF) lineAt += 1;
        if (step(byte ?? 0, here - rowStart)) {
          at = here + 1;
          return finishRow(here - rowStart);
        }
      }
      at = end;
      return null;
    },
    last: () => {
      if (rowStart === filled) return null;
      if (state === STATE.quoted) return "open quote";
      const end = textEnd(filled - rowStart);
      endCell(end);
      return rowOf(end, false);
    },
    place: () => ({ line, byteStart: base + rowStart }),
  };
};

const tooManyColumns = (line: number): Fault =>
  new Fault(
    "report.too-large",
    `Line ${line}: the row has more than ${COLUMNS} columns, which no scanner writes. Export the report again.`,
  );
