import { Fault } from "#domain/fault.ts";
import type { Reading } from "#domain/reading.ts";
import { nessus } from "./nessus.ts";
import type { ReportFormat } from "./report-format.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "./report-limits.ts";
import { withHead } from "./with-head.ts";

export type { ReportFormat } from "./report-format.ts";
export { DEFAULT_REPORT_LIMITS, type ReportLimits } from "./report-limits.ts";

/** Every kind of report that can be read. Adding one is a file, a line here and a folder of samples. */
export const REPORT_FORMATS = [nessus] as const satisfies readonly ReportFormat[];

export type ReportFormatId = (typeof REPORT_FORMATS)[number]["id"];

const HEAD_LENGTH = 64 * 1024;

export type OpenReport = {
  readonly format: (typeof REPORT_FORMATS)[number];
  /** All bytes of the report, the peeked ones included. To be read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
};

/**
 * Finds the format of a report from its content (at most the first 64 KB), never from its name. Throws
 * `report.unrecognized` for an empty file and for one that no format knows.
 */
export const openReport = async (source: AsyncIterable<Uint8Array>): Promise<OpenReport> => {
  const opened = await withHead(source, HEAD_LENGTH);
  const { head, bytes } = opened;
  const format = REPORT_FORMATS.find((candidate) => candidate.detect(head));
  if (format !== undefined) return { format, bytes };
  await opened.discard();
  throw new Fault("report.unrecognized", unrecognized(head));
};

const unrecognized = (head: Uint8Array): string => {
  const known = REPORT_FORMATS.map(({ id }) => id).join(", ");
  if (head.length === 0) return `The file is empty: expected a report (${known}). Export it again.`;
  if (head[0] === 0x50 && head[1] === 0x4b) {
    return `The content is a workbook or an archive: expected a report (${known}). Unpack an archive first; a POA&M document is not a report.`;
  }
  const start = Buffer.from(head.subarray(0, 8)).toString("hex");
  return `The content is not a report that is known (${known}); it begins with the bytes ${start}. Give the scanner's own export.`;
};

/** Opens a report and reads it: the id of its format, and its readings in file order. */
export const readReport = async (
  source: AsyncIterable<Uint8Array>,
  limits: ReportLimits = DEFAULT_REPORT_LIMITS,
): Promise<{ readonly format: ReportFormatId; readonly readings: AsyncGenerator<Reading> }> => {
  const { format, bytes } = await openReport(source);
  return { format: format.id, readings: format.read(bytes, limits) };
};
