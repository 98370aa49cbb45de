import assert from "node:assert/strict";
import { test } from "node:test";
import { awsInspector } from "#reports/formats/aws/aws-inspector.ts";
import {
  checksOf,
  codesOf,
  keysOf,
  readCorpus,
  readDocument,
  recordsOf,
  setAsideCodes,
} from "./json-read.ts";
import { ratingsOf } from "./read-report.ts";
import { ofType } from "./support.ts";

test("vulnerabilities, open ports and code, each by what names it", async () => {
  const readings = await readCorpus(awsInspector, "many.json");
  assert.deepEqual(keysOf(readings), [
    "i-0abc0000000000001 CVE-2024-50001 ",
    "i-0abc0000000000001 CVE-2024-50002 ",
    "111122223333.dkr.ecr.us-east-1.amazonaws.com/lab/web CVE-2024-50003 ",
    "i-0abc0000000000001 network-reachability 22/tcp",
    "arn:aws:lambda:us-east-1:111122223333:function:lab:$LATEST python/example-injection@v1.0 src/app.py",
  ]);
  assert.deepEqual(ratingsOf(readings), ["high!", "high", "high!", "moderate!", "high!"]);
  assert.equal(recordsOf(readings)[4]?.details.line, 14);
  assert.deepEqual(recordsOf(readings)[4]?.weakness.details.cwes, ["CWE-94"]);
});

test("only what is CLOSED is proven; UNTRIAGED is told once and rated by its score", async () => {
  const readings = await readCorpus(awsInspector, "many.json");
  assert.deepEqual(checksOf(readings)["i-0abc0000000000001"], ["CVE-2024-50002"]);
  assert.deepEqual(codesOf(readings), ["report.unknown-severity"]);
});

test("all packages of a finding are kept, and the latest time of the resource", async () => {
  const readings = await readCorpus(awsInspector, "many.json");
  const [record] = recordsOf(readings);
  assert.equal(record?.output, "libexample 1.0-3, fixed in 1.1\nlibexample-tools 1.0-3");
  assert.equal(record?.weakness.solution, "yum update libexample");
  assert.deepEqual(record?.weakness.details.epss, { score: 0.0021, percentile: null });
  const [machine, image] = ofType(readings, "asset");
  assert.deepEqual(machine?.scannedAt, { instant: "2024-05-04T08:00:00Z", date: "2024-05-04" });
  assert.deepEqual([image?.asset.tag, image?.asset.digest], ["1.4", `sha256:${"0".repeat(64)}`]);
});

test("findings without a resource or a weakness are set aside", async () => {
  const readings = await readDocument(awsInspector, {
    findings: [
      { packageVulnerabilityDetails: {} },
      { resources: [{ id: "i-0abc0" }] },
      { resources: { id: 1 } },
    ],
  });
  assert.deepEqual(setAsideCodes(readings), [
    "aws-inspector.no-resource",
    "aws-inspector.no-weakness",
    "aws-inspector.no-resource",
  ]);
});
