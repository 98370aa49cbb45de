import assert from "node:assert/strict";
import { test } from "node:test";
import { sarif } from "#reports/formats/sarif/sarif.ts";
import {
  checksOf,
  codesOf,
  keysOf,
  readCorpus,
  readDocument,
  recordsOf,
  scanOf,
  setAsideCodes,
} from "./json-read.ts";

const REPOSITORY = "https://git.example.org/shop/web";

test("the tool is the detector, and rules may stand behind the results", async () => {
  const readings = await readCorpus(sarif, "many.sarif");
  const { detector, tool, toolVersion, scannedAt, endedAt } = scanOf(readings);
  assert.deepEqual([detector, tool, toolVersion], ["example-scan", "Example Scan", "2.1.3"]);
  assert.deepEqual([scannedAt?.instant, endedAt?.instant], ["2026-01-05T08:00:00Z", "2026-01-05T08:05:00Z"]);
  assert.deepEqual(keysOf(readings), [
    `${REPOSITORY} EX001 src/app.c [bbb2]`,
    `${REPOSITORY} EX002 src/indexed.c`,
    `${REPOSITORY} EX001/inner src/b.c`,
    `${REPOSITORY} EX002 src/c.c`,
    `${REPOSITORY} EX002 src/d.c`,
    `${REPOSITORY} EX002 src/e.c`,
    `${REPOSITORY} EX004 src/f.c`,
    `${REPOSITORY} EX002 src/g.c`,
  ]);
  assert.deepEqual(setAsideCodes(readings), ["sarif.no-rule"]);
});

test("severity: the score, else the tool's own word, else the level of result, rule, or warning", async () => {
  const records = recordsOf(await readCorpus(sarif, "many.sarif"));
  assert.deepEqual(
    records.map(({ severity, actionable, details }) => [severity, actionable, details.result]),
    [
      ["critical", true, "fail"],
      ["low", true, "fail"],
      ["critical", false, "suppressed"],
      ["moderate", true, "fail"],
      ["informational", false, "pass"],
      ["informational", false, "review"],
      ["informational", false, "fail"],
      ["critical", false, "fail"],
    ],
  );
});

test("messages, reasons, CWE and line are kept", async () => {
  const [first, second, third] = recordsOf(await readCorpus(sarif, "many.sarif"));
  assert.deepEqual([first?.details.line, first?.weakness.details.cwes], [12, ["CWE-79"]]);
  assert.equal(first?.weakness.solution, "Do something else.");
  assert.equal(second?.output, "The value 7 is doubtful in a.c.");
  assert.match(third?.output ?? "", /Suppressed \(inSource\): It is a test\./);
});

test("rules that were loaded are proof, but not switched off or suppressed ones", async () => {
  assert.deepEqual(
    [...(scanOf(await readCorpus(sarif, "one.sarif")).coverage.checks ?? [])],
    ["EX001", "EX002"],
  );
  const many = await readCorpus(sarif, "many.sarif");
  assert.deepEqual([...(scanOf(many).coverage.checks ?? [])], ["EX001", "EX002"]);
  assert.deepEqual(
    checksOf(many),
    { [REPOSITORY]: ["EX001", "EX004"] },
    "EX002 has a result that nobody has reviewed",
  );
});

test("a failed run proves nothing; an unnamed repository is told", async () => {
  const run = {
    tool: { driver: { name: "X", rules: [{ id: "R" }] } },
    invocations: [{ executionSuccessful: false }],
    results: [],
  };
  const readings = await readDocument(sarif, { version: "2.1.0", runs: [run] });
  assert.equal(scanOf(readings).coverage.checks, null);
  assert.deepEqual(codesOf(readings), ["sarif.unnamed-repository"]);
});

test("rules of a second tool are not taken for the first one's", async () => {
  const results = [{ ruleId: "R1", message: { text: "x" } }];
  const runs = ["One", "Two"].map((name) => ({ tool: { driver: { name, rules: [{ id: "R1" }] } }, results }));
  const readings = await readDocument(sarif, { version: "2.1.0", runs });
  assert.deepEqual(
    recordsOf(readings).map(({ weakness }) => weakness.sourceIdentifier),
    ["R1", "Two/R1"],
  );
});

test("hostile kinds and arguments", async () => {
  const result = {
    ruleId: "R",
    kind: "constructor",
    message: { text: "{0} {1} {9}", arguments: ["$&", {}] },
    locations: "x",
  };
  const [record] = recordsOf(await readDocument(sarif, { version: "2.1.0", runs: [{ results: [result] }] }));
  assert.deepEqual([record?.output, record?.actionable, record?.location], ["$&  {9}", false, ""]);
});
