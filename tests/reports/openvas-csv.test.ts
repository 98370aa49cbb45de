import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, keysOf, ratingsOf, readCorpus, readText } from "./read-report.ts";
import { ofType } from "./support.ts";

test("identity, severity classes and what people rely on", async () => {
  const readings = await readCorpus("openvas-csv/many.csv");
  assert.deepEqual(keysOf(readings), [
    ["192.0.2.51", "1.3.6.1.4.1.25623.1.0.900001", "8443/tcp"],
    ["192.0.2.51", "1.3.6.1.4.1.25623.1.0.900002", ""],
    ["192.0.2.52", "CVE-2024-30003", ""],
  ]);
  assert.deepEqual(ratingsOf(readings), ["high!", "informational", "moderate!"]);
  const [first, , cve] = ofType(readings, "record");
  assert.deepEqual(first?.weakness.cves, ["CVE-2024-30001", "CVE-2024-30002"]);
  assert.deepEqual(first?.weakness.seeAlso, ["https://vendor.example.org/e"]);
  assert.equal(first?.output, "Installed: 2.0\nFixed: 2.1");
  assert.deepEqual(cve?.weakness.cves, ["CVE-2024-30003"]);
  assert.equal(ofType(readings, "scan")[0]?.scanName, "Weekly scan");
  assert.deepEqual(
    ofType(readings, "asset").map(({ scannedAt }) => scannedAt?.instant),
    ["2024-04-02T03:00:00Z", "2024-04-02T04:00:00Z"],
  );
});

test("a table names the same findings as an XML report of the scan", async () => {
  const table =
    "IP,Hostname,Port,Port Protocol,CVSS,Severity,NVT Name,NVT OID\n192.0.2.7,,443,tcp,5.0,Medium,Old,1.3.6.1.4.1.25623.1.0.7\n";
  const report =
    `<get_reports_response><report id="r"><report><results><result id="1"><host>192.0.2.7</host><port>443/tcp</port><threat>Medium</threat>` +
    `<severity>5.0</severity><nvt oid="1.3.6.1.4.1.25623.1.0.7"><name>Old</name></nvt></result></results></report></report></get_reports_response>`;
  const [ours, theirs] = [await readText(table), await readText(report)];
  assert.deepEqual(keysOf(ours), keysOf(theirs));
  assert.deepEqual(ratingsOf(ours), ratingsOf(theirs));
  assert.equal(ofType(ours, "scan")[0]?.detector, ofType(theirs, "scan")[0]?.detector);
});

test("rows without host or OID are set aside", async () => {
  const readings = await readText(
    "IP,Port,Port Protocol,Severity,NVT Name,NVT OID\n,1,tcp,High,n,1.2\n192.0.2.7,1,tcp,High,n,\n192.0.2.7,1,tcp,Dire,n,1.2\n",
  );
  assert.deepEqual(codesOf(readings), [
    "openvas-csv.unnamed-host",
    "openvas-csv.no-oid",
    "report.unknown-severity",
  ]);
});
