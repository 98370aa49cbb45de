import assert from "node:assert/strict";
import { test } from "node:test";
import { detectReport, headOf, readReport, REPORT_FORMATS } from "#reports/index.ts";
import { collect, corpusFile, stream } from "./support.ts";

/** A source that tells how much of it was pulled and whether it was let go. */
const watched = (chunk: Uint8Array, times: number) => {
  const seen = { pulled: 0, closed: false };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (let turn = 0; turn < times; turn++) {
        seen.pulled += chunk.length;
        yield chunk;
      }
    } finally {
      seen.closed = true;
    }
  }
  return { seen, bytes };
};

test("ids of formats are all different", () => {
  assert.equal(new Set(REPORT_FORMATS.map(({ id }) => id)).size, REPORT_FORMATS.length);
});

test("detection pulls the head only", async () => {
  const file = corpusFile("nessus/many.nessus");
  const padded = Buffer.concat([file, Buffer.alloc(300_000, " ")]);
  for (const length of [1, 1000, 65_536, 1_000_000]) {
    let pulled = 0;
    async function* bytes(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < padded.length; at += length) {
        const chunk = padded.subarray(at, at + length);
        pulled += chunk.length;
        yield chunk;
      }
    }
    assert.equal((await detectReport(bytes)).id, "nessus");
    assert.ok(pulled < 65_536 + length, `${pulled} bytes pulled`);
    assert.ok(Buffer.from(await headOf(bytes, 1000)).equals(padded.subarray(0, 1000)));
  }
});

test("a source that is not known is let go after the head", async () => {
  const { seen, bytes } = watched(Buffer.alloc(10_000, "x"), 1000);
  await assert.rejects(detectReport(bytes), { code: "report.unrecognized" });
  assert.equal(seen.pulled, 70_000);
  assert.ok(seen.closed);
});

test("a source is let go when its reader stops or refuses", async () => {
  const start = Buffer.from("<NessusClientData_v2>");
  const broken = watched(Buffer.concat([start, Buffer.from("</oops>"), Buffer.alloc(70_000, " ")]), 100);
  const { readings } = await readReport(broken.bytes);
  await assert.rejects(collect(readings), { code: "report.malformed" });
  assert.ok(broken.seen.closed);

  const long = Buffer.concat([start, Buffer.from(`<Report name="r"/>`), Buffer.alloc(70_000, " ")]);
  const stopped = watched(long, 100);
  for await (const reading of (await readReport(stopped.bytes)).readings) {
    assert.equal(reading.type, "scan");
    break;
  }
  assert.ok(stopped.seen.closed);
});

async function* failing(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("<NessusClientData_v2>");
  throw new TypeError("the disk is gone");
}

test("an error of the source comes through as it is", async () => {
  await assert.rejects(detectReport(failing), TypeError);
});

test("a report says its format and gives its readings", async () => {
  const { format, readings } = await readReport(() => stream(corpusFile("nessus/one.nessus")));
  assert.equal(format, "nessus");
  assert.equal((await collect(readings)).length, 4);
});
