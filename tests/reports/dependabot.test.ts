import assert from "node:assert/strict";
import { test } from "node:test";
import { dependabot } from "#reports/formats/dependabot/dependabot.ts";
import { checksOf, keysOf, readCorpus, readDocument, recordsOf, setAsideCodes } from "./json-read.ts";
import { ratingsOf } from "./read-report.ts";

test("REST: advisory, package and repository; fixed is proven, dismissed opens nothing", async () => {
  const readings = await readCorpus(dependabot, "many.json");
  assert.deepEqual(keysOf(readings), [
    "lab/web GHSA-aaaa-bbbb-0001 pkg:npm/%40lab/example",
    "lab/web GHSA-aaaa-bbbb-0002 pkg:npm/%40lab/example",
    "lab/web GHSA-aaaa-bbbb-0003 pkg:npm/%40lab/example",
    "lab/api GHSA-aaaa-bbbb-0004 pkg:npm/%40lab/example",
  ]);
  assert.deepEqual(ratingsOf(readings), ["moderate!", "moderate", "moderate", "moderate!"]);
  assert.deepEqual(checksOf(readings), {
    "lab/web": ["GHSA-aaaa-bbbb-0002 at pkg:npm/%40lab/example"],
    "lab/api": null,
  });
});

test("REST: what people rely on is kept", async () => {
  const [record] = recordsOf(await readCorpus(dependabot, "one.json"));
  assert.deepEqual(record?.weakness.cves, ["CVE-2024-80001"]);
  assert.deepEqual(record?.weakness.details.cwes, ["CWE-94"]);
  assert.deepEqual(record?.weakness.details.epss, { score: 0.0012, percentile: 0.31 });
  assert.equal(record?.weakness.solution, "Update @lab/example to 2.0.1.");
  assert.equal(record?.details.package?.path, "web/package-lock.json");
  assert.equal(record?.details.url, "https://git.example.org/lab/web/security/dependabot/1");
});

test("GraphQL: a repository that is named after its alerts", async () => {
  const readings = await readCorpus(dependabot, "graphql.json");
  assert.deepEqual(keysOf(readings), [
    "tools GHSA-cccc-dddd-0001 pkg:golang/example.org/lab/mod",
    "tools GHSA-cccc-dddd-0002 pkg:golang/example.org/lab/mod",
  ]);
  assert.deepEqual(ratingsOf(readings), ["moderate!", "high"]);
  const [record] = recordsOf(readings);
  assert.deepEqual(record?.weakness.cvss, [], "a score of 0 without a vector is no rating");
  assert.equal(record?.details.package?.installedVersion, "1.0.0");
});

test("alerts without repository or advisory are set aside", async () => {
  const readings = await readDocument(dependabot, [
    { security_advisory: { ghsa_id: "GHSA-1" } },
    { repository: { full_name: "a/b" }, security_advisory: null },
  ]);
  assert.deepEqual(setAsideCodes(readings), ["dependabot.unnamed-repository", "dependabot.no-advisory"]);
});
