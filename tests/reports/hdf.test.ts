import assert from "node:assert/strict";
import { test } from "node:test";
import { hdf } from "#reports/formats/hdf/hdf.ts";
import { inspecLog } from "#reports/formats/inspec-log.ts";
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

const WEB = "web01.example.org";

test("failed controls are records; impact rates; the others answer or do not", async () => {
  const readings = await readCorpus(hdf, "many.json");
  assert.deepEqual(keysOf(readings), [`${WEB} ex-1 `, `${WEB} ex-2 `, `${WEB} ex-6 `]);
  assert.deepEqual(
    recordsOf(readings).map(({ severity }) => severity),
    ["high", "low", "critical"],
  );
  assert.deepEqual(checksOf(readings), { [WEB]: ["ex-1", "ex-2", "ex-5", "ex-6"] });
});

test("what people rely on is kept", async () => {
  const readings = await readCorpus(hdf, "one.json");
  const [record] = recordsOf(readings);
  const { controls, ccis, stig } = record?.weakness.details ?? assert.fail();
  assert.deepEqual([controls, ccis], [["CM-6", "AC-17(2)"], ["CCI-000366"]]);
  assert.deepEqual(stig, {
    benchmark: "example-baseline",
    groupId: "V-300001",
    ruleId: "SV-300001r1_rule",
    stigId: "EX-00-1",
  });
  assert.equal(record?.output, "failed: File /etc/example is expected to be failed\nexpected 0, got 1");
  assert.equal(record.weakness.solution, "Set it.");
  const { scannedAt, toolVersion, policyName } = scanOf(readings);
  assert.deepEqual(
    [scannedAt?.instant, toolVersion, policyName],
    ["2026-01-05T08:00:00Z", "5.22.3", "Example Baseline"],
  );
});

test("an overlay rates the controls of the profile under it, and they count once", async () => {
  const readings = await readCorpus(hdf, "overlay.json");
  assert.deepEqual(keysOf(readings), ["unnamed aws ex-1 "]);
  assert.equal(recordsOf(readings)[0]?.severity, "moderate");
  assert.deepEqual(checksOf(readings), { "unnamed aws": ["ex-1", "ex-2"] });
  assert.deepEqual(codesOf(readings), ["hdf.unnamed-asset"]);
  assert.equal(ofType(readings, "asset")[0]?.asset.kind, "cloud");
});

test("a profile that is part of another is not counted again", async () => {
  const control = { id: "a", impact: 0.5, results: [{ status: "failed" }] };
  const profiles = [
    { name: "outer", controls: [control] },
    { name: "inner", parent_profile: "outer", controls: [control, { ...control, id: "b" }] },
  ];
  const readings = await readDocument(hdf, { platform: { target_id: WEB }, profiles, version: "5" });
  assert.deepEqual(keysOf(readings), [`${WEB} a `, `${WEB} b `]);
});

test("odd controls are set aside or told", async () => {
  const controls = [
    {},
    1,
    { id: "a", impact: "odd", results: [{ status: "failed" }] },
    { id: "b", results: "x" },
  ];
  const readings = await readDocument(hdf, {
    platform: { target_id: WEB },
    profiles: [{ name: "x", controls }],
    version: "5",
  });
  assert.deepEqual(setAsideCodes(readings), ["hdf.no-control-id", "report.not-a-record"]);
  assert.deepEqual(codesOf(readings), ["report.unknown-severity"]);
  assert.equal(recordsOf(readings)[0]?.severity, "moderate");
});

test("a log has one control per line, of several systems", async () => {
  const readings = await readCorpus(inspecLog, "many.log");
  assert.deepEqual(keysOf(readings), [
    `${WEB} ex-1 `,
    `${WEB} ex-2 `,
    `${WEB} ex-3 `,
    "web02.example.org ex-1 ",
  ]);
  assert.deepEqual(
    recordsOf(readings).map(({ actionable }) => actionable),
    [true, false, false, true],
  );
  assert.deepEqual(checksOf(readings), { [WEB]: ["ex-1", "ex-2"], "web02.example.org": ["ex-1"] });
  assert.equal(ofType(readings, "asset")[0]?.scannedAt?.date, "2026-01-05");
});
