import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, keysOf, ratingsOf, readCorpus, readText } from "./read-report.ts";
import { ofType } from "./support.ts";

test("an alert keeps its rule, its texts without markup and its instances", async () => {
  const readings = await readCorpus("zap-xml/one.xml");
  const [scan] = ofType(readings, "scan");
  assert.equal(scan?.detector, "zap");
  assert.equal(scan.toolVersion, "2.14.0");
  assert.equal(scan.scannedAt?.instant, "2025-03-03T08:15:00Z");
  const [record] = ofType(readings, "record");
  assert.ok(record);
  assert.deepEqual(keysOf(readings), [["https://web01.example.org", "90001-2", ""]]);
  assert.equal(record.weakness.name, "Invented header is missing");
  assert.equal(record.weakness.description, "The answer lacks a header.\nBrowsers & proxies then guess.");
  assert.equal(record.weakness.solution, "Send the header.");
  assert.deepEqual(record.weakness.seeAlso, [
    "https://docs.example.org/header",
    "https://docs.example.org/more",
  ]);
  assert.deepEqual(record.weakness.details.cwes, ["CWE-693"]);
  assert.equal(record.details.url, "https://web01.example.org/start?lang=de");
  assert.equal(
    record.output,
    [
      "Confidence: High",
      "GET https://web01.example.org/start?lang=de",
      "  Parameter: X-Invented",
      `  Evidence: <form action="/start">`,
      "POST https://web01.example.org/end",
      "Seen at level High.",
    ].join("\n"),
  );
});

test("risk codes rate, a false positive opens nothing, and no risk is never informational", async () => {
  const readings = await readCorpus("zap-xml/many.xml");
  assert.deepEqual(ratingsOf(readings), ["informational", "high!", "informational", "moderate!"]);
  assert.deepEqual(codesOf(readings), ["report.unknown-severity"]);
  assert.equal(ofType(readings, "record")[2]?.details.result, "False Positive");
  assert.equal(ofType(readings, "record")[3]?.details.url, "http://192.0.2.7:8080/old");
  for (const end of ofType(readings, "assetEnd")) assert.equal(end.coverage.checks, null);
});

test("a site that comes twice is one asset", async () => {
  const site = `<site name="http://a.example.org"><alerts><alertitem><pluginid>1</pluginid><riskcode>1</riskcode></alertitem></alerts></site>`;
  const readings = await readText(`<OWASPZAPReport>${site}${site}</OWASPZAPReport>`);
  assert.equal(ofType(readings, "asset").length, 1);
  assert.equal(ofType(readings, "record").length, 2);
});

test("alerts without rule or site are set aside", async () => {
  const readings = await readText(
    `<OWASPZAPReport generated="yesterday"><alertitem><pluginid>1</pluginid></alertitem><site><alerts><alertitem><pluginid>1</pluginid></alertitem></alerts></site>` +
      `<site name="http://a.example.org"><alertitem/></site></OWASPZAPReport>`,
  );
  assert.deepEqual(codesOf(readings), [
    "zap.unread-time",
    "zap.no-site",
    "zap.unnamed-site",
    "zap.no-site",
    "zap.no-plugin-id",
  ]);
});
