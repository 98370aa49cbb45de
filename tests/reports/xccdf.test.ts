import assert from "node:assert/strict";
import { test } from "node:test";
import { benchmarkName, groupOfRule, withoutRevision } from "#reports/parts/stig-rule.ts";
import { codesOf, keysOf, ratingsOf, readCorpus, readText } from "./read-report.ts";
import { ofType } from "./support.ts";

test("a result has the texts and names of its rule", async () => {
  const readings = await readCorpus("xccdf/many.xml");
  const [scan] = ofType(readings, "scan");
  assert.deepEqual(
    [
      scan?.detector,
      scan?.tool,
      scan?.toolVersion,
      scan?.feedVersion,
      scan?.scannedAt?.instant,
      scan?.endedAt?.instant,
    ],
    ["stig", "SCAP Compliance Checker", "5.14", "002.004", "2025-03-03T08:15:00Z", "2025-03-03T08:16:00Z"],
  );
  const [record] = ofType(readings, "record");
  assert.ok(record);
  assert.equal(record.weakness.name, "The screen must lock.");
  assert.equal(record.weakness.description, "Why rule 900001 matters.");
  assert.equal(record.weakness.solution, "Set rule 900001 right.");
  assert.deepEqual(record.weakness.details.ccis, ["CCI-000366", "CCI-001453"]);
  assert.deepEqual(record.weakness.details.stig, {
    benchmark: "Invented_OS_STIG",
    groupId: "V-900001",
    ruleId: "SV-900001r10900001_rule",
    stigId: "INV-00-000001",
  });
  assert.equal(record.output, "Lock is off: & never on");
  const rated = ofType(readings, "record")[4];
  assert.deepEqual(rated?.weakness.details.controls, ["AC-2(1)", "CM-6"]);
  assert.deepEqual(ofType(readings, "record")[3]?.weakness.cves, ["CVE-2025-900001"]);
});

test("only fail opens; a met rule is informational, an unsettled one keeps its severity", async () => {
  const readings = await readCorpus("xccdf/many.xml");
  assert.deepEqual(ratingsOf(readings), [
    "moderate!",
    "informational",
    "informational",
    "low!",
    "moderate!",
    "high",
    "informational",
    "moderate",
    "high!",
  ]);
  assert.deepEqual(codesOf(readings), ["xccdf.unrated-rule", "xccdf.no-rule-facts"]);
  assert.match(ofType(readings, "record")[6]?.output ?? "", /changed from fail to notapplicable: No screen/);
});

test("the file proves the rules with an answer, at the instance that was looked at", async () => {
  const [end] = ofType(await readCorpus("xccdf/many.xml"), "assetEnd");
  assert.deepEqual(
    end?.coverage.checks,
    new Set(["V-900001", "V-900001 at second screen", "V-900002", "V-900003", "V-900005"]),
  );
  assert.equal(end.coverage.credentialed, "yes");
});

test("the target is known by its first name, with its addresses and facts", async () => {
  const [asset] = ofType(await readCorpus("xccdf/one.xml"), "asset");
  assert.deepEqual(asset?.asset, {
    kind: "host",
    identifier: "web01",
    instanceId: null,
    ip: "192.0.2.7",
    fqdn: "web01.example.org",
    netbios: "web01",
    mac: "02:00:00:00:00:07",
    operatingSystem: "Invented OS",
    tag: null,
    digest: null,
  });
});

test("the same finding in every form: with a prefix, alone, in a collection", async () => {
  const whole = keysOf(await readCorpus("xccdf/one.xml"));
  assert.deepEqual(whole, [["web01", "V-900001", ""]]);
  for (const path of ["xccdf/prefixed.xml", "xccdf/alone.xml", "arf/one.xml", "ckl/one.ckl"])
    assert.deepEqual(keysOf(await readCorpus(path)), whole, path);
});

const alone = (head: string, results: string): string =>
  `<TestResult xmlns="http://checklists.nist.gov/xccdf/1.2" test-system="cpe:/a:x:y:1">${head}${results}</TestResult>`;

test("rules without V-number are known by their id without revision", async () => {
  const readings = await readText(
    alone(
      "<target>h</target>",
      `<rule-result idref="xccdf_org.example_rule_lock"><result>fail</result></rule-result>`,
    ),
  );
  assert.equal(ofType(readings, "scan")[0]?.detector, "xccdf");
  assert.deepEqual(keysOf(readings), [["h", "xccdf_org.example_rule_lock", ""]]);
  assert.equal(withoutRevision("SV-86483r5_rule"), "SV-86483");
  assert.equal(groupOfRule("SV-86483r5_rule"), null);
  assert.equal(groupOfRule("xccdf_mil.disa.stig_rule_SV-235719r1_rule"), "V-235719");
  assert.equal(benchmarkName("xccdf_mil.disa.stig_benchmark_MS_Edge_STIG"), "MS_Edge_STIG");
});

const credentialed = async (head: string, system = "cpe:/a:x:y:1") =>
  ofType(await readText(alone(head, "").replace("cpe:/a:x:y:1", system)), "assetEnd")[0]?.coverage
    .credentialed;

test("whether the checker was logged in", async () => {
  assert.equal(await credentialed(`<identity authenticated="false">u</identity><target>h</target>`), "no");
  assert.equal(await credentialed(`<identity authenticated="1">u</identity><target>h</target>`), "yes");
  assert.equal(await credentialed(`<target>h</target>`), "yes");
  const local = `<identity authenticated="false">u</identity><target>h</target>`;
  assert.equal(await credentialed(local, "cpe:/a:redhat:openscap:1.3.5"), "yes");
});

test("odd results are set aside or remarked on", async () => {
  const readings = await readText(
    alone(
      "<target></target><target-address>::1</target-address>",
      `<rule-result><result>fail</result></rule-result><rule-result idref="a"><result>__proto__</result></rule-result><rule-result idref="b"/>` +
        `<rule-result idref="c" severity="grave"><result>fail</result></rule-result>`,
    ),
  );
  assert.deepEqual(codesOf(readings), [
    "xccdf.unnamed-target",
    "xccdf.no-rule-facts",
    "xccdf.no-rule",
    "xccdf.unknown-result",
    "xccdf.unknown-result",
    "report.unknown-severity",
  ]);
  const misplaced = `<Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2"><rule-result idref="a"><result>fail</result></rule-result></Benchmark>`;
  assert.deepEqual(codesOf(await readText(misplaced)), ["xccdf.misplaced-result", "xccdf.no-results"]);
});
