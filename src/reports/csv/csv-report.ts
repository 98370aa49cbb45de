import type { Reading, ScanReading, ScanTime } from "#domain/reading.ts";
import { csvHeader, type ColumnNames, type CsvHeader } from "./csv-head.ts";
import { readTable, type TableRow } from "../csv.ts";
import { latestTimes, type LatestTimes } from "../parts/latest-times.ts";
import { placeText } from "../parts/record-place.ts";
import type { ReportBytes, ReportFormat } from "../report-format.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "../report-limits.ts";
import { NOTHING_COVERED } from "../parts/scan-facts.ts";
import { sightingRoll } from "../parts/sighting-roll.ts";
import type { NoSighting, Sighting } from "../parts/sighting.ts";

/** What a table of findings needs beside the reading of tables: one row is one raw record. */
export type TableShape = {
  readonly isHeader: (names: ColumnNames) => boolean;
  /** The facts of the scan; `first` is the first row of the table, null when it has none. */
  scan(header: CsvHeader, first: TableRow | null): TableScan;
  row(row: TableRow, scan: TableScan): Sighting | NoSighting;
  /**
   * For tables whose rows have times of their own: when and on which asset this row was seen. The latest one of an
   * asset is when it was looked at; the file is read twice to know it beforehand.
   */
  readonly seen?: {
    /** The columns that hold times; without any of them the file is read once. */
    readonly columns: readonly string[];
    at(row: TableRow, scan: TableScan): { readonly identifier: string; readonly time: ScanTime } | null;
  };
};

export type TableScan = Partial<Omit<ScanReading, "type">> & Pick<ScanReading, "detector" | "tool">;

/** `detect` and `read` of a format that is a table of findings. */
export const tableReport = (shape: TableShape): Pick<ReportFormat, "detect" | "read"> => ({
  detect: (head) => csvHeader(head, shape.isHeader) !== null,
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS): AsyncGenerator<Reading> {
    const { header, rows } = await readTable(open, shape.isHeader, limits);
    try {
      let next = await rows.next();
      const first = next.done === true || next.value.trouble !== null ? null : next.value;
      const facts = shape.scan(header, first);
      const dated = shape.seen?.columns.some((name) => header.names.includes(name)) ?? false;
      const times = dated ? await timesOf(shape, facts, open, limits) : null;
      yield { ...NOTHING_COVERED, type: "scan", ...facts };
      const roll = sightingRoll(limits, facts.toolVersion ?? null);
      let ordinal = 0;
      let foreign = false;
      for (; next.done !== true; next = await rows.next()) {
        const row = next.value;
        ordinal += 1;
        const place = { ordinal, byteStart: row.byteStart, byteEnd: row.byteEnd };
        if (row.encoding === "windows-1252" && !foreign) {
          foreign = true;
          yield notUtf8(placeText(place), row.line);
        }
        const sighting = sightingOf(shape, row, facts);
        yield* roll.add(place, times === null ? sighting : timed(sighting, times));
      }
      yield* roll.end();
    } finally {
      await rows.return(undefined);
    }
  },
});

const sightingOf = (shape: TableShape, row: TableRow, facts: TableScan): Sighting | NoSighting =>
  row.trouble === null
    ? shape.row(row, facts)
    : { setAside: { code: "report.odd-row", message: `Line ${row.line}: ${row.trouble}` } };

const timed = (sighting: Sighting | NoSighting, times: LatestTimes): Sighting | NoSighting =>
  "setAside" in sighting
    ? sighting
    : { ...sighting, scannedAt: times.of(sighting.asset.identifier) ?? sighting.scannedAt };

const timesOf = async (
  shape: TableShape,
  facts: TableScan,
  open: ReportBytes,
  limits: ReportLimits,
): Promise<LatestTimes> => {
  const times = latestTimes(limits);
  const { rows } = await readTable(open, shape.isHeader, limits);
  for await (const row of rows) {
    const seen = row.trouble === null ? (shape.seen?.at(row, facts) ?? null) : null;
    if (seen !== null) times.note(seen.identifier, seen.time);
  }
  return times;
};

const notUtf8 = (where: string, line: number): Reading => ({
  type: "remark",
  remark: {
    code: "report.not-utf8",
    where,
    message: `Line ${line} is not valid UTF-8; rows like it are read as windows-1252.`,
  },
});
