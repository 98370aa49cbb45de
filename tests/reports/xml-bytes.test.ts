import assert from "node:assert/strict";
import { test } from "node:test";
import { generateNessus } from "#reports/generate/nessus.ts";
import { nessus } from "#reports/formats/nessus/nessus.ts";
import { chunked, collect, ofType, stream } from "./support.ts";

/** Several blocks of 64 KB, with letters of one to four bytes all over. */
const source = async (): Promise<string> => {
  const pieces = await collect(
    generateNessus({ seed: 3, hosts: 4, findingsPerHost: 60, startDate: "2026-01-12" }),
  );
  return Buffer.concat(pieces).toString("utf8").replaceAll("</solution>", " ü検🛰</solution>");
};

const declare = (text: string, encoding: string): string =>
  text.replace(`<?xml version="1.0" ?>`, `<?xml version="1.0" encoding="${encoding}"?>`);

const bigEndian = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

const latin = (text: string): string => text.replaceAll("検", "ß").replaceAll(/[\u{100}-\u{10ffff}]/gu, "?");

type Encoded = { bytes: Buffer; decode: (slice: Buffer) => string };

const utf8 = (slice: Buffer): string => slice.toString("utf8");
const utf16 = (slice: Buffer): string => slice.toString("utf16le");

const encodings = (text: string): Record<string, Encoded> => {
  return {
    "utf-8": { bytes: Buffer.from(text), decode: utf8 },
    "utf-8 with mark": { bytes: Buffer.from(`\ufeff${declare(text, "UTF-8")}`), decode: utf8 },
    "utf-16le with mark": {
      bytes: Buffer.from(`\ufeff${declare(text, "UTF-16")}`, "utf16le"),
      decode: utf16,
    },
    "utf-16be with mark": {
      bytes: bigEndian(`\ufeff${text}`),
      decode: (slice) => Buffer.from(slice).swap16().toString("utf16le"),
    },
    "iso-8859-1": {
      bytes: Buffer.from(latin(declare(text, "ISO-8859-1")), "latin1"),
      decode: (slice) => slice.toString("latin1"),
    },
  };
};

for (const lineEnd of ["\n", "\r\n", "\r"]) {
  test(`byte ranges are exact in every encoding, line ends ${JSON.stringify(lineEnd)}`, async () => {
    const text = (await source()).replaceAll("\n", lineEnd);
    for (const [name, { bytes, decode }] of Object.entries(encodings(text))) {
      assert.ok(bytes.length > 200_000, "several blocks");
      const readings = await collect(nessus.read(() => stream(bytes)));
      const records = ofType(readings, "record");
      const wanted = decode(bytes).match(/<ReportItem [^]*?<\/ReportItem>/g) ?? [];
      assert.ok(wanted.length > 100);
      assert.deepEqual(
        records.map(({ byteStart, byteEnd }) => decode(bytes.subarray(byteStart, byteEnd))),
        wanted,
        name,
      );
      assert.deepEqual(
        await collect(nessus.read(() => chunked(bytes, [1, 7, 4096, 65_537, 100_000]))),
        readings,
        name,
      );
      assert.ok(
        records.every(({ output }) => output === null || !output.includes("\r")),
        "line ends are read as \\n",
      );
    }
  });
}

const meaning = async (bytes: Buffer) =>
  (await collect(nessus.read(() => stream(bytes)))).map((reading) =>
    Object.assign(reading, { byteStart: 0, byteEnd: 0 }),
  );

test("the same text in another encoding reads the same but for the byte ranges", async () => {
  const text = await source();
  const plain = await meaning(Buffer.from(text));
  assert.deepEqual(await meaning(bigEndian(`\ufeff${text}`)), plain);
  assert.deepEqual(await meaning(Buffer.from(`\ufeff${text}`)), plain);
  assert.deepEqual(await meaning(Buffer.from(text.replaceAll("\n", "\r\n"))), plain);
});

test("a tag and a text longer than a block keep their places", async () => {
  const long = "ü".repeat(100_000);
  const item = `<ReportItem   pluginID="1"\r\n severity="2" svc_name="${long}" pluginName="n"><description>${long}</description\n></ReportItem  >`;
  const before = `<NessusClientData_v2><Report name="検"><ReportHost name="h">`;
  const bytes = Buffer.from(`${before}${item}${item}</ReportHost></Report></NessusClientData_v2>`);
  const [first, second] = ofType(await collect(nessus.read(() => stream(bytes))), "record");
  const start = Buffer.byteLength(before);
  const length = Buffer.byteLength(item);
  assert.deepEqual([first?.byteStart, first?.byteEnd], [start, start + length]);
  assert.deepEqual([second?.byteStart, second?.byteEnd], [start + length, start + 2 * length]);
  assert.equal(first?.weakness.description, long);
});

const report = (encoding: string, name: string) =>
  Buffer.from(
    `<?xml version="1.0" encoding='${encoding}'?><NessusClientData_v2><Report name="${name}"/></NessusClientData_v2>`,
    "latin1",
  );

const scanName = async (bytes: Buffer) =>
  ofType(await collect(nessus.read(() => stream(bytes))), "scan")[0]?.scanName;

test("windows-1252 and us-ascii are read as declared", async () => {
  assert.equal(await scanName(report("Windows-1252", "\u0080 5 \u00fc")), "€ 5 ü");
  assert.equal(await scanName(report("us-ascii", "plain")), "plain");
  await assert.rejects(scanName(report("us-ascii", "\u00fc")), { code: "report.malformed" });
});

test("a tag that lies across the end of a block keeps its place", async () => {
  const before = `<NessusClientData_v2><Report name="r"><ReportHost name="h"><!--`;
  const item = `<ReportItem pluginID="1" severity="2"></ReportItem>`;
  for (let shift = 0; shift <= item.length + 4; shift++) {
    const padding = `${"ü ".repeat(20_000)}${" ".repeat(65_536 - 60_003 - before.length - shift)}-->`;
    const bytes = Buffer.from(`${before}${padding}${item}</ReportHost></Report></NessusClientData_v2>`);
    const [record] = ofType(await collect(nessus.read(() => stream(bytes))), "record");
    assert.equal(bytes.subarray(record?.byteStart, record?.byteEnd).toString(), item, `shift ${shift}`);
  }
});
