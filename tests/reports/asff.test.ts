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

/** A finding as Trivy's template writes it. */
const trivyFound = (generator: string, cve: string, pkg: string) => ({
  Id: `lab/web:1.4 (alpine 3.20.1)/${cve}`,
  ProductArn: "arn:aws:securityhub:us-east-1::product/aquasecurity/aquasecurity",
  GeneratorId: generator,
  Types: ["Software and Configuration Checks/Vulnerabilities/CVE"],
  UpdatedAt: "2026-05-04T10:00:00Z",
  Severity: { Label: "HIGH" },
  Title: `Trivy found a vulnerability to ${cve} in container lab/web:1.4 (alpine 3.20.1)`,
  Resources: [{ Id: "lab/web:1.4 (alpine 3.20.1)", Details: { Other: { "CVE ID": cve, PkgName: pkg } } }],
  RecordState: "ACTIVE",
});

test("Trivy's findings tell vulnerabilities apart and keep a detector of their own", async () => {
  const older = [
    trivyFound("Trivy", "CVE-2026-50001", "musl"),
    trivyFound("Trivy", "CVE-2026-50002", "musl"),
  ];
  const readings = await readDocument(asff, [
    ...older,
    trivyFound("Trivy/CVE-2026-50001", "CVE-2026-50001", "musl"),
  ]);
  assert.equal(scanOf(readings).detector, "aquasecurity");
  assert.deepEqual(
    recordsOf(readings).map(({ weakness }) => [weakness.sourceIdentifier, ...weakness.cves]),
    [
      ["Trivy/CVE-2026-50001", "CVE-2026-50001"],
      ["Trivy/CVE-2026-50002", "CVE-2026-50002"],
      ["Trivy/CVE-2026-50001", "CVE-2026-50001"],
    ],
  );
});
