import assert from "node:assert/strict";
import { test } from "node:test";
import { checksOf } from "./json-read.ts";
import { codesOf, keysOf, ratingsOf, readCorpus, readText } from "./read-report.ts";
import { ofType } from "./support.ts";

const HEADER =
  "Plugin ID,CVE,CVSS,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,See Also,Plugin Output";

test("a table names the same findings as a .nessus file of the scan", async () => {
  const table = `${HEADER}\n12345,CVE-2024-1,5.0,Medium,web01.example.org,tcp,443,Old library,s,d,u,,out\n`;
  const report =
    `<NessusClientData_v2><Report name="r"><ReportHost name="web01.example.org">` +
    `<ReportItem pluginID="12345" pluginName="Old library" severity="2" port="443" protocol="tcp"/>` +
    `</ReportHost></Report></NessusClientData_v2>`;
  const [ours, theirs] = [await readText(table), await readText(report)];
  assert.deepEqual(keysOf(ours), keysOf(theirs));
  assert.deepEqual(ratingsOf(ours), ratingsOf(theirs));
  assert.equal(ofType(ours, "scan")[0]?.detector, ofType(theirs, "scan")[0]?.detector);
});

test("what people rely on is kept", async () => {
  const readings = await readCorpus("tenable-csv/many.csv");
  assert.deepEqual(ratingsOf(readings), ["high!", "high!", "informational", "low!", "high!"]);
  const [first, , , , audit] = ofType(readings, "record");
  assert.deepEqual(first?.weakness.cves, ["CVE-2024-10001"]);
  assert.deepEqual(first?.weakness.seeAlso, ["https://vendor.example.org/a", "https://vendor.example.org/b"]);
  assert.deepEqual(first?.weakness.cvss, [{ version: "2", score: 7.5, vector: null }]);
  assert.equal(first?.output, 'Installed: 1.2, "stable"\nFixed: 1.3');
  assert.equal(audit?.weakness.sourceIdentifier, "1.1.1 Ensure password history is kept");
  assert.equal(audit?.weakness.kind, "configuration");
  assert.equal(audit?.details.result, "FAILED");
});

test("the scan summary tells whether the credentials worked", async () => {
  const ends = ofType(await readCorpus("tenable-csv/many.csv"), "assetEnd");
  assert.deepEqual(
    ends.map(({ identifier, coverage }) => [identifier, coverage.credentialed]),
    [
      ["192.0.2.11", "yes"],
      ["web01.example.org", "unknown"],
    ],
  );
});

test("Tenable.sc: names of the host, zones of times, CWE and known exploitation among the references", async () => {
  const readings = await readCorpus("tenable-csv/security-center.csv");
  const [asset] = ofType(readings, "asset");
  assert.deepEqual(
    [asset?.asset.identifier, asset?.asset.fqdn, asset?.asset.mac],
    ["192.0.2.21", "app01.example.org", "02:00:00:00:00:15"],
  );
  // The latest of the host's rows; the day is the one that is written.
  assert.deepEqual(asset?.scannedAt, { instant: "2024-03-05T08:00:00Z", date: "2024-03-05" });
  const [record] = ofType(readings, "record");
  assert.equal(record?.output, "Not after: Jan  1 00:00:00 2024 GMT");
  assert.equal(record?.weakness.solution, "Buy or make a new one.");
  assert.deepEqual(record?.weakness.details.cwes, ["CWE-295"]);
  assert.equal(record?.weakness.details.knownExploited, true);
  assert.deepEqual(record?.weakness.cves, ["CVE-2024-10003", "CVE-2024-10004"]);
});

test("Tenable Vulnerability Management: only what it calls fixed is proven", async () => {
  const readings = await readCorpus("tenable-csv/cloud.csv");
  assert.deepEqual(ratingsOf(readings), ["high!", "high", "high!"]);
  assert.deepEqual(checksOf(readings), { "192.0.2.31": ["90006"], "192.0.2.32": null });
  assert.equal(ofType(readings, "asset")[0]?.scannedAt?.date, "2024-03-09");
  assert.deepEqual(ofType(readings, "record")[0]?.weakness.seeAlso.length, 2);
});

test("web applications are named by their address, as in a .nessus file", async () => {
  const readings = await readCorpus("tenable-csv/web-app.csv");
  assert.equal(ofType(readings, "scan")[0]?.detector, "tenable-was");
  assert.deepEqual(keysOf(readings)[0], ["https://shop.example.org/", "98001", "443/tcp"]);
});

test("odd rows are set aside or remarked on, never dropped or called informational", async () => {
  const readings = await readText(
    `${HEADER}\n1,,,Grave,h,tcp,1,n,s,d,u,,o\n2,,9.1,,h,tcp,1,n,s,d,u,,o\n,,,Low,h,tcp,1,n,s,d,u,,o\n` +
      `3,,,Low,,tcp,1,n,s,d,u,,o\n4,,,Low,h\n21156,,,FAILED,h,tcp,0,n,s,no check here,u,,o\n5,,x,Low,h,tcp,1,n,s,d,u,,o\n`,
  );
  assert.deepEqual(ratingsOf(readings), ["moderate!", "critical!", "low!"]);
  assert.deepEqual(codesOf(readings), [
    "report.unknown-severity",
    "report.unknown-severity",
    "tenable-csv.no-plugin-id",
    "tenable-csv.unnamed-host",
    "report.odd-row",
    "tenable-csv.unnamed-compliance-check",
    "tenable-csv.unreadable-cvss",
  ]);
});

test("bytes of another encoding are told once", async () => {
  const row = "1,,,Low,h,tcp,1,M\xfcll,s,d,u,,o\n";
  const readings = await readText(Buffer.from(`${HEADER}\n${row}${row}`, "latin1"));
  assert.deepEqual(codesOf(readings), ["report.not-utf8"]);
  assert.equal(ofType(readings, "record")[1]?.weakness.name, "Müll");
});
