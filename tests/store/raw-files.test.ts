import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openRawFiles, type RawFiles } from "#store/raw-files.ts";
import { streamOf } from "../support/app.ts";
import { temporaryFolder } from "../support/cluster.ts";
import { refused } from "../support/refused.ts";

const BYTES = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7) % 251));
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function* broken(): AsyncGenerator<Uint8Array> {
  yield BYTES;
  throw new Error("the line is cut");
}

describe("raw files", () => {
  let folder = "";
  let files: RawFiles;

  before(async () => {
    folder = await temporaryFolder("raw");
    files = await openRawFiles(folder);
  });
  after(() => rm(folder, { recursive: true }));

  const stored = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  const read = async (sha256: string, range?: { start: number; end: number }): Promise<Buffer> =>
    Buffer.concat(await Array.fromAsync(files.read(sha256, range)));

  test("bytes are kept under their hash and read back, whole and by range", async () => {
    const { sha256, bytes } = await files.put(streamOf(BYTES, 1000), 1_000_000);
    assert.deepEqual([sha256, bytes], [hashOf(BYTES), BYTES.length]);
    assert.deepEqual(await read(sha256), BYTES);
    for (const [start, end] of [
      [0, 1],
      [0, BYTES.length],
      [262_143, 262_145],
      [BYTES.length - 1, BYTES.length],
      [100, 250_000],
    ] as const)
      assert.deepEqual(await read(sha256, { start, end }), BYTES.subarray(start, end));
  });

  test("the same bytes are stored once, also when they come at the same time", async () => {
    const before = await stored();
    const all = await Promise.all([1, 2, 3].map(() => files.put(streamOf(BYTES), 1_000_000)));
    assert.deepEqual(
      all.map(({ sha256 }) => sha256),
      [1, 2, 3].map(() => hashOf(BYTES)),
    );
    assert.deepEqual(await stored(), before);
  });

  test("an empty file is a file, and one of exactly the limit is taken", async () => {
    const empty = await files.put(streamOf(""), 10);
    assert.deepEqual([empty.bytes, empty.sha256], [0, hashOf(Buffer.alloc(0))]);
    assert.deepEqual(await read(empty.sha256), Buffer.alloc(0));
    assert.equal((await files.put(streamOf("0123456789"), 10)).bytes, 10);
  });

  test("too many bytes are refused without reading on, and nothing stays", async () => {
    const before = await stored();
    let pulled = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        pulled += 1000;
        yield Buffer.alloc(1000);
      }
    }
    await refused(files.put(endless(), 10_500), "report.too-large");
    assert.ok(pulled <= 12_000);
    assert.deepEqual(await stored(), before);
  });

  test("a stream that breaks leaves nothing", async () => {
    const before = await stored();
    await assert.rejects(files.put(broken(), 1_000_000), /the line is cut/);
    assert.deepEqual(await stored(), before);
  });

  test("reading what is not there fails, and a reader that stops early leaves no open file", async () => {
    await assert.rejects(read("0".repeat(64)), /ENOENT/);
    for await (const chunk of files.read(hashOf(BYTES))) {
      assert.ok(chunk.length > 0);
      break;
    }
  });

  test("what a killed process left behind is cleared away after a day, and not before", async () => {
    const incoming = join(folder, "incoming");
    const [old, fresh] = [join(incoming, "1-old"), join(incoming, "2-fresh")];
    for (const path of [old, fresh]) await writeFile(path, "half");
    const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(old, longAgo, longAgo);
    await openRawFiles(folder);
    assert.deepEqual(await readdir(incoming), ["2-fresh"]);
    await rm(fresh);
  });
});
