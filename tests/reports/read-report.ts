import type { Reading, RecordReading } from "#domain/reading.ts";
import { detectReport } from "#reports/index.ts";
import { collect, corpusFile, ofType, stream } from "./support.ts";

/** The readings of a report as the door gives them: format found by content. */
export const readText = async (report: string | Uint8Array): Promise<Reading[]> => {
  const open = () => stream(report);
  return collect((await detectReport(open)).read(open));
};

export const readCorpus = (path: string): Promise<Reading[]> => readText(corpusFile(path));

/** The codes of all remarks and set-aside records, in order. */
export const codesOf = (readings: readonly Reading[]): string[] =>
  readings.flatMap((reading) => {
    if (reading.type === "remark") return [reading.remark.code];
    return reading.type === "setAside" ? [reading.reason.code] : [];
  });

/** What identifies the finding of each record: asset, weakness and location. */
export const keysOf = (readings: readonly Reading[]): string[][] =>
  ofType(readings, "record").map((record) => [
    record.asset,
    record.weakness.sourceIdentifier,
    record.location,
  ]);

/** Severity of each record, with `!` behind it when it opens a finding. */
export const ratingsOf = (readings: readonly Reading[]): string[] =>
  ofType(readings, "record").map(
    ({ severity, actionable }: RecordReading) => `${severity}${actionable ? "!" : ""}`,
  );
