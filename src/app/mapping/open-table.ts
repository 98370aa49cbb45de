import { sheetAsCsv } from "#documents/sheet-csv.ts";
import { WORKBOOK_LIMITS } from "#documents/workbook-limits.ts";
import { Fault } from "#domain/fault.ts";
import type { ReportBytes } from "#reports/index.ts";

/** A table that a mapping can read: the file itself, or what one sheet of a workbook became. */
export type OpenTable = {
  readonly open: ReportBytes;
  /** Null when the file is no workbook. */
  readonly workbook: {
    readonly sheets: readonly string[];
    readonly sheet: string;
    readonly csv: Buffer;
  } | null;
};

/**
 * Opens a file as a table. A workbook is read whole, within its limits, and one of its sheets becomes CSV: the byte ranges
 * of its records are those of the CSV. Throws the faults of workbooks.
 */
export const openTable = async (open: ReportBytes, sheet: string | null): Promise<OpenTable> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of open()) {
    if (size === 0 && !startsLikeZip(chunk)) return { open, workbook: null };
    chunks.push(chunk);
    size += chunk.length;
    if (size > WORKBOOK_LIMITS.fileBytes) {
      throw new Fault(
        "document.too-large",
        `Expected a workbook of at most ${WORKBOOK_LIMITS.fileBytes} bytes, found a larger one. Save its sheet as CSV.`,
      );
    }
  }
  if (size === 0) return { open, workbook: null };
  const workbook = await sheetAsCsv(Buffer.concat(chunks), sheet);
  // oxlint-disable-next-line require-await -- the bytes are there already
  const csv = async function* (): AsyncGenerator<Uint8Array> {
    yield workbook.csv;
  };
  return { open: csv, workbook };
};

const startsLikeZip = (chunk: Uint8Array): boolean => chunk[0] === 0x50 && chunk[1] === 0x4b;
