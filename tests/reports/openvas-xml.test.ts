import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, keysOf, ratingsOf, readCorpus, readText } from "./read-report.ts";
import { ofType } from "./support.ts";

test("a result keeps test, place, references and what was seen", async () => {
  const readings = await readCorpus("openvas-xml/one.xml");
  const [scan] = ofType(readings, "scan");
  assert.deepEqual(
    [scan?.detector, scan?.tool, scan?.scanName, scan?.scannedAt?.instant],
    ["openvas", "OpenVAS (GMP 22.4)", "Weekly", "2025-03-03T08:15:00Z"],
  );
  const [asset] = ofType(readings, "asset");
  assert.deepEqual(
    [asset?.asset.identifier, asset?.asset.ip, asset?.asset.fqdn],
    ["192.0.2.7", "192.0.2.7", "web01.example.org"],
  );
  assert.deepEqual(keysOf(readings), [["192.0.2.7", "1.3.6.1.4.1.25623.1.0.900001", "443/tcp"]]);
  const [record] = ofType(readings, "record");
  assert.ok(record);
  assert.equal(
    record.weakness.description,
    "The service reads too far.\n\nIt does not count.\n\n- First entry\n- Second",
  );
  assert.equal(record.weakness.solution, "Update.");
  assert.deepEqual(record.weakness.cves, ["CVE-2025-900001"]);
  assert.deepEqual(record.weakness.seeAlso, ["https://docs.example.org/1"]);
  assert.deepEqual(record.weakness.cvss, [
    { version: "2", score: 7.5, vector: "AV:N/AC:L/Au:N/C:P/I:P/A:P" },
  ]);
  assert.equal(record.output, "Version 1 ✓\nQuality of detection: 80 % (remote_banner)");
});

test("threat words rate; without one the score does, with a remark", async () => {
  const readings = await readCorpus("openvas-xml/many.xml");
  assert.deepEqual(ratingsOf(readings), ["high!", "informational", "moderate!", "informational"]);
  assert.deepEqual(codesOf(readings), ["report.unknown-severity"]);
  assert.deepEqual(ratingsOf(await readCorpus("openvas-xml/response.xml")), ["critical!"]);
  const marked = ofType(readings, "record")[3];
  assert.equal(marked?.details.result, "False Positive");
  assert.match(marked.output ?? "", /Threat changed from High to False Positive/);
});

test("newer and older ways to write scores and references", async () => {
  const [, newer, older] = ofType(await readCorpus("openvas-xml/many.xml"), "record");
  assert.deepEqual(newer?.weakness.cvss, [
    { version: "3", score: 9.8, vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" },
  ]);
  assert.deepEqual(newer.weakness.details.epss, { score: 0.5, percentile: 0.9 });
  assert.equal(newer.weakness.solution, "Take 2.0.");
  assert.equal(newer.location, "", "general/tcp means the whole host");
  assert.deepEqual(older?.weakness.cves, ["CVE-2025-900003", "CVE-2025-900004"]);
  assert.deepEqual(older.weakness.seeAlso, [
    "https://docs.example.org/old",
    "https://docs.example.org/older",
  ]);
});

test("hosts without results are assets, and nothing is proven of any", async () => {
  const readings = await readCorpus("openvas-xml/many.xml");
  assert.deepEqual(
    ofType(readings, "asset").map(({ asset }) => asset.identifier),
    ["192.0.2.7", "192.0.2.8", "192.0.2.9"],
  );
  for (const { coverage } of ofType(readings, "assetEnd")) assert.equal(coverage.checks, null);
});

test("results without host or test are set aside; other reports are not taken", async () => {
  const readings = await readText(
    `<report format_id="x"><report><results><result><nvt oid="1"/></result><result><host>h</host><nvt/></result></results></report></report>`,
  );
  assert.deepEqual(codesOf(readings), ["openvas.no-host", "openvas.no-oid"]);
  await assert.rejects(readText("<report><results><result/></results></report>"), {
    code: "report.unrecognized",
  });
});
