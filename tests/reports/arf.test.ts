import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_REPORT_LIMITS } from "#reports/index.ts";
import { arf } from "#reports/formats/arf.ts";
import { readCorpus } from "./read-report.ts";
import { collect, corpusFile, ofType, stream } from "./support.ts";

test("each TestResult of a collection is an asset of its own, with the benchmark of the requests", async () => {
  const readings = await readCorpus("arf/many.xml");
  assert.equal(ofType(readings, "scan").length, 1);
  assert.deepEqual(
    ofType(readings, "asset").map(({ asset }) => asset.identifier),
    ["web01", "web02"],
  );
  const last = ofType(readings, "record").at(-1);
  assert.deepEqual([last?.asset, last?.weakness.name], ["web02", "Mail must be encrypted."]);
  const ends = ofType(readings, "assetEnd");
  assert.deepEqual(ends[1]?.coverage.checks, new Set(["V-900001", "V-900002"]));
  assert.equal(ends[1]?.coverage.credentialed, "yes", "OpenSCAP writes authenticated=false for every user");
});

const readBounded = (limits: object) =>
  collect(arf.read(() => stream(corpusFile("arf/many.xml")), { ...DEFAULT_REPORT_LIMITS, ...limits }));

test("what a file defines apart from its records is bounded", async () => {
  await assert.rejects(readBounded({ definitionsLength: 500 }), {
    code: "report.too-large",
    message: /"definitionsLength"/,
  });
  await assert.rejects(readBounded({ listEntries: 2 }), {
    code: "report.too-large",
    message: /"listEntries"/,
  });
});
