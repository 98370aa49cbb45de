import { existsSync, readFileSync } from "node:fs";
import type { Reading, RecordReading, SetAsideReading, StatementReading } from "#domain/reading.ts";

/** The folder of real samples beside the checkout; it is not part of the project. */
const SHARED = new URL("../../../shared/samples/", import.meta.url);

export const sharedSample = (path: string): Buffer => readFileSync(new URL(path, SHARED));

export const SHARED_MISSING: string | false = existsSync(SHARED)
  ? false
  : "the shared samples are not beside this checkout";

export const corpusFile = (path: string): Buffer =>
  readFileSync(new URL(`../corpus/${path}`, import.meta.url));

/** The bytes as a stream, cut at the given lengths, which repeat until the bytes run out. */
export async function* chunked(bytes: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = lengths[turn % lengths.length] ?? bytes.length;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

export const stream = (bytes: Uint8Array | string): AsyncGenerator<Uint8Array> =>
  chunked(typeof bytes === "string" ? Buffer.from(bytes) : bytes, [65_536]);

export const collect = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

export const ofType = <Type extends Reading["type"]>(
  readings: readonly Reading[],
  type: Type,
): Extract<Reading, { type: Type }>[] =>
  readings.filter((reading): reading is Extract<Reading, { type: Type }> => reading.type === type);

/** Records, statements and set-aside records alike: everything that has an ordinal. */
export const rawRecords = (
  readings: readonly Reading[],
): (RecordReading | StatementReading | SetAsideReading)[] =>
  readings.filter(
    (reading) => reading.type === "record" || reading.type === "statement" || reading.type === "setAside",
  );
