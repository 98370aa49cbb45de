import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { createGzip } from "node:zlib";
import { openArchive } from "#reports/archive.ts";
import { tenableCsv } from "#reports/formats/tenable/tenable-csv.ts";

const HEADER =
  "Plugin ID,CVE,CVSS,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,See Also,Plugin Output\n";
const ROWS = 40_000;

/** A table of 80 MB, packed as it is asked for. */
const packed = (): AsyncIterable<Uint8Array> => {
  const output = "x".repeat(1900);
  const rows = function* (): Generator<string> {
    yield HEADER;
    for (let row = 0; row < ROWS; row += 100) {
      let lines = "";
      for (let line = 0; line < 100; line++)
        lines += `${row + line},,5.0,Medium,host-${row % 500}.example.org,tcp,443,A name,s,d,u,,${output}\n`;
      yield lines;
    }
  };
  return Readable.from(rows(), { objectMode: false }).pipe(createGzip({ level: 0 }));
};

const used = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

test("a packed table of 80 MB is read in less memory than that", async () => {
  const [member] = (await openArchive(packed)) ?? assert.fail();
  assert.ok(member);
  let records = 0;
  let most = 0;
  const before = used();
  for await (const reading of tenableCsv.read(() => member.open())) {
    if (reading.type !== "record") continue;
    records += 1;
    if (records % 5000 === 0) most = Math.max(most, used() - before);
  }
  assert.equal(records, ROWS);
  assert.ok(most < 60_000_000, `${most} bytes at the most`);
});
