import assert from "node:assert/strict";
import type { Reading, RecordReading, ScanReading, StatementReading } from "#domain/reading.ts";
import type { ReportFormat } from "#reports/report-format.ts";
import { collect, corpusFile, ofType, stream } from "./support.ts";

/** The readings of a document that a test writes, or of a file of the corpus. */
export const readDocument = (format: ReportFormat, document: unknown): Promise<Reading[]> =>
  collect(format.read(() => stream(JSON.stringify(document))));

export const readCorpus = (format: ReportFormat, name: string): Promise<Reading[]> =>
  collect(format.read(() => stream(corpusFile(`${format.id}/${name}`))));

export const scanOf = (readings: readonly Reading[]): ScanReading =>
  ofType(readings, "scan")[0] ?? assert.fail();

export const recordsOf = (readings: readonly Reading[]): RecordReading[] => ofType(readings, "record");

export const statementsOf = (readings: readonly Reading[]): StatementReading[] =>
  ofType(readings, "statement");

export const codesOf = (readings: readonly Reading[]): string[] =>
  ofType(readings, "remark").map(({ remark }) => remark.code);

export const setAsideCodes = (readings: readonly Reading[]): string[] =>
  ofType(readings, "setAside").map(({ reason }) => reason.code);

/** `asset id location` of each record. */
export const keysOf = (readings: readonly Reading[]): string[] =>
  recordsOf(readings).map((record) =>
    [record.asset, record.weakness.sourceIdentifier, record.location].join(" "),
  );

/** Checks that came to an answer, by asset. */
export const checksOf = (readings: readonly Reading[]): Record<string, string[] | null> =>
  Object.fromEntries(
    ofType(readings, "assetEnd").map(({ identifier, coverage }) => [
      identifier,
      coverage.checks === null ? null : [...coverage.checks].toSorted(),
    ]),
  );
