import { readdirSync, readFileSync } from "node:fs";
import type { Reading } from "../src/domain/reading.ts";
import { REPORT_FORMATS } from "../src/reports/index.ts";
import type { ReportBytes, ReportFormat } from "../src/reports/report-format.ts";

// How fast every format is read, as JSON lines:  node bench/readers.ts [megabytes] [format]
// A large report is made of each corpus file "many" by repeating its records; where that gives no report, the file itself
// is read again and again.
const [size = "32", only = ""] = process.argv.slice(2);
const TARGET = Number(size) * 1_000_000;
const PIECE = 256 * 1024;

type Range = { readonly byteStart: number; readonly byteEnd: number };

const rangesOf = async (format: ReportFormat, bytes: Uint8Array): Promise<Range[]> => {
  const ranges: Range[] = [];
  for await (const reading of format.read(once(bytes))) if (isRaw(reading)) ranges.push(reading);
  return ranges;
};

const isRaw = (reading: Reading): reading is Reading & Range =>
  reading.type === "record" || reading.type === "statement" || reading.type === "setAside";

const once = (bytes: Uint8Array): ReportBytes =>
  async function* () {
    yield bytes;
  };

/** The report with what stands from its first to its last record repeated; null when it has fewer than two. */
const repeated = (bytes: Buffer, ranges: readonly Range[]): { open: ReportBytes; bytes: number } | null => {
  const [first, second] = ranges;
  const last = ranges.at(-1);
  if (first === undefined || second === undefined || last === undefined) return null;
  const between = bytes.subarray(first.byteEnd, second.byteStart);
  const unit = Buffer.concat([bytes.subarray(first.byteStart, last.byteEnd), between]);
  const piece = Buffer.concat(Array.from({ length: Math.ceil(PIECE / unit.length) }, () => unit));
  const pieces = Math.ceil(TARGET / piece.length);
  const open = async function* (): AsyncGenerator<Uint8Array> {
    yield bytes.subarray(0, first.byteStart);
    for (let count = 0; count < pieces; count++) yield piece;
    yield bytes.subarray(first.byteStart);
  };
  return { open, bytes: piece.length * pieces + bytes.length };
};

const countOf = async (format: ReportFormat, open: ReportBytes): Promise<number> => {
  let records = 0;
  for await (const reading of format.read(open)) if (isRaw(reading)) records += 1;
  return records;
};

/** Reads a made report; null when it is not one. */
const measured = async (format: ReportFormat, made: { open: ReportBytes; bytes: number } | null) => {
  if (made === null) return null;
  const began = performance.now();
  try {
    const records = await countOf(format, made.open);
    return {
      records,
      bytes: made.bytes,
      seconds: (performance.now() - began) / 1000,
      made: "one large report",
    };
  } catch {
    return null;
  }
};

const measuredAgain = async (format: ReportFormat, bytes: Buffer) => {
  const times = Math.min(2000, Math.ceil(TARGET / bytes.length));
  const began = performance.now();
  let records = 0;
  for (let time = 0; time < times; time++) records += await countOf(format, once(bytes));
  const seconds = (performance.now() - began) / 1000;
  return { records, bytes: bytes.length * times, seconds, made: "the corpus file again and again" };
};

for (const format of REPORT_FORMATS as readonly ReportFormat[]) {
  if (only !== "" && format.id !== only) continue;
  const folder = new URL(`../tests/corpus/${format.id}/`, import.meta.url);
  const name = readdirSync(folder).find((entry) => entry.startsWith("many"));
  if (name === undefined) throw new Error(`tests/corpus/${format.id} has no file "many".`);
  const bytes = readFileSync(new URL(name, folder));
  const large = await measured(format, repeated(bytes, await rangesOf(format, bytes)));
  const { records, bytes: length, seconds, made } = large ?? (await measuredAgain(format, bytes));
  console.log(
    JSON.stringify({
      format: format.id,
      made,
      bytes: length,
      records,
      megabytesPerSecond: Number((length / 1e6 / seconds).toFixed(1)),
      recordsPerSecond: Math.round(records / seconds),
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  );
}
