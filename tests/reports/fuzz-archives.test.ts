import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { Fault } from "#domain/fault.ts";
import { openArchive } from "#reports/archive.ts";
import { makeGzip, makeZip } from "./make-zip.ts";
import { chunked, collect, corpusFile } from "./support.ts";
import { runs } from "../support/depth.ts";

const REPORT = corpusFile("nessus/many.nessus");
const INNER = makeZip([{ name: "inner.nessus", data: REPORT }]);
const ARCHIVES = {
  zip: makeZip([
    { name: "a/many.nessus", data: REPORT },
    { name: "stored.csv", data: Buffer.from("a,b\n1,2\n"), stored: true },
    { name: "nested.zip", data: INNER },
  ]),
  gzip: makeGzip(REPORT, "many.nessus"),
  nested: makeGzip(INNER, "inner.zip"),
};

/** The archive after damage: bytes changed, left out or repeated. */
const damaged = (bytes: Buffer, damages: readonly { at: number; kind: number; value: number }[]): Buffer => {
  let now = Buffer.from(bytes);
  for (const { at, kind, value } of damages) {
    const place = at % Math.max(1, now.length);
    const rest =
      kind === 0 ? now.subarray(place + 1) : kind === 1 ? now.subarray(place + value) : now.subarray(place);
    const put =
      kind === 0 ? Buffer.of(value) : kind === 1 ? Buffer.alloc(0) : now.subarray(place, place + value);
    now = Buffer.concat([now.subarray(0, place), put, rest]);
  }
  return now;
};

for (const [name, archive] of Object.entries(ARCHIVES)) {
  test(`a damaged ${name} gives whole members or a named refusal, never anything else`, async () => {
    const damage = fc.record({
      at: fc.nat({ max: archive.length - 1 }),
      kind: fc.nat({ max: 2 }),
      value: fc.integer({ min: 0, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(damage, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 5000 }),
        async (damages, length) => {
          const bytes = damaged(archive, damages);
          try {
            for (const member of (await openArchive(() => chunked(bytes, [length]))) ?? []) {
              assert.ok(!member.name.startsWith("/") && !member.name.split("/").includes(".."));
              await collect(member.open());
            }
          } catch (error) {
            if (!(error instanceof Fault)) throw error;
            assert.match(error.code, /^report\.(?:malformed|truncated|too-large)$/);
          }
        },
      ),
      { numRuns: runs(500), seed: 3 },
    );
  });
}

const read = async (length: number): Promise<[string, Buffer][]> => {
  const members = (await openArchive(() => chunked(ARCHIVES.zip, [length]))) ?? [];
  const all: [string, Buffer][] = [];
  for (const member of members) all.push([member.name, Buffer.concat(await collect(member.open()))]);
  return all;
};

test("how an archive is cut into chunks changes nothing", async () => {
  const whole = await read(1_000_000);
  assert.deepEqual(
    whole.map(([name]) => name),
    ["a/many.nessus", "stored.csv", "nested.zip/inner.nessus"],
  );
  for (const length of [1, 7, 100, 4096]) assert.deepEqual(await read(length), whole);
});
