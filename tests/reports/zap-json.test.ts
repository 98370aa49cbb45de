import assert from "node:assert/strict";
import { test } from "node:test";
import { zapJson } from "#reports/formats/zap/zap-json.ts";
import { keysOf, readCorpus, readDocument, recordsOf, scanOf, setAsideCodes } from "./json-read.ts";
import { ofType } from "./support.ts";

test("alerts are identified by rule or variant and site", async () => {
  const readings = await readCorpus(zapJson, "many.json");
  assert.deepEqual(keysOf(readings), [
    "http://shop.example.org 40012 ",
    "http://shop.example.org 10055-4 ",
    "http://shop.example.org 10096 ",
    "http://shop.example.org 10020 ",
    "https://shop.example.org 40012 ",
  ]);
  assert.deepEqual(
    recordsOf(readings).map(({ severity, actionable }) => [severity, actionable]),
    [
      ["high", true],
      ["moderate", true],
      ["informational", false],
      ["informational", false],
      ["moderate", true],
    ],
  );
  assert.deepEqual(setAsideCodes(readings), ["zap.no-plugin-id"]);
  assert.deepEqual(
    [scanOf(readings).toolVersion, scanOf(readings).scannedAt?.date],
    ["2.15.0", "2026-01-05"],
  );
});

test("a site without alerts is an asset; instances stand in the output", async () => {
  assert.equal(
    ofType(await readCorpus(zapJson, "none.json"), "asset")[0]?.asset.identifier,
    "http://shop.example.org",
  );
  const [record] = recordsOf(await readCorpus(zapJson, "one.json"));
  assert.match(record?.output ?? "", /GET http:\/\/shop\.example\.org\/a\?b=1\n {2}Parameter: b/);
  assert.deepEqual(
    [record?.details.url, record?.weakness.details.cwes],
    ["http://shop.example.org/a?b=1", ["CWE-79"]],
  );
  assert.equal(record?.weakness.solution, "Do it right.");
});

test("a single site may stand without a list; alerts of an unnamed one are set aside", async () => {
  const alert = { pluginid: 1, riskcode: 2, name: "x" };
  assert.deepEqual(
    keysOf(
      await readDocument(zapJson, {
        "@version": "1",
        site: { "@name": "http://a.example.org", alerts: [alert] },
      }),
    ),
    ["http://a.example.org 1 "],
  );
  assert.deepEqual(
    setAsideCodes(await readDocument(zapJson, { "@version": "1", site: [{ alerts: [alert, "x"] }] })),
    ["zap.no-site", "report.not-a-record"],
  );
});
