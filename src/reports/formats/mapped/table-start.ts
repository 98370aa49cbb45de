import type { CsvDelimiter } from "../../csv/csv-scan.ts";
import { rowScanner } from "../../csv/csv-scan.ts";
import { headOf } from "../../head-of.ts";
import type { ReportBytes } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";

/**
 * The whole rows among the first `length` bytes of a table, and whether the file goes on behind them: enough for a look at
 * a file of any size. Memory: those bytes.
 */
export const tableStart = async (
  open: ReportBytes,
  delimiter: CsvDelimiter,
  length: number,
): Promise<{ readonly bytes: Uint8Array; readonly more: boolean }> => {
  const head = await headOf(open, length);
  if (head.length < length) return { bytes: head, more: false };
  const scanner = rowScanner(delimiter, DEFAULT_REPORT_LIMITS);
  scanner.push(head);
  while (scanner.next() !== null);
  return { bytes: head.subarray(0, scanner.place().byteStart), more: true };
};
