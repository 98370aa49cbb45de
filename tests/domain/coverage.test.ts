import assert from "node:assert/strict";
import { test } from "node:test";
import { checkName, coverageVerdict, type LookedFor } from "#domain/coverage.ts";
import type { AssetCoverage, ScanCoverage } from "#domain/reading.ts";

const NOTHING_SAID: ScanCoverage = { targets: null, checks: null, families: null, individualChecks: null };
const RAN: ScanCoverage = { ...NOTHING_SAID, checks: new Set(["100"]) };
const finding = (change: Partial<LookedFor> = {}): LookedFor => ({
  detector: "nessus",
  check: "100",
  family: "General",
  sightedCredentialed: "yes",
  ...change,
});
const asset = (change: Partial<AssetCoverage> = {}): AssetCoverage => ({
  alive: true,
  credentialed: "yes",
  checks: null,
  ...change,
});

const answer = (looked: LookedFor, scan: ScanCoverage, host: AssetCoverage | null): string => {
  const verdict = coverageVerdict(looked, "nessus", scan, host);
  return verdict.proven ? "proven" : verdict.reason;
};

test("the asset comes first: not in the scan, then not alive", () => {
  assert.equal(answer(finding(), RAN, null), "asset-not-in-scan");
  assert.equal(answer(finding(), RAN, asset({ alive: false })), "asset-not-alive");
  assert.equal(
    answer(finding(), NOTHING_SAID, asset({ alive: false, credentialed: "no" })),
    "asset-not-alive",
  );
});

test("a scan must be logged in at least as well as when it saw the finding", () => {
  const table = [
    ["yes", "yes", "proven"],
    ["yes", "no", "credentials-failed"],
    ["yes", "unknown", "credentials-unknown"],
    ["no", "yes", "proven"],
    ["no", "no", "proven"],
    ["no", "unknown", "proven"],
    ["unknown", "yes", "proven"],
    ["unknown", "no", "credentials-failed"],
    ["unknown", "unknown", "credentials-unknown"],
  ] as const;
  for (const [sightedCredentialed, credentialed, expected] of table)
    assert.equal(answer(finding({ sightedCredentialed }), RAN, asset({ credentialed })), expected);
});

const families = (status: "enabled" | "mixed" | "disabled") => new Map([["General", status]]);

const single = (on: boolean) => new Map([["100", on]]);

test("whether the check ran: the list of checks, then the single check, then its family", () => {
  const others = new Map([["999", true]]);
  const table: Array<[Partial<ScanCoverage>, string]> = [
    [{ checks: new Set(["100"]) }, "proven"],
    [{ checks: new Set(["999"]) }, "check-not-run"],
    [{ checks: new Set() }, "check-not-run"],
    [
      { checks: new Set(["999"]), individualChecks: single(true), families: families("enabled") },
      "check-not-run",
    ],
    [{ checks: new Set(["100"]), individualChecks: single(false), families: families("disabled") }, "proven"],
    [{ individualChecks: single(true) }, "proven"],
    [{ individualChecks: single(false) }, "check-not-run"],
    [{ individualChecks: single(false), families: families("enabled") }, "check-not-run"],
    [{ individualChecks: single(true), families: families("disabled") }, "proven"],
    [{ individualChecks: others }, "check-unknown"],
    [{ families: families("enabled") }, "proven"],
    [{ families: families("disabled") }, "check-not-run"],
    [{ families: families("mixed") }, "check-unknown"],
    [{ families: families("mixed"), individualChecks: others }, "check-not-run"],
    [{ families: new Map([["Databases", "enabled"]]) }, "check-unknown"],
    [{}, "check-unknown"],
  ];
  for (const [scan, expected] of table)
    assert.equal(
      answer(finding(), { ...NOTHING_SAID, ...scan }, asset()),
      expected,
      JSON.stringify({ ...scan, checks: scan.checks && [...scan.checks] }),
    );
});

test("a check without a family is not judged by families", () => {
  const scan = { ...NOTHING_SAID, families: new Map([["General", "enabled" as const]]) };
  assert.equal(answer(finding({ family: null }), scan, asset()), "check-unknown");
});

test("what is wrong with the check is said before what is wrong with the credentials", () => {
  const scan = { ...NOTHING_SAID, checks: new Set(["999"]) };
  assert.equal(answer(finding(), scan, asset({ credentialed: "no" })), "check-not-run");
});

test("the check of another detector is proven by its own name only", () => {
  const other = finding({ detector: "inspector" });
  assert.equal(checkName("nessus", other), "inspector:100");
  assert.equal(answer(other, RAN, asset({ checks: new Set(["100"]) })), "check-not-run");
  assert.equal(answer(other, RAN, asset({ checks: new Set(["inspector:100"]) })), "proven");
  const families = new Map([["General", "enabled" as const]]);
  assert.equal(answer(other, { ...NOTHING_SAID, families }, asset()), "check-unknown");
});
