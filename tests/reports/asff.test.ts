import assert from "node:assert/strict";
import { test } from "node:test";
import { asff } from "#reports/formats/asff/asff.ts";
import { awsInspector } from "#reports/formats/aws/aws-inspector.ts";
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
import { corpusFile, ofType } from "./support.ts";

test("controls by id; what passed, was resolved, suppressed or archived opens nothing", async () => {
  const readings = await readCorpus(asff, "many.json");
  assert.deepEqual(ratingsOf(readings), ["high!", "informational", "high", "high", "moderate!"]);
  assert.deepEqual(keysOf(readings)[0], "arn:aws:s3:::example-logs Example.1 ");
  assert.deepEqual(checksOf(readings), {
    "arn:aws:s3:::example-logs": ["Example.2"],
    "AWS::::Account:111122223333": null,
  });
  assert.deepEqual(codesOf(readings), ["asff.more-resources"]);
  const [record] = recordsOf(readings);
  assert.deepEqual(record?.weakness.details.controls, ["AC-3", "AC-2(1)"]);
  assert.deepEqual([record?.weakness.kind, record?.output], ["configuration", "Anyone can read it."]);
  assert.equal(record?.details.result, "FAILED, NEW, ACTIVE");
  assert.equal(ofType(readings, "asset")[0]?.scannedAt?.date, "2024-05-04", "the latest of its findings");
});

/** An image as its registry names it. */
const IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/lab/web";

test("Inspector's findings are the same as in its own export", async () => {
  const [hub, own] = [await readCorpus(asff, "inspector.json"), await readCorpus(awsInspector, "many.json")];
  assert.equal(scanOf(hub).detector, scanOf(own).detector);
  assert.deepEqual(keysOf(hub), [
    "i-0abc0000000000001 CVE-2024-50001 ",
    "i-0abc0000000000001 CVE-2024-50002 ",
    `${IMAGE} CVE-2024-50001 `,
  ]);
  assert.deepEqual(keysOf(hub)[0], keysOf(own)[0]);
  assert.deepEqual(checksOf(hub), { "i-0abc0000000000001": ["CVE-2024-50002"], [IMAGE]: null });
  const [record] = recordsOf(hub);
  assert.deepEqual(record?.weakness.details.epss, { score: 0.021, percentile: null });
  assert.deepEqual(record?.details.package?.fixedVersion, "1.1");
  assert.equal(ofType(hub, "asset")[0]?.asset.kind, "host");
  assert.equal(ofType(hub, "asset")[1]?.asset.tag, "1.4");
});

test("GuardDuty's findings are known by their type", async () => {
  const readings = await readCorpus(asff, "guardduty.json");
  assert.equal(scanOf(readings).detector, "guardduty");
  assert.deepEqual(recordsOf(readings)[0]?.weakness.sourceIdentifier, "Recon:EC2-PortProbe");
});

test("findings of several products are of the products' own detectors", async () => {
  const [control] = JSON.parse(corpusFile("asff/one.json").toString()).Findings;
  const [finding] = JSON.parse(corpusFile("asff/guardduty.json").toString());
  const readings = await readDocument(asff, { Findings: [control, finding] });
  assert.equal(scanOf(readings).detector, "security-hub");
  assert.deepEqual(
    recordsOf(readings).map(({ weakness }) => [weakness.detector, weakness.sourceIdentifier]),
    [
      ["security-hub", "Example.1"],
      ["guardduty", "Recon:EC2-PortProbe"],
    ],
  );
  assert.deepEqual(scanOf(readings).alsoOf, ["guardduty"]);
  assert.deepEqual(codesOf(readings), []);
});

test("what one product answered proves nothing for the others", async () => {
  const hub = JSON.parse(corpusFile("asff/many.json").toString()).Findings;
  const inspected = JSON.parse(corpusFile("asff/inspector.json").toString());
  const readings = await readDocument(asff, { Findings: [...hub, ...inspected.findings] });
  assert.deepEqual(checksOf(readings), {
    "arn:aws:s3:::example-logs": ["Example.2"],
    "AWS::::Account:111122223333": null,
    "i-0abc0000000000001": ["inspector:CVE-2024-50002"],
    [IMAGE]: null,
  });
});

test("hostile findings are set aside", async () => {
  const readings = await readDocument(asff, {
    Findings: [null, 7, {}, { Resources: [{ Id: "a" }] }, { Resources: "x", GeneratorId: [] }, ["x"]],
  });
  assert.deepEqual(setAsideCodes(readings), [
    "report.not-a-record",
    "report.not-a-record",
    "asff.no-resource",
    "asff.no-generator",
    "asff.no-resource",
    "report.not-a-record",
  ]);
});
