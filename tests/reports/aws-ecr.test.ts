import assert from "node:assert/strict";
import { test } from "node:test";
import { awsEcr } from "#reports/formats/aws/aws-ecr.ts";
import { codesOf, keysOf, readCorpus, readDocument, recordsOf, scanOf, setAsideCodes } from "./json-read.ts";
import { ratingsOf } from "./read-report.ts";
import { ofType } from "./support.ts";

test("the image by its repository; CVE and package name a finding", async () => {
  const readings = await readCorpus(awsEcr, "many.json");
  assert.deepEqual(keysOf(readings), [
    "lab/web CVE-2024-60001 libexample",
    "lab/web CVE-2024-60002 libother",
    "lab/web CVE-2024-60003 libthird",
  ]);
  assert.deepEqual(ratingsOf(readings), ["high!", "moderate!", "moderate!"]);
  assert.deepEqual(codesOf(readings), ["report.unknown-severity"]);
  const [asset] = ofType(readings, "asset");
  assert.deepEqual([asset?.asset.tag, asset?.scannedAt?.instant], ["1.4.2", "2024-05-06T13:29:14Z"]);
  assert.deepEqual(recordsOf(readings)[0]?.weakness.cvss, [
    { version: "3", score: 7.8, vector: "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H" },
  ]);
});

test("a whole scan proves all vulnerabilities, also one that found nothing", async () => {
  const readings = await readCorpus(awsEcr, "none.json");
  assert.equal(scanOf(readings).coverage.families?.get("vulnerability"), "enabled");
  assert.equal(ofType(readings, "assetEnd")[0]?.coverage.credentialed, "yes");
});

test("a page, or a scan that is not complete, proves nothing", async () => {
  const page = await readCorpus(awsEcr, "page.json");
  assert.equal(scanOf(page).coverage.families, null);
  assert.deepEqual(codesOf(page), ["aws-ecr.more-pages"]);
  const failed = await readDocument(awsEcr, {
    repositoryName: "lab/web",
    imageScanStatus: { status: "FAILED" },
    imageScanFindings: { findings: [{}, { name: "CVE-2024-1" }] },
  });
  assert.equal(scanOf(failed).coverage.families, null);
  assert.deepEqual(codesOf(failed), ["aws-ecr.unfinished-scan", "report.unknown-severity"]);
  assert.deepEqual(setAsideCodes(failed), ["aws-ecr.no-name"]);
});

test("enhanced findings are Inspector's", async () => {
  const readings = await readCorpus(awsEcr, "enhanced.json");
  assert.equal(scanOf(readings).detector, "inspector");
  assert.deepEqual(keysOf(readings), [
    "111122223333.dkr.ecr.us-east-1.amazonaws.com/lab/web CVE-2024-50003 ",
  ]);
});
