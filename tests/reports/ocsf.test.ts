import assert from "node:assert/strict";
import { test } from "node:test";
import { ocsf } from "#reports/formats/ocsf/ocsf.ts";
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
import { ratingsOf } from "./read-report.ts";

test("vulnerability findings, one a line: package, CVE, scores, and what is resolved", async () => {
  const readings = await readCorpus(ocsf, "vulnerabilities.json");
  assert.equal(scanOf(readings).tool, "Example Scanner");
  assert.deepEqual(keysOf(readings), [
    "i-0abc0000000000002 CVE-2024-70001 pkg:deb/debian/libexample",
    "i-0abc0000000000002 CVE-2024-70002 pkg:deb/debian/libexample",
  ]);
  assert.deepEqual(ratingsOf(readings), ["high!", "high"]);
  assert.deepEqual(checksOf(readings), {
    "i-0abc0000000000002": ["CVE-2024-70002 at pkg:deb/debian/libexample"],
  });
  const [record] = recordsOf(readings);
  assert.deepEqual(record?.weakness.details.cwes, ["CWE-787"]);
  assert.deepEqual(record?.weakness.details.epss, { score: 0.3, percentile: 0.9 });
  assert.equal(record?.details.package?.fixedVersion, "1.1");
});

test("compliance findings pass or fail; a detection on a device is of a host", async () => {
  const readings = await readCorpus(ocsf, "compliance.json");
  assert.deepEqual(keysOf(readings), ["acct-1 LOG.1 ", "acct-1 LOG.2 ", "web01.example.org rule-7 "]);
  assert.deepEqual(ratingsOf(readings), ["moderate!", "moderate", "moderate!"]);
  assert.deepEqual(checksOf(readings), { "acct-1": ["LOG.1", "LOG.2"], "web01.example.org": null });
  assert.deepEqual(codesOf(readings), ["report.unknown-severity"]);
});

test("events of other classes are no findings, and are told once", async () => {
  assert.deepEqual(codesOf(await readCorpus(ocsf, "none.json")), ["ocsf.other-classes"]);
});

const event = (name: string) => ({
  class_uid: 2004,
  severity_id: 4,
  metadata: { product: { name } },
  finding_info: { title: "t", types: ["kind"] },
  resources: [{ uid: "r" }],
});

test("findings of several products are of the products' own detectors", async () => {
  const readings = await readDocument(ocsf, [event("One"), event("Prowler Two")]);
  assert.deepEqual(keysOf(readings), ["r kind ", "r kind "]);
  assert.deepEqual(
    recordsOf(readings).map(({ weakness }) => weakness.detector),
    ["one", "prowler-two"],
  );
  assert.deepEqual(
    [scanOf(readings).detector, scanOf(readings).alsoOf, codesOf(readings)],
    ["ocsf", ["one", "prowler-two"], []],
  );
});

test("Inspector's finding is of all packages of the resource, as in its own export", async () => {
  const vulnerability = { cve: { uid: "CVE-2024-1" }, affected_packages: [{ name: "lib", version: "1" }] };
  const readings = await readDocument(ocsf, [{ ...event("Inspector"), vulnerabilities: [vulnerability] }]);
  assert.deepEqual(keysOf(readings), ["r CVE-2024-1 "]);
});

test("hostile events are set aside", async () => {
  const readings = await readDocument(ocsf, [
    [],
    1,
    {},
    { resources: [{ uid: "r" }] },
    { device: { ip: {} } },
  ]);
  assert.deepEqual(setAsideCodes(readings), [
    "report.not-a-record",
    "report.not-a-record",
    "ocsf.no-resource",
    "ocsf.no-weakness",
    "ocsf.no-resource",
  ]);
});
