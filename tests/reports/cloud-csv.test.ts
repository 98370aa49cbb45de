import assert from "node:assert/strict";
import { test } from "node:test";
import { checksOf } from "./json-read.ts";
import { codesOf, keysOf, ratingsOf, readCorpus, readText } from "./read-report.ts";
import { ofType } from "./support.ts";

const RESOURCE =
  "/subscriptions/00000000-0000-4000-8000-000000000061/resourcegroups/lab/providers/microsoft.storage/storageaccounts/labdata";

test("Defender for Cloud: healthy recommendations are answered, ids do not depend on case", async () => {
  const readings = await readCorpus("azure-defender-cloud/many.csv");
  assert.deepEqual(ratingsOf(readings), ["high!", "moderate", "low", "high!"]);
  assert.deepEqual(checksOf(readings)[RESOURCE], [
    "10000000-0000-4000-8000-000000000002",
    "10000000-0000-4000-8000-000000000003",
  ]);
  assert.equal(ofType(readings, "scan")[0]?.scannedAt?.instant, "2024-05-08T07:00:00.5Z");
  const [record] = ofType(readings, "record");
  assert.equal(record?.details.url, "https://portal.example.org/#blade/1");
  assert.equal(record?.weakness.solution, "1. Open it. 2. Close it.");
});

test("Defender for Cloud: an unknown state counts as unhealthy and is told", async () => {
  const header = "resourceId,recommendationName,recommendationDisplayName,severity,state\n";
  const readings = await readText(`${header}/a,r1,n,Low,Sick\n,r1,n,Low,Healthy\n/a,,n,Low,Healthy\n`);
  assert.deepEqual(ratingsOf(readings), ["low!"]);
  assert.deepEqual(codesOf(readings), [
    "azure-defender-cloud.unknown-state",
    "azure-defender-cloud.no-resource",
    "azure-defender-cloud.no-recommendation",
  ]);
});

test("Wiz: resolved issues are proven, ignored ones open nothing", async () => {
  const readings = await readCorpus("wiz-csv/many.csv");
  assert.deepEqual(ratingsOf(readings), ["high!", "critical", "high", "moderate!", "informational"]);
  assert.deepEqual(checksOf(readings), {
    "/subscriptions/lab/virtualMachines/vm71": ["20000000-0000-4000-8000-000000000002"],
    "40000000-0000-4000-8000-000000000001": null,
  });
  const [record] = ofType(readings, "record");
  assert.equal(record?.details.url, "https://wiz.example.org/issues#~(issue~'1)");
  assert.equal(record?.output, "Look at it");
});

test("Prisma: words of the distributions, packages, and compliance issues beside them", async () => {
  const readings = await readCorpus("prisma-csv/many.csv");
  assert.deepEqual(ratingsOf(readings), ["high!", "moderate!", "high!"]);
  assert.deepEqual(keysOf(readings), [
    ["node01.example.org", "CVE-2024-40001", "libexample"],
    ["node01.example.org", "CVE-2024-40001", "libother"],
    ["node01.example.org", "6001", ""],
  ]);
  const [first, , compliance] = ofType(readings, "record");
  assert.deepEqual(first?.details.package, {
    purl: null,
    name: "libexample",
    installedVersion: "2.0-1",
    fixedVersion: "2.0-2",
    path: null,
  });
  assert.deepEqual([compliance?.weakness.kind, compliance?.output], ["configuration", "No password is set"]);
});

test("Prisma: an image is known by its repository", async () => {
  const [asset] = ofType(await readCorpus("prisma-csv/image.csv"), "asset");
  assert.deepEqual(
    [asset?.asset.kind, asset?.asset.identifier, asset?.asset.tag],
    ["image", "registry.example.org/lab/web", "1.4.2"],
  );
});

test("Tanium: STIG rules by V-number; passed, not applicable and failed rules are answered", async () => {
  const readings = await readCorpus("tanium-csv/many.csv");
  assert.equal(ofType(readings, "scan")[0]?.detector, "stig");
  assert.deepEqual(ratingsOf(readings), [
    "moderate!",
    "informational",
    "informational",
    "moderate",
    "moderate",
    "moderate!",
  ]);
  assert.deepEqual(checksOf(readings), {
    "srv81.example.org": ["V-900001", "V-900002", "V-900003"],
    srv82: ["V-900001"],
  });
  assert.deepEqual(codesOf(readings), ["tanium-csv.no-answer"]);
  const [record] = ofType(readings, "record");
  assert.deepEqual(record?.weakness.details.ccis, ["CCI-000366"]);
  assert.equal(record?.weakness.details.stig?.ruleId, "SV-900001r100001_rule");
  assert.equal(ofType(readings, "asset")[0]?.asset.ip, "192.0.2.81");
});

test("Tanium: rules of other benchmarks by their own id", async () => {
  const readings = await readCorpus("tanium-csv/benchmark.csv");
  assert.equal(ofType(readings, "scan")[0]?.detector, "xccdf");
  assert.deepEqual(keysOf(readings), [["srv83", "xccdf_org.example_rule_1.1", ""]]);
});
