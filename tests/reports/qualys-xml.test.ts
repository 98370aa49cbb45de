import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, keysOf, ratingsOf, readCorpus, readText } from "./read-report.ts";
import { ofType } from "./support.ts";

test("a record of an asset data report has the texts of the glossary behind it", async () => {
  const readings = await readCorpus("qualys-xml/one.xml");
  const [scan] = ofType(readings, "scan");
  assert.equal(scan?.detector, "qualys");
  assert.equal(scan.scannedAt?.instant, "2025-03-03T08:15:00Z");
  assert.deepEqual(scan.coverage.targets, ["192.0.2.1-192.0.2.20", "192.0.2.30"]);
  const [asset] = ofType(readings, "asset");
  assert.deepEqual(
    [asset?.asset.identifier, asset?.asset.fqdn, asset?.asset.operatingSystem],
    ["192.0.2.7", "web01.example.org", "Invented OS 9"],
  );
  assert.deepEqual(keysOf(readings), [["192.0.2.7", "990001", "443/tcp"]]);
  const [record] = ofType(readings, "record");
  assert.ok(record);
  assert.deepEqual(record.weakness, {
    sourceIdentifier: "990001",
    check: "990001",
    family: "Web server",
    kind: "vulnerability",
    name: "Invented server flaw",
    description: "The server reads too far.\nAnd says so.\n\nIt stops.",
    solution: "Update. Fix",
    seeAlso: ["https://vendor.example.org/1", "https://vendor.example.org/fix"],
    cves: ["CVE-2025-900001"],
    cvss: [
      { version: "2", score: 5, vector: "AV:N/AC:L/Au:N/C:P/I:N/A:N" },
      { version: "3", score: 8.6, vector: "AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:N" },
    ],
    details: record.weakness.details,
  });
  assert.equal(record.details.result, "Active");
  assert.equal(record.output, "Version 1\tfound\nFirst found: 2025-01-01T00:00:00Z");
});

test("types and levels: potential ones count, gathered information does not, Fixed opens nothing", async () => {
  const readings = await readCorpus("qualys-xml/many.xml");
  assert.deepEqual(ratingsOf(readings), ["high!", "informational", "high!", "high", "moderate!", "low!"]);
  assert.deepEqual(codesOf(readings), ["report.unknown-severity", "qualys.unknown-type"]);
  assert.match(ofType(readings, "record")[2]?.output ?? "", /^Potential vulnerability/);
  const ends = ofType(readings, "assetEnd");
  assert.deepEqual(
    ends.map(({ coverage }) => coverage.checks),
    [null, new Set(["990001"])],
    "only what Qualys calls Fixed is proof",
  );
});

test("the results of a scan have their texts themselves and their port in the category", async () => {
  const readings = await readCorpus("qualys-xml/scan.xml");
  const [scan] = ofType(readings, "scan");
  assert.deepEqual(
    [scan?.scanName, scan?.policyName, scan?.scannedAt?.date, scan?.coverage.targets],
    ["Weekly", "Full", "2025-03-03", ["192.0.2.7", "192.0.2.8"]],
  );
  assert.deepEqual(keysOf(readings), [
    ["192.0.2.7", "990010", ""],
    ["192.0.2.7", "990011", ""],
    ["192.0.2.7", "990001", "443/tcp"],
    ["192.0.2.7", "990012", ""],
  ]);
  assert.deepEqual(ratingsOf(readings), ["informational", "informational", "critical!", "moderate!"]);
  const weakness = ofType(readings, "record")[2]?.weakness;
  assert.deepEqual(
    [weakness?.description, weakness?.family, weakness?.cves, weakness?.cvss],
    ["Why ✓", "Web server", ["CVE-2025-900002"], [{ version: "2", score: 5, vector: null }]],
  );
  assert.equal(ofType(readings, "asset").length, 2, "a host in which nothing was found was scanned too");
});

test("records without host or QID are set aside; a host that comes twice is one asset", async () => {
  const host = `<HOST><IP>192.0.2.7</IP><VULN_INFO_LIST><VULN_INFO><TYPE>Vuln</TYPE></VULN_INFO></VULN_INFO_LIST></HOST>`;
  const readings = await readText(
    `<ASSET_DATA_REPORT><HOST_LIST><HOST><VULN_INFO/></HOST>${host}${host}</HOST_LIST></ASSET_DATA_REPORT>`,
  );
  assert.deepEqual(codesOf(readings), [
    "qualys.unnamed-host",
    "qualys.no-qid",
    "qualys.repeated-host",
    "qualys.no-qid",
  ]);
  assert.equal(ofType(readings, "asset").length, 1);
  const scan = await readText(
    `<SCAN value="scan/1"><VULN number="1"/><IP value="192.0.2.7"><VULN severity="3"/></IP></SCAN>`,
  );
  assert.deepEqual(codesOf(scan), ["qualys.unnamed-host", "qualys.no-qid"]);
});
