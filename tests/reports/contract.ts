import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import { Fault } from "#domain/fault.ts";
import type { Reading, RecordReading, StatementReading } from "#domain/reading.ts";
import { detectReport, REPORT_FORMATS } from "#reports/index.ts";
import type { ReportFormat } from "#reports/report-format.ts";
import { runs, stride } from "../support/depth.ts";
import { chunked, collect, corpusFile, ofType, rawRecords, stream } from "./support.ts";

/** What the contract needs to know of one format. */
export type ContractCorpus = {
  /** Files of tests/corpus/<format id>/ by how many records they hold; `many` at least two. */
  readonly none: string;
  readonly one: string;
  readonly many: string;
  readonly others: readonly string[];
  /** A report that holds just this raw record; `of` is what the reader said of it. */
  wrap(record: Uint8Array, of: RecordReading | StatementReading): Uint8Array;
  /** False for formats without an end (rows of a table): cut between two records they read as a shorter file. */
  readonly endsVisibly?: false;
};

/** The order rule: one scan first, records of an asset between its `asset` and `assetEnd`, once each; ordinals 1 to n. */
export const assertOrder = (readings: readonly Reading[]): void => {
  let scanned = false;
  let detectors: readonly string[] = [];
  const open = new Set<string>();
  const ended = new Set<string>();
  let ordinal = 0;
  let lastEnd = 0;
  for (const reading of readings) {
    switch (reading.type) {
      case "scan":
        assert.equal(scanned, false, "one scan");
        scanned = true;
        detectors = [reading.detector, ...(reading.alsoOf ?? [])];
        break;
      case "asset":
        assert.ok(scanned, "the scan comes before the first asset");
        assert.notEqual(reading.asset.identifier, "");
        open.add(reading.asset.identifier);
        break;
      case "assetEnd":
        assert.ok(open.delete(reading.identifier), "an asset that ends has begun");
        ended.add(reading.identifier);
        break;
      case "record":
        assert.ok(open.has(reading.asset), "a record belongs to an open asset");
        assert.notEqual(reading.weakness.sourceIdentifier, "");
        assert.ok(
          detectors.includes(reading.weakness.detector ?? detectors[0] ?? ""),
          "a detector of the scan",
        );
        assert.ok(!(reading.actionable && reading.severity === "informational"));
        break;
      case "statement":
        assert.ok(scanned, "the scan comes before the first statement");
        assert.notEqual(reading.vulnerability, "");
        break;
      case "setAside":
        assert.ok(reading.reason.message.length > 0);
        break;
      case "remark":
        assert.ok(reading.remark.message.length > 0);
        break;
    }
    if (reading.type !== "record" && reading.type !== "setAside" && reading.type !== "statement") continue;
    ordinal += 1;
    assert.equal(reading.ordinal, ordinal);
    assert.ok(
      reading.byteStart >= lastEnd && reading.byteEnd > reading.byteStart,
      "byte ranges rise and do not overlap",
    );
    lastEnd = reading.byteEnd;
  }
  assert.ok(scanned, "there is a scan");
  assert.equal(open.size, 0, "every asset ends");
};

const assertPrefixOrRefused = async (
  attempt: () => Promise<Reading[]>,
  whole: number,
  refused: (error: unknown) => boolean,
  message: string,
): Promise<void> => {
  try {
    const readings = await attempt();
    assertOrder(readings);
    assert.ok(rawRecords(readings).length <= whole, message);
  } catch (error) {
    assert.ok(refused(error), `${message}: ${String(error)}`);
  }
};

/** The suite that every report format passes. */
export const reportContract = (format: ReportFormat, corpus: ContractCorpus): void => {
  const file = (name: string): Buffer => corpusFile(`${format.id}/${name}`);
  const read = (bytes: Uint8Array): Promise<Reading[]> => collect(format.read(() => stream(bytes)));
  const names = [corpus.none, corpus.one, corpus.many, ...corpus.others];

  suite(`${format.id}: the contract of report formats`, () => {
    test("every file is known by its content", async () => {
      for (const name of names) {
        assert.equal((await detectReport(() => stream(file(name)))).id, format.id, name);
        const head = file(name).subarray(0, 65_536);
        assert.deepEqual(
          REPORT_FORMATS.filter((other) => other.detect(head)).map(({ id }) => id),
          [format.id],
          `${name} is of one format only`,
        );
      }
      for (const head of ["", "{}", "\u0000\u0001", "<html></html>"])
        assert.equal(format.detect(Buffer.from(head)), false);
    });

    test("none, one and many records", async () => {
      assert.equal(rawRecords(await read(file(corpus.none))).length, 0);
      assert.equal(rawRecords(await read(file(corpus.one))).length, 1);
      assert.ok(rawRecords(await read(file(corpus.many))).length > 1);
    });

    test("readings come in order", async () => {
      for (const name of names) assertOrder(await read(file(name)));
    });

    test("how the bytes are cut into chunks changes nothing", async () => {
      for (const name of names) {
        const bytes = file(name);
        const whole = await read(bytes);
        const lengths = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 8 });
        await fc.assert(
          fc.asyncProperty(lengths, async (cut) => {
            assert.deepEqual(await collect(format.read(() => chunked(bytes, cut))), whole);
          }),
          { numRuns: runs(12), seed: 7 },
        );
        assert.deepEqual(await collect(format.read(() => chunked(bytes, [1]))), whole);
      }
    });

    test("the byte range of a record is the record", async () => {
      for (const name of names) {
        const bytes = file(name);
        const readings = await read(bytes);
        for (const record of [...ofType(readings, "record"), ...ofType(readings, "statement")]) {
          const slice = bytes.subarray(record.byteStart, record.byteEnd);
          const again = await read(corpus.wrap(slice, record));
          const alone = [...ofType(again, "record"), ...ofType(again, "statement")];
          assert.equal(alone.length, 1);
          const { ordinal: _o, byteStart: _s, byteEnd: _e, ...rest } = alone[0] ?? assert.fail();
          const { ordinal: _O, byteStart: _S, byteEnd: _E, ...wanted } = record;
          assert.deepEqual(rest, wanted);
        }
      }
    });

    test("a file that was cut off is refused, wherever it was cut", async () => {
      const bytes = file(corpus.many);
      const end = bytes.toString("latin1").trimEnd().length;
      const whole = rawRecords(await read(bytes)).length;
      for (let length = 0; length < end; length += length < end - 64 ? stride(37) : 1) {
        const cut = bytes.subarray(0, length);
        const refused = (error: unknown): boolean =>
          error instanceof Fault &&
          (error.code === "report.truncated" ||
            (length < bytes.length / 2 && error.code === "report.unrecognized"));
        const attempt = async (): Promise<Reading[]> =>
          collect((await detectReport(() => stream(cut))).read(() => stream(cut)));
        if (corpus.endsVisibly ?? true) await assert.rejects(attempt, refused, `cut at ${length}`);
        else await assertPrefixOrRefused(attempt, whole, refused, `cut at ${length}`);
      }
    });

    test("flipped, cut, spliced and nested bytes give readings or a named refusal, never anything else", async () => {
      const bytes = file(corpus.many);
      const place = fc.integer({ min: 0, max: bytes.length - 1 });
      const flip = fc.record({
        kind: fc.constant("flip" as const),
        at: place,
        value: fc.integer({ min: 0, max: 255 }),
      });
      const cut = fc.record({
        kind: fc.constant("cut" as const),
        at: place,
        length: fc.integer({ min: 1, max: 400 }),
      });
      const splice = fc.record({
        kind: fc.constant("splice" as const),
        at: place,
        from: place,
        length: fc.integer({ min: 1, max: 400 }),
      });
      const nest = fc.record({
        kind: fc.constant("nest" as const),
        at: place,
        opening: fc.constantFrom("<a>", "[", '{"a":', '"'),
        times: fc.integer({ min: 1, max: 600 }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof(flip, cut, splice, nest), { minLength: 1, maxLength: 6 }),
          async (damages) => {
            let damaged: Buffer = Buffer.from(bytes);
            for (const damage of damages) {
              const at = Math.min(damage.at, damaged.length);
              const [before, after] = [damaged.subarray(0, at), damaged.subarray(at)];
              if (damage.kind === "flip")
                damaged = Buffer.concat([before, Buffer.of(damage.value), after.subarray(1)]);
              else if (damage.kind === "nest")
                damaged = Buffer.concat([before, Buffer.from(damage.opening.repeat(damage.times)), after]);
              else if (damage.kind === "cut")
                damaged = Buffer.concat([before, after.subarray(damage.length)]);
              else
                damaged = Buffer.concat([
                  before,
                  bytes.subarray(damage.from, damage.from + damage.length),
                  after,
                ]);
            }
            try {
              const found = await detectReport(() => stream(damaged));
              assertOrder(await collect(found.read(() => stream(damaged))));
            } catch (error) {
              if (!(error instanceof Fault)) throw error;
              assert.match(error.code, /^report\./);
            }
          },
        ),
        { numRuns: runs(400), seed: 11 },
      );
    });
  });
};
