import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, keysOf, ratingsOf, readCorpus, readText } from "./read-report.ts";
import { ofType } from "./support.ts";

test("an open rule keeps its names, texts and what the reviewer wrote", async () => {
  const readings = await readCorpus("ckl/one.ckl");
  const [scan] = ofType(readings, "scan");
  assert.deepEqual(
    [scan?.detector, scan?.policyName, scan?.feedVersion],
    ["stig", "Invented OS Security Guide", "V2 Release: 4 Benchmark Date: 05 Jan 2026"],
  );
  const [asset] = ofType(readings, "asset");
  assert.deepEqual(
    [asset?.asset.identifier, asset?.asset.ip, asset?.asset.fqdn, asset?.asset.mac],
    ["web01", "192.0.2.7", "web01.example.org", "02:00:00:00:00:07"],
  );
  const [record] = ofType(readings, "record");
  assert.ok(record);
  assert.deepEqual(keysOf(readings), [["web01", "V-900001", ""]]);
  assert.deepEqual(record.weakness.details.stig, {
    benchmark: "Invented_OS_STIG",
    groupId: "V-900001",
    ruleId: "SV-900001r100001_rule",
    stigId: "INV-00-000001",
  });
  assert.deepEqual(record.weakness.details.ccis, ["CCI-000366"]);
  assert.equal(record.weakness.kind, "configuration");
  assert.equal(record.weakness.solution, "Set it.\nThen restart.");
  assert.equal(record.details.result, "Open");
  assert.equal(record.output, "Lock is off: & never on ✓\n\nComments: seen by hand");
});

test("several benchmarks in one file; an override rates and stays visible", async () => {
  const readings = await readCorpus("ckl/many.ckl");
  assert.deepEqual(ratingsOf(readings), ["moderate!", "informational", "high!", "high", "informational"]);
  const records = ofType(readings, "record");
  assert.match(records[2]?.output ?? "", /override: high instead of low\. Faces the internet\./);
  assert.deepEqual(
    records.map(({ weakness }) => weakness.family),
    ["Invented_OS_STIG", "Invented_OS_STIG", "Invented_OS_STIG", "Invented_Web_STIG", "Invented_Web_STIG"],
  );
});

test("the checklist proves what it answers, and nothing that is not reviewed", async () => {
  const [end] = ofType(await readCorpus("ckl/many.ckl"), "assetEnd");
  assert.deepEqual(end?.coverage, {
    alive: true,
    credentialed: "yes",
    checks: new Set(["V-900001", "V-900002", "V-900003", "V-910002"]),
  });
});

test("an asset without a name gets one and a remark; site and instance are part of the identity", async () => {
  const readings = await readCorpus("ckl/unnamed.ckl");
  assert.deepEqual(keysOf(readings), [["unnamed asset", "V-900001", "Default Site/db1"]]);
  assert.deepEqual(codesOf(readings), ["ckl.unnamed-asset"]);
});

const vuln = (number: string, status: string, severity = "low"): string =>
  `<VULN><STIG_DATA><VULN_ATTRIBUTE>Vuln_Num</VULN_ATTRIBUTE><ATTRIBUTE_DATA>${number}</ATTRIBUTE_DATA></STIG_DATA>` +
  `<STIG_DATA><VULN_ATTRIBUTE>Severity</VULN_ATTRIBUTE><ATTRIBUTE_DATA>${severity}</ATTRIBUTE_DATA></STIG_DATA><STATUS>${status}</STATUS></VULN>`;

const checklist = (rules: string): string =>
  `<CHECKLIST><ASSET><HOST_NAME>h</HOST_NAME></ASSET><STIGS><iSTIG>${rules}</iSTIG></STIGS></CHECKLIST>`;

test("odd rules are set aside or remarked on, never taken as harmless", async () => {
  const readings = await readText(
    checklist(vuln("", "Open") + vuln("V-1", "constructor") + vuln("V-2", "") + vuln("V-3", "Open", "grave")),
  );
  assert.deepEqual(codesOf(readings), [
    "ckl.no-vuln-num",
    "ckl.unknown-status",
    "ckl.unknown-status",
    "report.unknown-severity",
  ]);
  assert.deepEqual(ratingsOf(readings), ["moderate!"]);
});

test("a rule that is answered once and not reviewed once proves nothing", async () => {
  const readings = await readText(checklist(vuln("V-1", "NotAFinding") + vuln("V-1", "Not_Reviewed")));
  assert.deepEqual(ofType(readings, "assetEnd")[0]?.coverage.checks, new Set());
});

test("only a checklist is a checklist", async () => {
  await assert.rejects(readText("<CHECKLIST><item>milk</item></CHECKLIST>"), { code: "report.unrecognized" });
});
