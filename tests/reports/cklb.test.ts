import assert from "node:assert/strict";
import { test } from "node:test";
import { cklb } from "#reports/formats/cklb/cklb.ts";
import {
  checksOf,
  codesOf,
  keysOf,
  readCorpus,
  readDocument,
  recordsOf,
  scanOf,
  setAsideCodes,
} from "./json-read.ts";
import { ofType } from "./support.ts";

test("the asset, the benchmark and the time of SCC", async () => {
  const readings = await readCorpus(cklb, "one.cklb");
  const { detector, policyName, feedVersion, scannedAt } = scanOf(readings);
  assert.deepEqual(
    [detector, policyName, feedVersion, scannedAt?.instant],
    [
      "stig",
      "Example Security Technical Implementation Guide",
      "V2 Release: 4 Benchmark Date: 05 Jan 2026",
      "2026-01-05T08:00:00Z",
    ],
  );
  const [asset] = ofType(readings, "asset");
  const { identifier, ip, fqdn, netbios, mac } = asset?.asset ?? assert.fail();
  assert.deepEqual(
    [identifier, ip, fqdn, netbios, mac],
    ["WEB01", "192.0.2.10", "web01.example.org", "WEB01", "00:00:5E:00:53:01"],
  );
});

test("only open rules are findings; met ones found nothing; an override rates and is told", async () => {
  const readings = await readCorpus(cklb, "many.cklb");
  assert.deepEqual(
    recordsOf(readings).map(({ weakness, severity, actionable }) => [
      weakness.sourceIdentifier,
      severity,
      actionable,
    ]),
    [
      ["V-300001", "high", true],
      ["V-300002", "informational", false],
      ["V-300003", "informational", false],
      ["V-300004", "low", false],
      ["V-300005", "low", true],
      ["V-300007", "moderate", true],
    ],
  );
  assert.match(
    recordsOf(readings)[4]?.output ?? "",
    /Severity override: low instead of medium\. The port is closed\./,
  );
  assert.deepEqual(setAsideCodes(readings), ["cklb.unknown-status"]);
  assert.deepEqual(checksOf(readings), {
    WEB01: ["V-300001", "V-300002", "V-300003", "V-300005", "V-300007"],
  });
});

test("the names of the rule", async () => {
  const [record] = recordsOf(await readCorpus(cklb, "one.cklb"));
  assert.deepEqual(record?.weakness.details.stig, {
    benchmark: "Example_STIG",
    groupId: "V-300001",
    ruleId: "SV-300001r1_rule",
    stigId: "EX-00-300001",
  });
  assert.deepEqual(
    [record.weakness.details.ccis, record.details.result, record.weakness.kind],
    [["CCI-000366"], "open", "configuration"],
  );
});

test("database checklists have a place, and a missing host name is told", async () => {
  const readings = await readCorpus(cklb, "database.cklb");
  assert.deepEqual(keysOf(readings), ["192.0.2.11 V-300001 shop/main"]);
  assert.deepEqual(codesOf(readings), ["cklb.unnamed-asset"]);
});

test("odd rules are set aside", async () => {
  const readings = await readDocument(cklb, {
    target_data: [],
    stigs: [{ stig_id: 5, rules: [{}, 1, { group_id: "V-1", status: {} }] }],
  });
  assert.deepEqual(setAsideCodes(readings), [
    "cklb.no-group-id",
    "report.not-a-record",
    "cklb.unknown-status",
  ]);
});
