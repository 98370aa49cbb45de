import assert from "node:assert/strict";
import { test } from "node:test";
import { checksOf } from "./json-read.ts";
import { codesOf, keysOf, ratingsOf, readCorpus, readText } from "./read-report.ts";
import { ofType } from "./support.ts";

test("Prowler's table and its OCSF file name the same findings", async () => {
  const [table, events] = [await readCorpus("prowler-csv/one.csv"), await readCorpus("ocsf/one.json")];
  assert.deepEqual(keysOf(table), keysOf(events));
  assert.deepEqual(ratingsOf(table), ratingsOf(events));
  const [inTable, inEvents] = [ofType(table, "record")[0]?.weakness, ofType(events, "record")[0]?.weakness];
  assert.deepEqual({ ...inTable, detector: "prowler" }, inEvents);
  assert.equal(ofType(table, "scan")[0]?.detector, ofType(events, "scan")[0]?.detector);
  assert.equal(ofType(events, "scan")[0]?.toolVersion, "5.4.0");
});

test("checks that passed or failed are answered; manual and muted ones are not", async () => {
  const readings = await readCorpus("prowler-csv/many.csv");
  assert.deepEqual(ratingsOf(readings), ["critical!", "moderate", "low", "critical"]);
  assert.deepEqual(checksOf(readings), {
    "arn:aws:s3:::example-logs": ["bucket_is_encrypted", "bucket_is_private"],
    "arn:aws:iam::111122223333:root": null,
    "arn:aws:s3:::example-site": null,
  });
  const events = await readCorpus("ocsf/many.json");
  assert.deepEqual(ratingsOf(events), ["critical!", "moderate", "low", "low"]);
  assert.deepEqual(checksOf(events), {
    "arn:aws:s3:::example-logs": ["bucket_is_encrypted", "bucket_is_private"],
  });
});

test("controls of NIST SP 800-53, links and the time of the run are kept", async () => {
  const readings = await readCorpus("prowler-csv/one.csv");
  const [record] = ofType(readings, "record");
  assert.deepEqual(record?.weakness.details.controls, ["AC-3", "AC-2(1)", "AC-4"]);
  assert.equal(record?.weakness.seeAlso.length, 3);
  assert.equal(record?.output, "Bucket example-logs is public; anyone can read it.");
  assert.equal(ofType(readings, "scan")[0]?.scannedAt?.instant, "2024-05-07T06:00:00.123456Z");
});

test("an unknown status counts as failed and is told", async () => {
  const readings = await readText(
    "PROVIDER;CHECK_ID;CHECK_TITLE;STATUS;STATUS_EXTENDED;SEVERITY;RESOURCE_UID\naws;c;t;BROKEN;s;high;arn:1\naws;;t;FAIL;s;high;arn:1\naws;c;t;FAIL;s;high;\n",
  );
  assert.deepEqual(ratingsOf(readings), ["high!"]);
  assert.deepEqual(codesOf(readings), [
    "report.unknown-outcome",
    "prowler-csv.no-check",
    "prowler-csv.no-resource",
  ]);
});
