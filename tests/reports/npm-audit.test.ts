import assert from "node:assert/strict";
import { test } from "node:test";
import { npmAudit } from "#reports/formats/npm/npm-audit.ts";
import { codesOf, keysOf, readCorpus, readDocument, recordsOf, scanOf, setAsideCodes } from "./json-read.ts";

test("npm 7: one record per vulnerable package, also through others", async () => {
  const readings = await readCorpus(npmAudit, "many.json");
  assert.deepEqual(keysOf(readings), [
    "unnamed source code left pkg:npm/left",
    "unnamed source code @shop/web pkg:npm/%40shop/web",
    "unnamed source code odd pkg:npm/odd",
  ]);
  const [left, web, odd] = recordsOf(readings);
  assert.deepEqual(
    [
      left?.weakness.name,
      left?.details.package?.fixedVersion,
      left?.details.package?.path,
      left?.weakness.solution,
    ],
    ["Invented flaw in left", "1.0.1", "node_modules/left", "Update left to 1.0.1."],
  );
  assert.deepEqual(
    left?.weakness.cvss.map(({ score }) => score),
    [7.5],
  );
  assert.deepEqual(left?.weakness.details.cwes, ["CWE-400"]);
  assert.deepEqual([web?.output, web?.weakness.solution], ["Vulnerable through: left", null]);
  assert.equal(odd?.severity, "moderate");
  assert.deepEqual(codesOf(readings), ["npm-audit.unnamed-repository", "report.unknown-severity"]);
});

test("npm 6: one record per advisory", async () => {
  const readings = await readCorpus(npmAudit, "npm-6.json");
  const [record] = recordsOf(readings);
  assert.deepEqual(keysOf(readings), ["unnamed source code 106 pkg:npm/left"]);
  assert.deepEqual(record?.weakness.cves, ["CVE-2025-1001"]);
  assert.deepEqual(
    [record.details.package?.installedVersion, record.details.package?.fixedVersion],
    ["0.5.3", ">= 0.6.1"],
  );
  assert.match(record.output ?? "", /web>left/);
});

test("a clean report proves that all advisories were looked for", async () => {
  assert.equal(
    scanOf(await readCorpus(npmAudit, "none.json")).coverage.families?.get("npm advisories"),
    "enabled",
  );
});

test("hostile names and types", async () => {
  const readings = await readDocument(
    npmAudit,
    JSON.parse(
      '{"auditReportVersion":2,"vulnerabilities":{"__proto__":{"severity":"high","via":[null,3,{}]},"x":1,"":{}}}',
    ),
  );
  assert.deepEqual(
    recordsOf(readings).map(({ weakness }) => weakness.sourceIdentifier),
    ["__proto__"],
  );
  assert.deepEqual(setAsideCodes(readings), ["report.not-a-record", "npm-audit.unnamed-package"]);
});
