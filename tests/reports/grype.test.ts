import assert from "node:assert/strict";
import { test } from "node:test";
import { coverageVerdict } from "#domain/coverage.ts";
import { grype } from "#reports/formats/grype/grype.ts";
import { codesOf, keysOf, readCorpus, readDocument, recordsOf, scanOf, setAsideCodes } from "./json-read.ts";
import { ofType } from "./support.ts";

test("what stands behind the matches is known before them", async () => {
  const readings = await readCorpus(grype, "one.json");
  const { toolVersion, feedVersion, scannedAt } = scanOf(readings);
  assert.deepEqual(
    [toolVersion, feedVersion, scannedAt?.date],
    ["0.94.0", "2026-01-04T04:00:00Z", "2026-01-05"],
  );
  const [asset] = ofType(readings, "asset");
  assert.deepEqual(
    [asset?.asset.kind, asset?.asset.identifier, asset?.asset.tag, asset?.asset.digest],
    ["image", "registry.example.org/shop/web", "1.4.2", `sha256:${"a".repeat(64)}`],
  );
});

test("identity, package, EPSS, KEV, related CVEs and the scores of old versions", async () => {
  const readings = await readCorpus(grype, "many.json");
  assert.deepEqual(keysOf(readings), [
    "registry.example.org/shop/web CVE-2025-1001 pkg:deb/debian/bash",
    "registry.example.org/shop/web CVE-2025-1002 pkg:deb/debian/zlib1g",
    "registry.example.org/shop/web GHSA-aaaa-bbbb-cccc npm:left",
    "registry.example.org/shop/web CVE-2025-1009 pkg:deb/debian/kernel-headers",
  ]);
  const [bash, zlib, left] = recordsOf(readings);
  assert.deepEqual(bash?.weakness.details.epss, { score: 0.25, percentile: 0.9 });
  assert.equal(bash.weakness.details.knownExploited, true);
  assert.equal(bash.details.package?.fixedVersion, "2.0");
  assert.deepEqual([zlib?.severity, zlib?.details.result], ["low", "wont-fix"]);
  assert.deepEqual(left?.weakness.cvss, [{ version: "2", score: 7.2, vector: "AV:L/AC:L/Au:N/C:C/I:C/A:C" }]);
  assert.equal(left.severity, "high", "Unknown: the score decides");
});

test("an ignored match opens nothing, and its absence proves nothing", async () => {
  const readings = await readCorpus(grype, "many.json");
  const ignored = recordsOf(readings).at(-1);
  assert.equal(ignored?.actionable, false);
  assert.match(ignored?.output ?? "", /headers are not run/);
  const [end] = ofType(readings, "assetEnd");
  const verdict = (check: string) =>
    coverageVerdict(
      { detector: "grype", check, family: "vulnerability", sightedCredentialed: "yes" },
      "grype",
      scanOf(readings).coverage,
      end?.coverage ?? null,
    );
  assert.equal(verdict("CVE-2025-1009").proven, false);
  assert.equal(verdict("CVE-2020-1").proven, true);
});

test("a report with a filter proves nothing", async () => {
  const readings = await readCorpus(grype, "folder.json");
  assert.equal(scanOf(readings).coverage.families?.get("vulnerability"), "mixed");
  assert.equal(ofType(readings, "asset")[0]?.asset.kind, "repository");
});

test("a folder that is called by a relative path is told", async () => {
  const source = { type: "directory", target: "./" };
  assert.deepEqual(codesOf(await readDocument(grype, { matches: [], source })), ["grype.relative-artifact"]);
});

test("matches without id or package are set aside", async () => {
  const readings = await readDocument(grype, { matches: [{}, { vulnerability: "x", artifact: [] }, 3] });
  assert.deepEqual(setAsideCodes(readings), [
    "grype.unnamed-match",
    "grype.unnamed-match",
    "report.not-a-record",
  ]);
});
