import assert from "node:assert/strict";
import { test } from "node:test";
import { checkov } from "#reports/formats/checkov/checkov.ts";
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

test("identity is check, file and resource, or vulnerability and package", async () => {
  const readings = await readCorpus(checkov, "many.json");
  assert.deepEqual(keysOf(readings), [
    "unnamed source code CKV_EX_1 /infra/main.tf: bucket.a",
    "unnamed source code CKV_EX_1 /infra/main.tf: bucket.b",
    "unnamed source code CVE-2025-1001 left",
  ]);
  assert.equal(scanOf(readings).toolVersion, "3.2.1");
});

test("a missing severity is moderate and told once; a given one counts", async () => {
  const readings = await readCorpus(checkov, "many.json");
  const [first, second, third] = recordsOf(readings);
  assert.deepEqual([first?.severity, second?.severity, third?.severity], ["moderate", "high", "moderate"]);
  assert.deepEqual(codesOf(readings), ["checkov.unnamed-repository", "checkov.no-severity"]);
  assert.deepEqual(
    [first?.details.line, first?.details.result, first?.weakness.family],
    [4, "FAILED", "terraform"],
  );
  assert.deepEqual(
    [third?.weakness.kind, third?.weakness.cves, third?.details.package?.fixedVersion],
    ["vulnerability", ["CVE-2025-1001"], "1.0.1"],
  );
});

test("passed and failed checks are proof, skipped ones are not", async () => {
  assert.deepEqual(checksOf(await readCorpus(checkov, "many.json")), {
    "unnamed source code": ["CKV_EX_1", "CKV_EX_2", "CVE-2025-1001"],
  });
});

test("with files that could not be parsed nothing is proven", async () => {
  const readings = await readCorpus(checkov, "unparsed.json");
  assert.deepEqual(checksOf(readings), { "unnamed source code": [] });
  assert.ok(codesOf(readings).includes("checkov.unparsed-files"));
});

test("odd checks are set aside", async () => {
  const document = {
    check_type: "x",
    results: { failed_checks: [{}, 4, { check_id: "A", severity: "odd" }] },
  };
  const readings = await readDocument(checkov, document);
  assert.deepEqual(setAsideCodes(readings), ["checkov.no-check-id", "report.not-a-record"]);
  assert.ok(codesOf(readings).includes("report.unknown-severity"));
});
