import assert from "node:assert/strict";
import { test } from "node:test";
import { csaf } from "#reports/formats/csaf/csaf.ts";
import { cyclonedx } from "#reports/formats/cyclonedx/cyclonedx.ts";
import { openvex } from "#reports/formats/openvex.ts";
import { codesOf, readCorpus, readDocument, scanOf, setAsideCodes, statementsOf } from "./json-read.ts";
import { ofType } from "./support.ts";

test("statement formats speak as such and have no assets", async () => {
  for (const format of [cyclonedx, openvex, csaf]) {
    const readings = await readCorpus(format, "many.json");
    assert.equal(scanOf(readings).speaks, "statements");
    assert.equal(scanOf(readings).scannedAt?.date, "2026-01-05");
    assert.deepEqual(ofType(readings, "asset"), []);
  }
});

test("CycloneDX: states, justification, response and products by package URL", async () => {
  const readings = await readCorpus(cyclonedx, "many.json");
  const statements = statementsOf(readings);
  assert.deepEqual(
    statements.map(({ status }) => status),
    ["affected", "not affected", "fixed", "under investigation", "not affected", "affected"],
  );
  assert.deepEqual(
    [statements[0]?.products, statements[0]?.aliases],
    [["pkg:npm/left@1.0.0"], ["GHSA-aaaa-bbbb-cccc"]],
  );
  assert.equal(statements[1]?.justification, "code_not_reachable");
  assert.equal(statements[1]?.detail, "It is never called.\nResponse: will_not_fix");
  assert.equal(statements[2]?.statedAt?.date, "2026-01-02");
  assert.deepEqual([statements[3]?.severity, statements[5]?.severity], [null, "moderate"]);
  assert.deepEqual(setAsideCodes(readings), ["cyclonedx.no-id"]);
  assert.deepEqual(codesOf(readings), ["report.unknown-severity"]);
  assert.deepEqual([scanOf(readings).tool, scanOf(readings).scanName], ["example-sbom", "shop@1.0"]);
});

test("CycloneDX: XML says the same as JSON", async () => {
  const [xml, json] = [await readCorpus(cyclonedx, "bom.xml"), await readCorpus(cyclonedx, "one.json")];
  const [statement] = statementsOf(xml);
  const { byteStart, byteEnd } = statement ?? assert.fail();
  assert.deepEqual(
    statementsOf(json).map((other) => ({ ...other, byteStart, byteEnd })),
    [statement],
  );
});

test("CycloneDX: components within components and links into the own document", async () => {
  const inner = { "bom-ref": "c 2", name: "inner", version: "2" };
  const readings = await readDocument(cyclonedx, {
    bomFormat: "CycloneDX",
    vulnerabilities: [
      { id: "CVE-2025-1", affects: [{ ref: "c 2" }, { ref: "urn:cdx:x/1#c1" }, { ref: "other" }, 5] },
    ],
    components: [{ "bom-ref": "c1", group: "org.example", components: [inner], name: "outer" }],
  });
  assert.deepEqual(statementsOf(readings)[0]?.products, ["inner@2", "org.example/outer", "other"]);
});

test("OpenVEX: labels, times, subcomponents and the form of version 0.0", async () => {
  const readings = await readCorpus(openvex, "many.json");
  const [first, second, third, old] = statementsOf(readings);
  assert.deepEqual([first?.status, first?.justification], ["not affected", "component_not_present"]);
  assert.equal(first?.detail, "It is not there.\nSubcomponents: pkg:npm/left@1.0.0");
  assert.deepEqual([second?.status, second?.statedAt?.date], ["fixed", "2026-01-02"]);
  assert.deepEqual(
    [third?.status, third?.detail?.startsWith("Being looked at.")],
    ["under investigation", true],
  );
  assert.deepEqual([old?.vulnerability, old?.products], ["CVE-2025-1004", ["pkg:npm/left@1.0.0"]]);
  assert.deepEqual(setAsideCodes(readings), ["openvex.unknown-status", "openvex.no-vulnerability"]);
});

test("CSAF: the status that asks for action counts, products have their names, the others are told", async () => {
  const readings = await readCorpus(csaf, "many.json");
  const [first, second, third, fourth] = statementsOf(readings);
  assert.deepEqual(
    [first?.status, first?.products, first?.aliases],
    ["affected", ["Example Web 1.0"], ["EX-1"]],
  );
  assert.match(first?.detail ?? "", /fixed: pkg:generic\/web@2\.0\nnot affected: Example Web on Example$/);
  assert.match(
    first?.detail ?? "",
    /Remediation \(vendor_fix\): Update\. \[Example Web 1\.0, Example Web on Example\]/,
  );
  assert.deepEqual([second?.status, second?.justification], ["not affected", "vulnerable_code_not_present"]);
  assert.match(second?.detail ?? "", /Threat \(impact\): It cannot be reached\./);
  assert.deepEqual([third?.status, third?.severity], ["under investigation", null]);
  assert.deepEqual([fourth?.status, fourth?.products], ["fixed", ["P9"]]);
  assert.deepEqual(setAsideCodes(readings), ["csaf.no-id"]);
});

test("odd documents are read as far as they go", async () => {
  const odd = [null, 1, {}, { id: 5 }, { cve: [] }, { vulnerability: {}, status: "fixed" }];
  for (const [format, document] of [
    [cyclonedx, { bomFormat: "CycloneDX", vulnerabilities: odd, components: "x", metadata: [] }],
    [openvex, { "@context": "https://openvex.dev/ns", statements: odd, timestamp: {} }],
    [
      csaf,
      {
        document: { csaf_version: "2.0" },
        vulnerabilities: odd,
        product_tree: { branches: [{ product: 1 }] },
      },
    ],
  ] as const) {
    const readings = await readDocument(format, document);
    assert.equal(setAsideCodes(readings).length, odd.length, format.id);
  }
});
