import assert from "node:assert/strict";
import { test } from "node:test";
import { gcpArtifactAnalysis } from "#reports/formats/gcp/gcp-artifact-analysis.ts";
import { jfrogXray } from "#reports/formats/jfrog/jfrog-xray.ts";
import { codesOf, keysOf, readCorpus, readDocument, recordsOf, scanOf, setAsideCodes } from "./json-read.ts";
import { ratingsOf } from "./read-report.ts";
import { ofType } from "./support.ts";

const IMAGE = "docker.example.org/lab/images/web";

test("Artifact Analysis: image without digest, CVE of the note, packages in order", async () => {
  const readings = await readCorpus(gcpArtifactAnalysis, "many.json");
  assert.deepEqual(keysOf(readings), [
    `${IMAGE} CVE-2024-90001 go`,
    `${IMAGE} CVE-2024-90002 curl`,
    `${IMAGE} CVE-2024-90003 go`,
  ]);
  assert.deepEqual(ratingsOf(readings), ["critical!", "critical!", "low!"]);
  assert.equal(scanOf(readings).coverage.families?.get("vulnerability"), "enabled");
  assert.equal(scanOf(readings).scannedAt?.date, "2024-05-02");
  const [record] = recordsOf(readings);
  assert.deepEqual(record?.weakness.cvss, [
    { version: "3", score: 7.5, vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H" },
  ]);
  assert.equal(record?.details.package?.fixedVersion, "1.1");
  assert.equal(ofType(readings, "asset")[0]?.asset.digest, `sha256:${"0".repeat(64)}`);
});

test("Artifact Analysis: a bare list of occurrences, or an unfinished analysis, proves nothing", async () => {
  const readings = await readCorpus(gcpArtifactAnalysis, "occurrences.json");
  assert.deepEqual(keysOf(readings), [`${IMAGE} CVE-2024-90004 go`]);
  assert.equal(scanOf(readings).coverage.families, null);
  const unfinished = await readDocument(gcpArtifactAnalysis, {
    discovery_summary: { discovery: [{ discovery: { analysisStatus: "SCANNING" } }] },
    package_vulnerability_summary: { vulnerabilities: { HIGH: [{ vulnerability: {} }] } },
  });
  assert.equal(scanOf(unfinished).coverage.families, null);
  assert.deepEqual(codesOf(unfinished), ["gcp-artifact-analysis.unfinished-analysis"]);
  assert.deepEqual(setAsideCodes(unfinished), ["gcp-artifact-analysis.no-image"]);
});

test("Xray: issue, package without version and image without tag", async () => {
  const readings = await readCorpus(jfrogXray, "many.json");
  assert.deepEqual(keysOf(readings), [
    "registry.example.org/lab/web XRAY-91 alpine:libexample",
    "registry.example.org/lab/web XRAY-92 alpine:libexample",
    "registry.example.org/lab/web XRAY-93 gav:org.example:lib",
  ]);
  assert.deepEqual(ratingsOf(readings), ["high!", "moderate!", "moderate!"]);
  assert.deepEqual(codesOf(readings), ["report.unknown-severity"]);
  assert.equal(scanOf(readings).coverage.families?.get("vulnerability"), "enabled");
  assert.equal(ofType(readings, "asset")[0]?.asset.tag, "1.4");
  const [record] = recordsOf(readings);
  assert.deepEqual(record?.weakness.details.cwes, ["CWE-476"]);
  assert.equal(record?.details.package?.fixedVersion, "1.0-r2");
  assert.match(recordsOf(readings)[2]?.output ?? "", /lab-example 4\.17\.20/);
});

test("Xray: a scan that failed proves nothing; other things than images are kept without version", async () => {
  const readings = await readCorpus(jfrogXray, "source.json");
  assert.deepEqual(codesOf(readings), ["jfrog-xray.unfinished-scan"]);
  assert.equal(scanOf(readings).coverage.families, null);
  assert.deepEqual(keysOf(readings), ["npm://lab-app XRAY-94 npm:lab-example"]);
});
