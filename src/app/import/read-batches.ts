import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import type { SetAsideRecord } from "#domain/import.ts";
import type { Reading, ScanReading } from "#domain/reading.ts";
import { remarkLog, type RemarkLog } from "#domain/remark.ts";
import { isStandIn } from "#domain/unnamed-asset.ts";
import { emptyBatch, type Batch } from "./take-in-batch.ts";

const BATCH_RECORDS = 1500;
/** Long plugin outputs count too, so that a batch stays small in memory whatever its records hold. */
const BATCH_CHARACTERS = 4_000_000;
const KEPT_SET_ASIDE = 1000;

/** What is gathered while a report is read through; bounded, whatever the file's size. */
export type Gathered = {
  readonly remarks: RemarkLog;
  readonly setAside: SetAsideRecord[];
  setAsideCount: number;
  records: number;
  toolVersion: string | null;
  /** What stands in for an asset that the file does not name, and that nobody named. */
  unnamedAsset: string | null;
};

export const nothingGathered = (): Gathered => ({
  remarks: remarkLog(),
  setAside: [],
  setAsideCount: 0,
  records: 0,
  toolVersion: null,
  unnamedAsset: null,
});

/** The start of a report: its scan, and when it started as its first asset says. The rest is still to be read. */
export type ReportStart = {
  readonly scan: ScanReading;
  /** Null when the file does not say. */
  readonly scannedAt: { readonly instant: string; readonly date: CalendarDate } | null;
  readonly first: readonly Reading[];
  readonly rest: AsyncIterator<Reading>;
};

/** Reads up to the first asset. Null when the report holds no scan at all. */
export const startReading = async (readings: AsyncIterable<Reading>): Promise<ReportStart | null> => {
  const rest = readings[Symbol.asyncIterator]();
  const first: Reading[] = [];
  let scan: ScanReading | null = null;
  for (;;) {
    const { done, value } = await rest.next();
    if (done) return scan && { scan, scannedAt: null, first, rest };
    first.push(value);
    if (value.type === "scan") scan = value;
    if (scan?.scannedAt) return { scan, scannedAt: scan.scannedAt, first, rest };
    if (value.type === "asset" && scan) return { scan, scannedAt: value.scannedAt, first, rest };
  }
};

/** The whole report in batches. An asset stands in the batch of its first record or in one before. */
export async function* readBatches(
  start: ReportStart,
  received: Date,
  gathered: Gathered,
): AsyncGenerator<Batch> {
  const fallback = start.scannedAt?.date ?? dateOfInstant(received);
  let batch = emptyBatch();
  let characters = 0;

  for await (const reading of allOf(start)) {
    switch (reading.type) {
      case "scan":
        break;
      case "asset":
        if (isStandIn(reading.asset.identifier)) gathered.unnamedAsset ??= reading.asset.identifier;
        batch.assets.push({ asset: reading.asset, date: reading.scannedAt?.date ?? fallback });
        break;
      case "record":
        gathered.records += 1;
        batch.records.push(reading);
        characters += sizeOf(reading);
        break;
      case "statement":
        gathered.records += 1;
        batch.statements.push(reading);
        characters += reading.detail?.length ?? 0;
        break;
      case "setAside":
        gathered.records += 1;
        gathered.setAsideCount += 1;
        batch.setAside.push(reading);
        if (gathered.setAside.length < KEPT_SET_ASIDE) {
          const { ordinal, byteStart, byteEnd, reason } = reading;
          gathered.setAside.push({ ordinal, byteStart, byteEnd, remark: reason });
        }
        break;
      case "assetEnd":
        batch.coverage.set(reading.identifier, reading.coverage);
        gathered.toolVersion ??= reading.toolVersion;
        break;
      case "remark":
        gathered.remarks.add(reading.remark);
        break;
    }
    const gatheredRows = batch.records.length + batch.statements.length + batch.setAside.length;
    if (gatheredRows + batch.assets.length >= BATCH_RECORDS || characters >= BATCH_CHARACTERS) {
      yield batch;
      batch = emptyBatch();
      characters = 0;
    }
  }
  yield batch;
}

async function* allOf(start: ReportStart): AsyncGenerator<Reading> {
  yield* start.first;
  try {
    for (;;) {
      const { done, value } = await start.rest.next();
      if (done) return;
      yield value;
    }
  } finally {
    await start.rest.return?.();
  }
}

const sizeOf = (reading: Extract<Reading, { type: "record" }>): number =>
  reading.weakness.description.length +
  (reading.weakness.solution?.length ?? 0) +
  (reading.output?.length ?? 0);
