import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import { Fault, type FaultCode } from "#domain/fault.ts";
import { readJson, type JsonPiece, type JsonSelect } from "#reports/json.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "#reports/report-limits.ts";
import { chunked, collect, stream } from "./support.ts";
import { runs } from "../support/depth.ts";

type Options = {
  readonly select?: JsonSelect;
  readonly cut?: readonly number[];
  readonly limits?: Partial<ReportLimits>;
  readonly manyRoots?: boolean;
};

const WHOLE: JsonSelect = () => "take";
const skip: JsonSelect = () => "skip";
const enter: JsonSelect = () => "enter";
const ids: JsonSelect = (path) => (path.length === 2 && path[1] === "id" ? "take" : "enter");
const elements: JsonSelect = (path) => (path.length === 0 ? "enter" : "take");
const JUNK = '{ } [ ] " , : \\ 0 - . e E + t n u 1 x \u0001 é'.split(" ");

const pieces = (json: string | Uint8Array, options: Options = {}): Promise<JsonPiece[]> =>
  collect(
    readJson(
      chunked(typeof json === "string" ? Buffer.from(json) : json, options.cut ?? [65_536]),
      options.select ?? WHOLE,
      { ...DEFAULT_REPORT_LIMITS, ...options.limits },
      { manyRoots: options.manyRoots ?? false },
    ),
  );

const refused = async (
  json: string | Uint8Array,
  code: FaultCode,
  message: RegExp,
  options: Options = {},
): Promise<void> => {
  await assert.rejects(pieces(json, options), (error) => {
    assert.ok(error instanceof Fault, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
};

const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
const names = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("__proto__", "constructor", "a", ""));
const tree = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.string({ unit: "binary" }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(names, tie("value"), { maxKeys: 5 }),
  ),
})).value;

/** JSON of a value with white space and escapes as a tool might write them. */
const written = (value: unknown, indent: number, escaped: boolean): string => {
  const text = JSON.stringify(value, null, indent);
  return escaped
    ? text.replaceAll(/[^\x20-\x7e\s]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    : text;
};

const enterEverything: JsonSelect = (_path, kind) =>
  kind === "object" || kind === "array" ? "enter" : "take";

/** Puts scalars back where their paths say. Lists without elements leave no trace, so they are dropped from both. */
const scalarsOf = (value: unknown, path: readonly (string | number)[] = []): [string, unknown][] => {
  if (typeof value !== "object" || value === null) return [[JSON.stringify(path), value]];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    scalarsOf(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  );
};

suite("the streaming JSON reader", () => {
  test("takes what JSON.parse takes, however the bytes come", async () => {
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        cuts,
        async (value, indent, escaped, cut) => {
          const json = ` ${written(value, indent, escaped)}\n`;
          const bytes = Buffer.from(json);
          const [piece, ...others] = await pieces(bytes, { cut });
          assert.deepEqual(others, []);
          assert.deepEqual(piece?.value, JSON.parse(json));
          const range = bytes.subarray(piece?.byteStart, piece?.byteEnd).toString();
          assert.equal(range, json.trim());
        },
      ),
      { numRuns: runs(500), seed: 3 },
    );
  });

  test("enters lists with the path and the byte range of every value", async () => {
    await fc.assert(
      fc.asyncProperty(tree, cuts, async (value, cut) => {
        const bytes = Buffer.from(written(value, 1, false));
        const found = await pieces(bytes, { select: enterEverything, cut });
        const wanted: unknown = JSON.parse(bytes.toString());
        assert.deepEqual(
          found.map((piece) => [JSON.stringify(piece.path), piece.value]),
          scalarsOf(wanted),
        );
        for (const { byteStart, byteEnd, value: scalar } of found) {
          assert.deepEqual(JSON.parse(bytes.subarray(byteStart, byteEnd).toString()), scalar);
        }
      }),
      { numRuns: runs(500), seed: 4 },
    );
  });

  test("refuses exactly what JSON.parse refuses", async () => {
    const damage = fc.array(fc.tuple(fc.nat(400), fc.constantFrom(" ", ...JUNK)), {
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(tree, damage, cuts, async (value, damages, cut) => {
        let text = written(value, 0, false);
        for (const [at, put] of damages) {
          const place = at % (text.length + 1);
          text = text.slice(0, place) + put + text.slice(place + (at % 2));
        }
        const bytes = Buffer.from(text);
        let wanted: unknown;
        try {
          wanted = JSON.parse(bytes.toString());
        } catch {
          await assert.rejects(pieces(bytes, { cut }), (error) => {
            assert.ok(error instanceof Fault, String(error));
            return error.code === "report.malformed" || error.code === "report.truncated";
          });
          await assert.rejects(pieces(bytes, { cut, select: skip }), Fault);
          return;
        }
        assert.deepEqual((await pieces(bytes, { cut }))[0]?.value, wanted);
        assert.deepEqual(await pieces(bytes, { cut, select: skip }), []);
      }),
      { numRuns: runs(2000), seed: 5 },
    );
  });

  test("a file that is cut is truncated, wherever it is cut", async () => {
    const bytes = Buffer.from('{"a":[1.5e+3,-0,true,false,null,"\\u00e9\\"é😀"],"b":{"c":{}}}');
    for (let length = 0; length < bytes.length; length++) {
      for (const select of [WHOLE, enterEverything, skip]) {
        await refused(bytes.subarray(0, length), "report.truncated", /ends at byte/, { select });
      }
    }
  });

  test("says at which byte the text is broken, and what was expected", async () => {
    await refused('{"a" 1}', "report.malformed", /^Byte 5: expected ":", found "1"/);
    await refused("[1,]", "report.malformed", /^Byte 3: expected a value, found "\]"/);
    await refused('{"a":1,}', "report.malformed", /^Byte 7: expected a name in quotes/);
    await refused("[1}", "report.malformed", /^Byte 2: expected a comma or the end/);
    await refused('["a\nb"]', "report.malformed", /^Byte 3: .*control characters, found the byte 0x0a/);
    await refused("[01]", "report.malformed", /^Byte 2:/);
    await refused("[trux]", "report.malformed", /^Byte 4: expected "true"/);
    await refused("{} {}", "report.malformed", /^Byte 3: expected the end of the file/);
    await refused("NaN", "report.malformed", /^Byte 0:/);
  });

  test("bytes that are not UTF-8 are refused with their place, after the values before them", async () => {
    const bytes = Buffer.concat([Buffer.from('["é",1,"é'), Buffer.from([0xff]), Buffer.from('"]')]);
    for (const length of [1, 3, 7, 100]) {
      const values: unknown[] = [];
      await assert.rejects(async () => {
        for await (const { value } of readJson(chunked(bytes, [length]), elements, DEFAULT_REPORT_LIMITS))
          values.push(value);
      }, /Byte 11: not UTF-8/);
      assert.deepEqual(values, ["é", 1]);
    }
    for (const bad of [[0xc3, 0x28], [0xed, 0xa0, 0x80], [0x80], [0xf8, 0x88, 0x80, 0x80]]) {
      await refused(
        Buffer.concat([Buffer.from('"'), Buffer.from(bad), Buffer.from('" ')]),
        "report.malformed",
        /^Byte 1: not UTF-8/,
      );
    }
  });

  test("a byte order mark is passed over; UTF-16 is refused with what to do", async () => {
    const marked = Buffer.from("\uFEFF[1]");
    for (const cut of [[1], [2], [99]]) {
      assert.deepEqual(await pieces(marked, { cut }), [{ path: [], value: [1], byteStart: 3, byteEnd: 6 }]);
    }
    for (const bytes of [
      Buffer.from("\uFEFF{}", "utf16le"),
      Buffer.from("{}", "utf16le"),
      Buffer.from("{}", "utf16le").swap16(),
    ]) {
      await refused(bytes, "report.malformed", /UTF-16.*save the file as UTF-8/);
    }
  });

  test("many roots: JSON lines, also without line ends", async () => {
    for (const json of ['{"id":1}\n{"id":2}\n', '{"id":1}{"id":2}']) {
      const found = await pieces(json, { manyRoots: true, select: ids, cut: [3] });
      assert.deepEqual(
        found.map(({ path, value }) => [path, value]),
        [
          [[0, "id"], 1],
          [[1, "id"], 2],
        ],
      );
    }
    await refused('{"id":1}\n{"id"', "report.truncated", /ends at byte/, { manyRoots: true });
  });

  test("a name that comes twice is yielded twice; hostile names are names", async () => {
    const found = await pieces('{"__proto__":{"x":1},"a":1,"a":2,"\\u0061":3}', {
      select: (path) => (path.length === 0 ? "enter" : "take"),
    });
    assert.deepEqual(
      found.map(({ path }) => path[0]),
      ["__proto__", "a", "a", "a"],
    );
    assert.equal(Object.hasOwn({}, "x"), false);
  });

  test("every limit is kept", async () => {
    await refused("[".repeat(300), "report.too-large", /"depth"/, { select: skip });
    await refused("[1,2,3]", "report.too-large", /"elements"/, { select: skip, limits: { elements: 3 } });
    await refused("[1,2,3]", "report.too-large", /"bytes"/, { limits: { bytes: 6 } });
    await refused('["12345"]', "report.too-large", /"recordLength" \(byte 1\)/, {
      select: enter,
      limits: { recordLength: 6 },
    });
    await refused(`{"${"n".repeat(1001)}":1}`, "report.too-large", /"nameLength"/, { select: enter });
    assert.deepEqual(await pieces(`{"${"n".repeat(1001)}":1}`, { select: skip }), []);
  });

  test("what is skipped, or too long to take, stays in little memory", async () => {
    const block = Buffer.alloc(65_536, "a");
    async function* endless(start: string, total: number): AsyncGenerator<Uint8Array> {
      yield Buffer.from(start);
      for (let sent = 0; sent < total; sent += block.length) yield block;
      yield Buffer.from('"]');
    }
    const before = process.memoryUsage.rss();
    assert.deepEqual(
      await collect(readJson(endless('["', 200_000_000), () => "skip", DEFAULT_REPORT_LIMITS)),
      [],
    );
    await assert.rejects(
      collect(readJson(endless('["', 200_000_000), () => "take", DEFAULT_REPORT_LIMITS)),
      /"recordLength"/,
    );
    assert.ok(process.memoryUsage.rss() - before < 150_000_000);
    assert.equal((await collect(readJson(stream("[]"), () => "take", DEFAULT_REPORT_LIMITS))).length, 1);
  });
});
