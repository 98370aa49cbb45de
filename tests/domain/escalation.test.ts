import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays } from "#domain/calendar.ts";
import { escalationTriggers } from "#domain/escalation-triggers.ts";
import type { EscalationFigures, EscalationItem } from "#domain/escalation.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import { custom } from "#rulebooks/custom.ts";
import { fedrampRev5 } from "#rulebooks/fedramp-rev5.ts";
import { day } from "./observations.ts";

const REPORT = day("2026-10-15");
const quiet: EscalationFigures = {
  reportDate: REPORT,
  openItems: [],
  uniqueVulnerabilities: 100,
  baselineVulnerabilities: 100,
  scans: { total: 100, unauthenticated: 0 },
  earlier: [],
};

const items = (count: number, rating: RiskRating, age: number, waitsForVendor = false): EscalationItem[] =>
  Array.from({ length: count }, (_, index) => ({
    poamId: `V-${rating}-${index + 1}`,
    rating,
    detectedOn: addDays(REPORT, -age),
    waitsForVendor,
  }));

const met = (figures: Partial<EscalationFigures>): string[] =>
  escalationTriggers(fedrampRev5, { ...quiet, ...figures }).met.map(
    ({ trigger }) => `${trigger.level} ${trigger.id}`,
  );

const increase = (baselineVulnerabilities: number, uniqueVulnerabilities: number) =>
  met({ baselineVulnerabilities, uniqueVulnerabilities });
const earlier = (id: string, ...on: string[]) => on.map((each) => ({ id, on: day(each) }));

test("the table has 21 rows; those that a ledger cannot tell are listed for a person", () => {
  assert.equal(fedrampRev5.escalation.length, 21);
  const { manual, met, notMet } = escalationTriggers(fedrampRev5, quiet);
  assert.deepEqual(met, []);
  assert.equal(notMet.length, 8);
  assert.deepEqual(
    manual.map(({ id, level }) => `${level} ${id}`),
    [
      "CAP late-assessment-plan",
      "CAP late-assessment-package",
      "DFR poor-quality",
      "CAP lack-of-transparency",
      "CAP short-change-notice",
      "CAP late-emergency-notice",
      "CAP unreported-change",
      "DFR degraded-change-management",
      "CAP late-incident-notice",
      "CAP late-directive-response",
      "CAP recurring-incident",
      "DFR four-incidents",
      "CAP zero-day-updates",
    ],
  );
});

test("20 % or 10 unique vulnerabilities above the baseline, whichever is more", () => {
  for (const [baseline, below, at] of [
    [100, 119, 120],
    [20, 29, 30],
    [50, 59, 60],
    [0, 9, 10],
    [53, 63, 64],
  ] as const) {
    assert.deepEqual(increase(baseline, below), []);
    assert.deepEqual(increase(baseline, at), ["DFR vulnerability-increase"]);
  }
});

test("10 % unauthenticated scans: a review the first time in six months, a plan again", () => {
  const scans = (unauthenticated: number, ...earlier: string[]) =>
    met({
      scans: { total: 50, unauthenticated },
      earlier: earlier.map((on) => ({ id: "unauthenticated-scans-first", on: day(on) })),
    });
  assert.deepEqual(scans(4), []);
  assert.deepEqual(scans(5), ["DFR unauthenticated-scans-first"]);
  assert.deepEqual(scans(5, "2026-04-15"), ["CAP unauthenticated-scans-again"]);
  assert.deepEqual(scans(5, "2026-04-14"), ["DFR unauthenticated-scans-first"]);
  assert.deepEqual(met({ scans: { total: 0, unauthenticated: 0 } }), []);
});

test("aged items by rating and number; Critical counts as High, a vendor's wait does not count", () => {
  const high = ["DFR high-aged-30"];
  assert.deepEqual(met({ openItems: items(5, "high", 30) }), []);
  assert.deepEqual(met({ openItems: items(4, "high", 31) }), []);
  assert.deepEqual(met({ openItems: items(5, "high", 31) }), high);
  assert.deepEqual(met({ openItems: [...items(2, "critical", 31), ...items(3, "high", 31)] }), high);
  assert.deepEqual(met({ openItems: items(9, "high", 400, true) }), []);
  assert.deepEqual(met({ openItems: items(5, "high", 60) }), high);
  assert.deepEqual(met({ openItems: items(5, "high", 61) }), [...high, "CAP high-aged-60"]);
  assert.deepEqual(met({ openItems: items(10, "moderate", 90) }), []);
  assert.deepEqual(met({ openItems: items(9, "moderate", 91) }), []);
  assert.deepEqual(met({ openItems: items(10, "moderate", 91) }), ["DFR moderate-aged-90"]);
  assert.deepEqual(met({ openItems: items(10, "moderate", 120) }), ["DFR moderate-aged-90"]);
  assert.deepEqual(met({ openItems: items(10, "moderate", 121) }), [
    "DFR moderate-aged-90",
    "CAP moderate-aged-120",
  ]);
  assert.deepEqual(met({ openItems: items(500, "low", 1000) }), []);
});

test("a trigger names the items that it rests on", () => {
  const { met } = escalationTriggers(fedrampRev5, { ...quiet, openItems: items(5, "high", 40) });
  assert.deepEqual(met[0]?.restsOn, ["V-high-1", "V-high-2", "V-high-3", "V-high-4", "V-high-5"]);
  assert.equal(met[0]?.because, "5 open items are older than 30 days.");
});

test("any trigger more than once in six months asks for a plan", () => {
  const openItems = items(5, "high", 40);
  assert.deepEqual(met({ openItems, earlier: earlier("high-aged-30", "2026-09-15") }), [
    "DFR high-aged-30",
    "CAP recurrences",
  ]);
  assert.deepEqual(met({ openItems, earlier: earlier("high-aged-30", "2026-04-01") }), ["DFR high-aged-30"]);
  assert.deepEqual(met({ openItems, earlier: earlier("poor-quality", "2026-09-15") }), ["DFR high-aged-30"]);
  assert.deepEqual(met({ earlier: earlier("poor-quality", "2026-09-15", "2026-08-15") }), [
    "CAP recurrences",
  ]);
});

test("figures that are not known leave their rows to a person", () => {
  const { manual } = escalationTriggers(fedrampRev5, {
    ...quiet,
    scans: null,
    baselineVulnerabilities: null,
  });
  const ids = new Set(manual.map(({ id }) => id));
  for (const id of ["vulnerability-increase", "unauthenticated-scans-first", "unauthenticated-scans-again"])
    assert.ok(ids.has(id), id);
});

test("each row is in exactly one list; a rulebook without a table triggers nothing", () => {
  const figures = fc.record({
    reportDate: fc.constant(REPORT),
    openItems: fc.nat({ max: 12 }).map((count) => items(count, "moderate", 100)),
    uniqueVulnerabilities: fc.nat({ max: 300 }),
    baselineVulnerabilities: fc.option(fc.nat({ max: 200 })),
    scans: fc.option(fc.constant({ total: 10, unauthenticated: 2 })),
    earlier: fc.constant([]),
  });
  fc.assert(
    fc.property(figures, (given) => {
      const { met, notMet, manual } = escalationTriggers(fedrampRev5, given);
      const ids = [...met.map(({ trigger }) => trigger), ...notMet, ...manual].map(({ id }) => id);
      assert.deepEqual(ids.toSorted(), fedrampRev5.escalation.map(({ id }) => id).toSorted());
    }),
  );
  assert.deepEqual(escalationTriggers(custom, quiet), { met: [], notMet: [], manual: [] });
});
