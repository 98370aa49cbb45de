import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays } from "#domain/calendar.ts";
import { unknownReport } from "#domain/earlier-reports.ts";
import { escalationTriggers } from "#domain/escalation-triggers.ts";
import type { EarlierReport, EscalationFigures, EscalationItem } from "#domain/escalation.ts";
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
/** Reports that met the trigger; of everything else they say that it was not met. */
const earlier = (name: string, ...on: string[]): EarlierReport[] =>
  on.map((each) => ({ on: day(each), met: [name], notKnown: [] }));
const again = (figures: Partial<EscalationFigures>): string | undefined =>
  escalationTriggers(fedrampRev5, { ...quiet, ...figures }).met.find(
    ({ trigger }) => trigger.id === "recurrences",
  )?.because;
/** In which list the row of recurrences stands. */
const recurrences = (figures: Partial<EscalationFigures>): string[] => {
  const lists = escalationTriggers(fedrampRev5, { ...quiet, ...figures });
  return (["notMet", "manual"] as const).filter((list) => lists[list].some(({ id }) => id === "recurrences"));
};

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
  const scans = (unauthenticated: number, ...on: string[]) =>
    met({ scans: { total: 50, unauthenticated }, earlier: earlier("unauthenticated-scans", ...on) });
  assert.deepEqual(scans(4), []);
  assert.deepEqual(scans(5), ["DFR unauthenticated-scans-first"]);
  // The two rows are one trigger: met in two reports, it is also met more than once.
  const both = ["CAP unauthenticated-scans-again", "CAP recurrences"];
  assert.deepEqual(scans(5, "2026-04-15"), both);
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

test("any trigger in more than one monthly report of six months asks for a plan", () => {
  const openItems = items(5, "high", 40);
  const twice = ["DFR high-aged-30", "CAP recurrences"];
  assert.deepEqual(met({ openItems, earlier: earlier("high-aged-30", "2026-09-30") }), twice);
  assert.deepEqual(met({ openItems, earlier: earlier("high-aged-30", "2026-04-15") }), twice);
  assert.deepEqual(met({ openItems, earlier: earlier("high-aged-30", "2026-04-14") }), ["DFR high-aged-30"]);
  assert.deepEqual(met({ openItems, earlier: earlier("high-aged-60", "2026-09-30") }), ["DFR high-aged-30"]);
  assert.deepEqual(met({ openItems, earlier: [] }), ["DFR high-aged-30"]);
  assert.deepEqual(met({ earlier: earlier("high-aged-30", "2026-07-31", "2026-09-30") }), [
    "CAP recurrences",
  ]);
  assert.deepEqual(met({ earlier: earlier("high-aged-30", "2026-03-31", "2026-09-30") }), []);
});

test("which trigger was met when stands in the sentence, in the table's order", () => {
  const before = earlier("moderate-aged-90", "2026-05-31", "2026-07-31");
  assert.equal(
    again({
      openItems: items(5, "high", 40),
      earlier: [...before, ...earlier("high-aged-30", "2026-08-31")],
    }),
    "Met more than once: 5 or more high items older than 30 days (2026-08, now); " +
      "10 or more moderate items older than 90 days (2026-05, 2026-07).",
  );
  const scans = { total: 10, unauthenticated: 2 };
  const given = { scans, earlier: earlier("unauthenticated-scans", "2026-06-30") };
  assert.equal(again(given), "Met more than once: 10 % of scans unauthenticated (2026-06, now).");
  const { met: rows } = escalationTriggers(fedrampRev5, { ...quiet, ...given });
  assert.equal(rows[0]?.because, "2 of 10 scans are unauthenticated, and 10 % or more were in 2026-06.");
});

test("a month that is not known is not taken for one that met a trigger, nor for one that did not", () => {
  const unknown = unknownReport(day("2026-09-30"));
  const openItems = items(5, "high", 40);
  assert.deepEqual(recurrences({ earlier: earlier("high-aged-30", "2026-09-30") }), ["notMet"]);
  assert.deepEqual(recurrences({ openItems, earlier: [unknown] }), ["manual"]);
  assert.deepEqual(recurrences({ earlier: [{ ...unknown, notKnown: ["high-aged-30"] }] }), ["manual"]);
  // Of what a person has to judge nobody expects an answer.
  assert.deepEqual(recurrences({ earlier: [{ ...unknown, notKnown: ["poor-quality"] }] }), ["notMet"]);
  assert.deepEqual(recurrences({ earlier: [unknownReport(day("2026-04-14"))] }), ["notMet"]);
  assert.deepEqual(
    recurrences({ openItems, earlier: [unknown, ...earlier("high-aged-30", "2026-06-30")] }),
    [],
  );
  const scans = { total: 10, unauthenticated: 2 };
  assert.deepEqual(met({ scans, earlier: [unknown] }), ["DFR unauthenticated-scans-first"]);
  const bare = escalationTriggers(fedrampRev5, { ...quiet, scans, openItems, earlier: null });
  assert.deepEqual(
    bare.met.map(({ trigger }) => trigger.id),
    ["high-aged-30"],
  );
  assert.ok(bare.manual.some(({ id }) => id === "recurrences"));
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
    earlier: fc.option(fc.constant(earlier("moderate-aged-90", "2026-06-30", "2026-09-30"))),
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
