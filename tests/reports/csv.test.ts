import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import { csvHeader } from "#reports/csv/csv-head.ts";
import { readTable, type TableRow } from "#reports/csv.ts";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "#reports/report-limits.ts";
import { chunked, stream } from "./support.ts";
import { runs } from "../support/depth.ts";

const isHeader = (names: ReadonlySet<string>): boolean => names.has("a") && names.has("b");

type ReadRow = {
  readonly texts: (string | null)[];
  readonly trouble: string | null;
  readonly line: number;
  readonly bytes: string;
};

const rowsOf = async (
  bytes: Buffer,
  columns: readonly string[] = ["a", "b"],
  lengths: readonly number[] = [65_536],
  limits: ReportLimits = DEFAULT_REPORT_LIMITS,
): Promise<ReadRow[]> => {
  const { rows } = await readTable(() => chunked(bytes, lengths), isHeader, limits);
  const all: ReadRow[] = [];
  for await (const row of rows) all.push(readRow(row, bytes, columns));
  return all;
};

const readRow = (row: TableRow, bytes: Buffer, columns: readonly string[]): ReadRow => ({
  texts: columns.map((column) => row.text(column)),
  trouble: row.trouble,
  line: row.line,
  bytes: bytes.subarray(row.byteStart, row.byteEnd).toString(),
});

const textsOf = async (text: string): Promise<(string | null)[][]> =>
  (await rowsOf(Buffer.from(text))).map(({ texts }) => texts);

/** A small writer: quotes a cell when it must, or when `always`. */
const written = (cell: string, delimiter: string, always: boolean): string =>
  always || cell.includes('"') || cell.includes(delimiter) || /[\r\n]/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;

suite("tables", () => {
  test("what is written is read back the same, however the bytes are cut", async () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }).map((text) => text.replaceAll("\0", "")),
      fc.stringMatching(/^[",;\t\r\na é漢]{0,12}$/),
    );
    const table = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t"),
      end: fc.constantFrom("\n", "\r\n"),
      mark: fc.boolean(),
      lastEnd: fc.boolean(),
      always: fc.boolean(),
      rows: fc.array(fc.tuple(cell, cell, fc.constant("x")), { maxLength: 8 }),
      lengths: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(table, async ({ delimiter, end, mark, lastEnd, always, rows, lengths }) => {
        const lines = [["A", " b ", "c"], ...rows].map((cells) =>
          cells.map((text) => written(text, delimiter, always)).join(delimiter),
        );
        const bytes = Buffer.from((mark ? "\u{feff}" : "") + lines.join(end) + (lastEnd ? end : ""));
        const read = await rowsOf(bytes, ["a", "b", "c"], lengths);
        assert.deepEqual(
          read.map(({ texts }) => texts),
          rows.map((cells) => cells.map((text) => text.toWellFormed().trim() || null)),
        );
        assert.deepEqual(
          read.map((row) => row.bytes),
          lines.slice(1),
        );
        assert.ok(read.every(({ trouble }) => trouble === null));
      }),
      { numRuns: runs(500), seed: 5 },
    );
  });

  test("any bytes give rows or a named refusal, whatever their chunks", async () => {
    const noise = fc.stringMatching(/^[",;\t\r\nab\u00e9]{0,60}$/);
    await fc.assert(
      fc.asyncProperty(noise, fc.integer({ min: 1, max: 9 }), async (text, length) => {
        const bytes = Buffer.from(`a,b\n${text}`);
        const read = async (lengths: number[]): Promise<unknown> => {
          try {
            return await rowsOf(bytes, ["a", "b"], lengths);
          } catch (error) {
            assert.equal((error as { code?: string }).code, "report.truncated");
            return "truncated";
          }
        };
        assert.deepEqual(await read([length]), await read([65_536]));
      }),
      { numRuns: runs(500), seed: 9 },
    );
  });

  test("lines are counted through quoted line ends, blank rows are no rows", async () => {
    const rows = await rowsOf(Buffer.from('a,b\r\n1,"x\ny"\r\n\r\n,\r\n"",""\r\n2,z\r\n'));
    assert.deepEqual(
      rows.map(({ line, texts }) => [line, ...texts]),
      [
        [2, "1", "x\ny"],
        [7, "2", "z"],
      ],
    );
  });

  test("names of columns are found in any case, and one that comes twice is kept apart", async () => {
    const bytes = Buffer.from("A,B,b,B\n1,2,3,4\n");
    const [row] = await rowsOf(bytes, ["a", "b", "b#2", "b#3", "c"]);
    assert.deepEqual(row?.texts, ["1", "2", "3", "4", null]);
  });

  test("rows before the header are the preamble", async () => {
    const bytes = Buffer.from('"Title; of it",x\n"Org","Street"\n\na;b\n1;2\n');
    assert.equal(csvHeader(bytes, isHeader)?.delimiter, ";");
    const head = csvHeader(Buffer.from('"Title","2024"\na,b\n'), isHeader);
    assert.deepEqual(head?.preamble, [["Title", "2024"]]);
    assert.deepEqual(await textsOf('"Title","2024"\na,b\n1,2\n'), [["1", "2"]]);
  });

  test("a row of another length is told, never shifted; a cut one is refused", async () => {
    const rows = await rowsOf(Buffer.from('a,b\n1\n1,2,3\n"x"y,2\n4,5\n'));
    assert.deepEqual(
      rows.map(({ trouble }) => trouble?.slice(0, 17) ?? null),
      ["The row has 1 col", "The row has 3 col", "A cell goes on af", null],
    );
    for (const cut of ['a,b\n1,2\n"3', 'a,b\n1,2\n"3,4\n', "a,b\n1,2\n3"])
      await assert.rejects(textsOf(cut), { code: "report.truncated" }, cut);
    assert.deepEqual(await textsOf("a,b\n1,2\n3,4"), [
      ["1", "2"],
      ["3", "4"],
    ]);
  });

  test("bytes that are not UTF-8 are read as windows-1252", async () => {
    const [row] = await rowsOf(Buffer.from("a,b\nM\xfcller,\x80\n", "latin1"));
    assert.deepEqual(row?.texts, ["Müller", "€"]);
    const [plain] = await rowsOf(Buffer.from("a,b\nMüller,€\n"));
    assert.deepEqual(plain?.texts, ["Müller", "€"]);
  });

  test("limits: bytes, rows, the length of a row, columns", async () => {
    const many = Buffer.from(`a,b\n${"1,2\n".repeat(50)}`);
    for (const limit of [{ bytes: 60 }, { elements: 10 }]) {
      const limits = { ...DEFAULT_REPORT_LIMITS, ...limit };
      await assert.rejects(rowsOf(many, ["a"], [7], limits), { code: "report.too-large" });
    }
    const long = Buffer.from(`a,b\n"${"x".repeat(5000)}",2\n`);
    const limits = { ...DEFAULT_REPORT_LIMITS, recordLength: 4000 };
    await assert.rejects(rowsOf(long, ["a"], [100], limits), { code: "report.too-large" });
    await assert.rejects(textsOf(`a,b\n${",".repeat(3000)}\n`), { code: "report.too-large" });
  });

  test("a file without a known header is refused, and nothing else is a table", async () => {
    await assert.rejects(
      readTable(() => stream("x,y\n1,2\n"), isHeader, DEFAULT_REPORT_LIMITS),
      { code: "report.unrecognized" },
    );
    for (const other of ["", "<a>b</a>", '{"a":1,"b":2}', "\0\x01", `x${",".repeat(5000)}\na,b\n`])
      assert.equal(csvHeader(Buffer.from(other), isHeader), null);
  });
});
