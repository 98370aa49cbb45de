import assert from "node:assert/strict";
import { test } from "node:test";
import { kubeBench } from "#reports/formats/kube/kube-bench.ts";
import { checksOf, codesOf, keysOf, readCorpus, recordsOf, scanOf, setAsideCodes } from "./json-read.ts";

test("failed tests open, tests for a person do not, and nodes are called after their type", async () => {
  const readings = await readCorpus(kubeBench, "many.json");
  assert.deepEqual(keysOf(readings), [
    "kubernetes master 1.1.2 ",
    "kubernetes master 1.1.3 ",
    "kubernetes node 1.1.6 ",
  ]);
  assert.deepEqual(
    recordsOf(readings).map(({ actionable }) => actionable),
    [true, false, true],
  );
  assert.deepEqual(setAsideCodes(readings), ["kube-bench.unknown-status"]);
  assert.deepEqual(codesOf(readings), ["kube-bench.unnamed-node"]);
  assert.deepEqual(
    checksOf(readings),
    { "kubernetes master": [], "kubernetes node": null },
    "nothing is proven",
  );
});

test("expected and actual values, section and version are kept", async () => {
  const readings = await readCorpus(kubeBench, "one.json");
  const [record] = recordsOf(readings);
  assert.deepEqual(
    [
      record?.details.expected,
      record?.details.actual,
      record?.details.result,
      record?.weakness.family,
      record?.weakness.solution,
    ],
    ["'--flag' is equal to 'false'", "--flag=true", "FAIL", "Configuration Files", "Set it."],
  );
  assert.equal(scanOf(readings).feedVersion, "cis-1.8");
});

test("a node whose tests all pass is looked at all the same", async () => {
  assert.deepEqual(checksOf(await readCorpus(kubeBench, "none.json")), { "kubernetes master": [] });
});
