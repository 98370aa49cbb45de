import assert from "node:assert/strict";
import { test } from "node:test";
import { checksOf } from "./json-read.ts";
import { codesOf, keysOf, ratingsOf, readCorpus, readText } from "./read-report.ts";
import { ofType } from "./support.ts";

test("severity levels, gathered information, what is fixed, and hosts without detections", async () => {
  const readings = await readCorpus("qualys-csv/many.csv");
  assert.deepEqual(ratingsOf(readings), ["high!", "low!", "high", "informational"]);
  assert.deepEqual(codesOf(readings), ["qualys-csv.no-qid"]);
  assert.deepEqual(checksOf(readings), { "192.0.2.41": ["370003"], "192.0.2.42": null });
  assert.deepEqual(keysOf(readings)[1], ["192.0.2.41", "370002", "8443/tcp"]);
});

test("what people rely on is kept", async () => {
  const readings = await readCorpus("qualys-csv/many.csv");
  const [asset] = ofType(readings, "asset");
  assert.deepEqual(
    [asset?.asset.fqdn, asset?.asset.netbios, asset?.scannedAt?.instant],
    ["srv41.example.org", "SRV41", "2024-05-13T09:30:00Z"],
  );
  const [record] = ofType(readings, "record");
  assert.deepEqual(record?.weakness.cvss, [
    { version: "3", score: 7.8, vector: "AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H" },
  ]);
  assert.deepEqual(record?.weakness.cves, ["CVE-2024-20001", "CVE-2024-20002"]);
  assert.equal(record?.weakness.description, "The runtime is old.\n\nIt may be attacked.");
  assert.equal(record?.output, "C:\\runtime\\1.0\nC:\\runtime\\1.1");
  assert.deepEqual(
    ofType(readings, "assetEnd").map(({ coverage }) => coverage.credentialed),
    ["yes", "unknown"],
  );
});

test("a VMDR list has its title and date before the header; '- stands for nothing", async () => {
  const readings = await readCorpus("qualys-csv/vmdr.csv");
  const [scan] = ofType(readings, "scan");
  assert.deepEqual(
    [scan?.scanName, scan?.scannedAt?.instant, scan?.scannedAt?.date],
    ["Asset Vuln Datalist Report", "2024-05-06T15:00:00Z", "2024-05-06"],
  );
  assert.deepEqual(keysOf(readings), [
    ["192.0.2.44", "370004", "80/tcp"],
    ["192.0.2.44", "370005", ""],
    ["2001:db8::44", "370004", "80/tcp"],
  ]);
  assert.deepEqual(
    ofType(readings, "record")[0]?.weakness.cvss.map(({ version }) => version),
    ["2", "3"],
  );
});

test("a date whose first number is no month is not guessed", async () => {
  const readings = await readText(
    "IP,QID,Title,Severity,Last Detected\n192.0.2.1,1,t,3,25/05/2024 07:00:00\n",
  );
  assert.equal(ofType(readings, "asset")[0]?.scannedAt, null);
});
