import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "#domain/calendar.ts";
import {
  earlierReport,
  earlierReportDays,
  type CountedItems,
  type PastMonth,
} from "#domain/earlier-reports.ts";
import { custom } from "#rulebooks/custom.ts";
import { fedrampRev5 } from "#rulebooks/fedramp-rev5.ts";
import { day } from "./observations.ts";

const MAY = day("2026-05-31");
const month = (change: Partial<PastMonth>): PastMonth => ({
  on: MAY,
  rulebook: fedrampRev5,
  openItems: [],
  scans: { total: 100, unauthenticated: 9 },
  ...change,
});
const same = (items: number, age: number, change: Partial<CountedItems> = {}): CountedItems => ({
  items,
  rating: "high",
  detectedOn: addDays(MAY, -age),
  waitsForVendor: false,
  ...change,
});
const met = (change: Partial<PastMonth>): readonly string[] => earlierReport(month(change)).met;

const days = (report: string) => earlierReportDays(fedrampRev5, day(report));

test("the earlier reports of six months are the ends of the months before the report", () => {
  assert.deepEqual(days("2026-06-15"), [
    "2025-12-31",
    "2026-01-31",
    "2026-02-28",
    "2026-03-31",
    "2026-04-30",
    "2026-05-31",
  ]);
  assert.equal(days("2026-06-30").at(-1), "2026-05-31");
  assert.equal(days("2026-07-01").at(-1), "2026-06-30");
  assert.deepEqual([days("2026-08-31").at(0), days("2026-08-31").length], ["2026-02-28", 6]);
  assert.deepEqual(earlierReportDays(custom, day("2026-06-15")), []);
});

test("aged items are counted together, by the day of the month's end", () => {
  assert.deepEqual(met({ openItems: [same(2, 31), same(3, 40)] }), ["high-aged-30"]);
  assert.deepEqual(met({ openItems: [same(2, 31), same(3, 30)] }), []);
  assert.deepEqual(met({ openItems: [same(4, 400), same(1, 61, { rating: "critical" })] }), [
    "high-aged-30",
    "high-aged-60",
  ]);
  assert.deepEqual(met({ openItems: [same(2, 400), same(9, 400, { waitsForVendor: true })] }), []);
  assert.deepEqual(met({ openItems: [same(10, 91, { rating: "moderate" })] }), ["moderate-aged-90"]);
});

test("scans of a month without sign-in, first time or again, are one trigger", () => {
  assert.deepEqual(met({ scans: { total: 90, unauthenticated: 9 } }), ["unauthenticated-scans"]);
  assert.deepEqual(met({ scans: { total: 0, unauthenticated: 0 } }), []);
});

test("what cannot be told is named: the number of vulnerabilities always, scans where they are gone", () => {
  const known = earlierReport(month({})).notKnown;
  assert.ok(known.includes("vulnerability-increase") && known.includes("poor-quality"));
  assert.ok(!known.includes("unauthenticated-scans") && !known.includes("high-aged-30"));
  const { met: none, notKnown } = earlierReport(month({ scans: null }));
  assert.ok(none.length === 0 && notKnown.includes("unauthenticated-scans"));
});

test("a rulebook of then without triggers had none to meet", () => {
  const report = earlierReport(month({ rulebook: custom, openItems: [same(50, 400)] }));
  assert.deepEqual(report, { on: MAY, met: [], notKnown: [] });
});
