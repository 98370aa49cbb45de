import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "#domain/fault.ts";
import { REPORT_FORMATS } from "#reports/index.ts";
import type { ReportFormat } from "#reports/report-format.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "#reports/report-limits.ts";
import { JSON_CORPORA } from "./json-corpora.ts";
import { assertOrder } from "./contract.ts";
import { collect, corpusFile, rawRecords, stream } from "./support.ts";

const formats = REPORT_FORMATS.flatMap((format: ReportFormat) => {
  const corpus = Object.entries(JSON_CORPORA).find(([id]) => id === format.id)?.[1];
  return corpus === undefined ? [] : [{ format, bytes: corpusFile(`${format.id}/${corpus.many}`) }];
});

const MEGA = 1024 * 1024;

const refused = async (attempt: () => Promise<unknown>, code: string, message: RegExp): Promise<void> => {
  await assert.rejects(attempt, (error) => {
    assert.ok(error instanceof Fault, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  });
};

const limited =
  (format: ReportFormat, bytes: Uint8Array, limit: Partial<ReportLimits>) => (): Promise<unknown> =>
    collect(format.read(() => stream(bytes), { ...DEFAULT_REPORT_LIMITS, ...limit }));

for (const { format, bytes } of formats) {
  test(`${format.id}: limits are kept`, async () => {
    await refused(limited(format, bytes, { bytes: 100 }), "report.too-large", /"bytes"/);
    await refused(limited(format, bytes, { depth: 1 }), "report.too-large", /"depth"/);
    await refused(limited(format, bytes, { elements: 3 }), "report.too-large", /"elements"/);
    await refused(limited(format, bytes, { recordLength: 40 }), "report.too-large", /"recordLength"/);
  });

  test(`${format.id}: UTF-16 and a byte that is no UTF-8 are refused by name`, async () => {
    const wide = Buffer.from(bytes.toString(), "utf16le");
    await refused(() => collect(format.read(() => stream(wide))), "report.malformed", /UTF-16/);
    const broken = Buffer.concat([bytes.subarray(0, -3), Buffer.of(0xff), bytes.subarray(-3)]);
    await refused(() => collect(format.read(() => stream(broken))), "report.malformed", /UTF-8|Byte \d+/);
  });

  test(`${format.id}: a record without end is refused early, in little memory`, async () => {
    const text = bytes.toString();
    // The last text of the file that stands in a record goes on for ever.
    const at = text.lastIndexOf('": "', Math.floor(text.length * 0.8)) + 4;
    const filler = Buffer.alloc(65_536, "a");
    let pulled = 0;
    let peak = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(text.slice(0, at));
      for (pulled = 0; pulled < 160 * MEGA; pulled += filler.length) {
        peak = Math.max(peak, process.memoryUsage.rss());
        yield filler;
      }
    }
    const before = process.memoryUsage.rss();
    await assert.rejects(collect(format.read(endless)), Fault);
    assert.ok(peak - before < 130 * MEGA, `memory grew by ${peak - before} bytes`);
  });

  test(`${format.id}: the order of members does not matter`, async () => {
    if (format.id === "inspec-log") return;
    const reversed = Buffer.from(JSON.stringify(withMembersReversed(JSON.parse(bytes.toString()))));
    const readings = await collect(format.read(() => stream(reversed)));
    assertOrder(readings);
    const plain = await collect(format.read(() => stream(bytes)));
    const kinds = (all: typeof plain): string[] =>
      rawRecords(all)
        .map(({ type }) => type)
        .toSorted();
    assert.deepEqual(kinds(readings), kinds(plain));
    assert.deepEqual(readings[0], plain[0], "the scan is known before everything, wherever its facts stand");
  });
}

const withMembersReversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withMembersReversed);
  if (typeof value !== "object" || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(entries.toReversed().map(([name, inner]) => [name, withMembersReversed(inner)]));
};
