import assert from "node:assert/strict";
import { test } from "node:test";
import { burpTime } from "#reports/formats/burp/burp-time.ts";
import { codesOf, keysOf, ratingsOf, readCorpus } from "./read-report.ts";
import { ofType } from "./support.ts";

test("an issue keeps its type, place, texts and references, not its traffic", async () => {
  const readings = await readCorpus("burp/one.xml");
  const [scan] = ofType(readings, "scan");
  assert.deepEqual(
    [scan?.detector, scan?.toolVersion, scan?.scannedAt?.instant],
    ["burp", "2024.1", "2025-03-03T07:15:00Z"],
  );
  assert.deepEqual(keysOf(readings), [["https://web01.example.org", "99001", "/search [q parameter]"]]);
  const [record] = ofType(readings, "record");
  assert.ok(record);
  assert.equal(record.severity, "high");
  assert.equal(record.details.url, "https://web01.example.org/search");
  assert.equal(record.weakness.description, "Input becomes code.");
  assert.equal(record.weakness.solution, "Keep them apart.");
  assert.deepEqual(record.weakness.seeAlso, ["https://docs.example.org/injection"]);
  assert.deepEqual(record.weakness.details.cwes, ["CWE-79"]);
  assert.equal(record.output, "Confidence: Firm\nThe payload <x> came back.\nFirst item\nEscape q.");
  const [asset] = ofType(readings, "asset");
  assert.deepEqual([asset?.asset.kind, asset?.asset.ip], ["site", "192.0.2.7"]);
});

test("severity words rate; a false positive opens nothing; an unknown word is never informational", async () => {
  const readings = await readCorpus("burp/many.xml");
  assert.deepEqual(ratingsOf(readings), ["moderate!", "informational", "informational", "moderate!"]);
  assert.deepEqual(codesOf(readings), ["burp.unread-time", "report.unknown-severity"]);
  assert.equal(ofType(readings, "asset").length, 2);
  assert.equal(ofType(readings, "record")[2]?.details.result, "False positive");
});

test("export times with a zone name that means one thing are read, others are not guessed", () => {
  assert.deepEqual(burpTime("Thu Feb 27 23:28:17 EST 2020"), {
    instant: "2020-02-28T04:28:17Z",
    date: "2020-02-27",
  });
  assert.equal(burpTime("Thu Feb 27 09:28:17 CST 2020"), null);
  assert.equal(burpTime("Thu Feb 27 09:28:17 constructor 2020"), null);
  assert.equal(burpTime(""), null);
});
