import assert from "node:assert/strict";
import { test } from "node:test";
import { progressLine } from "../../src/cli/progress-line.ts";

const terminal = (isTTY: boolean) => {
  const written: string[] = [];
  return { isTTY, columns: 90, written, write: (text: string) => written.push(text) };
};

test("a terminal sees bytes, speed and time left on one line, which goes away at the end", () => {
  const screen = terminal(true);
  let now = 0;
  const line = progressLine("/scans/january.nessus", screen, () => now);
  const bytesTotal = 48_200_000;
  line.show?.({ doing: "reading", bytesDone: 100_000, bytesTotal, records: 10 });
  now = 100;
  line.show?.({ doing: "reading", bytesDone: 200_000, bytesTotal, records: 20 });
  now = 4000;
  line.show?.({ doing: "reading", bytesDone: 12_050_000, bytesTotal, records: 8000 });
  line.clear();
  assert.deepEqual(screen.written, [
    "\rjanuary.nessus  0.1 of 48.2 MB\u001B[K",
    "\rjanuary.nessus  12.1 of 48.2 MB · 2,000 findings/s · about 12 s left\u001B[K",
    "\r\u001B[K",
  ]);
});

test("a long name or a control character in it does not break the line", () => {
  const screen = terminal(true);
  const line = progressLine(`a\u001B[2J${"b".repeat(300)}`, screen, () => 0);
  line.show?.({ doing: "reading", bytesDone: 1, bytesTotal: 2, records: 1 });
  const [shown = ""] = screen.written;
  assert.ok(shown.length <= 90 + "\r\u001B[K".length);
  assert.ok(!shown.includes("\u001B[2J"));
});

test("what is no terminal sees nothing", () => {
  const pipe = terminal(false);
  const line = progressLine("january.nessus", pipe);
  assert.equal(line.show, undefined);
  line.clear();
  assert.deepEqual(pipe.written, []);
});

test("while all scans are told anew the line says so, and measures the time left from there", () => {
  const screen = terminal(true);
  let now = 0;
  const line = progressLine("may.nessus", screen, () => now);
  const bytesTotal = 1_000_000;
  line.show?.({ doing: "reading", bytesDone: bytesTotal, bytesTotal, records: 10 });
  now = 10_000;
  line.show?.({ doing: "telling anew", bytesDone: 0, bytesTotal: 4 * bytesTotal, records: 0 });
  now = 12_000;
  line.show?.({ doing: "telling anew", bytesDone: 2 * bytesTotal, bytesTotal: 4 * bytesTotal, records: 200 });
  assert.deepEqual(screen.written.slice(1), [
    "\rmay.nessus  telling anew · 0.0 of 4.0 MB\u001B[K",
    "\rmay.nessus  telling anew · 2.0 of 4.0 MB · 100 findings/s · about 2 s left\u001B[K",
  ]);
});
