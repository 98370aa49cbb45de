import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, keysOf, ratingsOf, readCorpus, readText } from "./read-report.ts";
import { ofType } from "./support.ts";

test("a vulnerability keeps its site, path, parameter and payload; its texts stand behind", async () => {
  const readings = await readCorpus("qualys-was/one.xml");
  const [scan] = ofType(readings, "scan");
  assert.deepEqual(
    [scan?.detector, scan?.toolVersion, scan?.feedVersion, scan?.scanName],
    ["qualys-was", "7.6.34-1", "2.4.837-4", "Web scan"],
  );
  assert.deepEqual(scan?.scannedAt, { instant: "2025-03-02T23:15:00Z", date: "2025-03-03" });
  assert.equal(scan?.endedAt?.instant, "2025-03-03T12:15:00Z");
  assert.deepEqual(keysOf(readings), [["https://shop.example.org", "990101", "/search [q]"]]);
  const [record] = ofType(readings, "record");
  assert.ok(record);
  assert.equal(record.severity, "critical");
  assert.equal(record.output, "Payload: x=<y>\nGET https://shop.example.org/search?q=1\ncame back");
  assert.deepEqual(
    [
      record.weakness.name,
      record.weakness.description,
      record.weakness.details.cwes,
      record.weakness.seeAlso,
    ],
    ["Invented injection", "Input becomes code.", ["CWE-79"], ["https://docs.example.org/escape"]],
  );
  assert.equal(ofType(readings, "assetEnd")[0]?.coverage.credentialed, "yes");
});

test("the lists differ in what they open, and the numbers of the summary are no records", async () => {
  const readings = await readCorpus("qualys-was/many.xml");
  assert.deepEqual(ratingsOf(readings), ["critical!", "critical", "moderate!", "critical!", "informational"]);
  assert.deepEqual(codesOf(readings), ["report.unknown-severity"]);
  assert.deepEqual(keysOf(readings)[2], ["http://pay.example.org:8080", "990199", "/%C3%A4"]);
  const gathered = ofType(readings, "record").at(-1);
  assert.deepEqual([gathered?.asset, gathered?.output], ["https://shop.example.org", "Duration: 17"]);
  assert.deepEqual(
    ofType(readings, "assetEnd").map(({ coverage }) => coverage.checks),
    [new Set(["990101 at /old"]), null],
  );
});

test("without a web application and an address the site is unnamed, with a remark", async () => {
  const record = `<INFORMATION_GATHERED><QID>1</QID></INFORMATION_GATHERED>`;
  const readings = await readText(
    `<WAS_SCAN_REPORT><RESULTS><INFORMATION_GATHERED_LIST>${record}${record}<INFORMATION_GATHERED/></INFORMATION_GATHERED_LIST></RESULTS></WAS_SCAN_REPORT>`,
  );
  assert.deepEqual(codesOf(readings), ["qualys-was.unnamed-site", "qualys-was.no-qid"]);
  assert.equal(ofType(readings, "asset")[0]?.asset.identifier, "unnamed web application");
});
