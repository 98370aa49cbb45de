import assert from "node:assert/strict";
import { test } from "node:test";
import { testOutcome } from "#reports/formats/nexpose/nexpose-test.ts";
import { codesOf, keysOf, ratingsOf, readCorpus, readText } from "./read-report.ts";
import { ofType } from "./support.ts";

test("a vulnerable test has the definition that stands behind the nodes", async () => {
  const readings = await readCorpus("nexpose/one.xml");
  const [scan] = ofType(readings, "scan");
  assert.deepEqual(
    [scan?.detector, scan?.scanName, scan?.scannedAt?.instant, scan?.endedAt?.instant],
    ["nexpose", "Weekly", "2025-03-03T08:15:00Z", "2025-03-03T09:15:00Z"],
  );
  const [asset] = ofType(readings, "asset");
  assert.deepEqual(
    [asset?.asset.fqdn, asset?.asset.netbios, asset?.asset.mac, asset?.asset.operatingSystem],
    ["web01.example.org", "WEB01", "02:00:00:00:00:07", "Invented OS 9"],
  );
  assert.deepEqual(keysOf(readings), [["192.0.2.7", "invented-dns-flaw", "53/udp"]]);
  const [record] = ofType(readings, "record");
  assert.ok(record);
  assert.equal(record.severity, "high");
  assert.equal(record.weakness.description, "The server answers everybody.\nAlso you");
  assert.deepEqual(record.weakness.cves, ["CVE-2025-900001"]);
  assert.deepEqual(record.weakness.details.cwes, ["CWE-20"]);
  assert.deepEqual(record.weakness.seeAlso, ["https://docs.example.org/dns"]);
  assert.deepEqual(record.weakness.cvss, [
    { version: "2", score: 7.5, vector: "AV:N/AC:L/Au:N/C:P/I:P/A:P" },
    { version: "3", score: 9.1, vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N" },
  ]);
});

test("only vulnerable tests are records; the path of a web finding is a place, its query is not", async () => {
  const readings = await readCorpus("nexpose/many.xml");
  assert.deepEqual(keysOf(readings), [
    ["192.0.2.7", "invented-dns-flaw", ""],
    ["192.0.2.7", "invented-weak-page", "80/tcp /shop"],
    ["192.0.2.8", "invented-unknown", ""],
  ]);
  assert.deepEqual(ratingsOf(readings), ["high!", "low!", "moderate!"]);
  assert.deepEqual(codesOf(readings), ["report.unknown-severity"], "a vulnerability without definition");
});

test("tests with an answer are proof where they ran; a node that comes twice is one asset", async () => {
  const readings = await readCorpus("nexpose/many.xml");
  assert.equal(ofType(readings, "asset").length, 2);
  assert.deepEqual(
    ofType(readings, "assetEnd").map(({ identifier, coverage }) => [
      identifier,
      coverage.alive,
      coverage.checks,
    ]),
    [
      ["192.0.2.8", false, new Set(["invented-unknown"])],
      [
        "192.0.2.7",
        true,
        new Set([
          "invented-dns-flaw",
          "invented-dns-flaw at 53/udp",
          "invented-weak-page at 80/tcp /shop",
          "invented-weak-page",
        ]),
      ],
    ],
  );
});

test("status words", () => {
  for (const word of ["vulnerable-exploited", "vulnerable-version", "vulnerable-potential", "potential"])
    assert.equal(testOutcome(word), "vulnerable");
  assert.equal(testOutcome("vulnerable-exploited-with-exception"), "vulnerable");
  assert.equal(testOutcome("not-vulnerable"), "not vulnerable");
  for (const word of ["", "error", "unknown", "skipped-version", "skipped-dos", "disabled"])
    assert.equal(testOutcome(word), "no answer");
});

test("vulnerable tests without id or node are set aside", async () => {
  const readings = await readText(
    `<NexposeReport><nodes><node address="192.0.2.7"><tests><test status="vulnerable-version"/></tests></node>` +
      `<node><tests><test id="a" status="vulnerable-version"/><test id="b" status="not-vulnerable"/></tests></node></nodes></NexposeReport>`,
  );
  assert.deepEqual(codesOf(readings), ["nexpose.unnamed-test", "nexpose.unnamed-test"]);
});

test("a report that is not well-formed ends in a named fault before anything is read", async () => {
  const torn = `<NexposeReport><nodes><node address="192.0.2.7"><tests><test id="a" status="vulnerable-version"><Paragraph></test>`;
  await assert.rejects(readText(torn), { code: "report.malformed", message: /Line 1, column \d+/ });
});
