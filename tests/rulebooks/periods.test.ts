import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "#domain/calendar.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import type { Confidence } from "#domain/fact.ts";
import { RISK_RATINGS } from "#domain/risk-rating.ts";
import { rulebookById, RULEBOOKS } from "#rulebooks/index.ts";
import { day } from "../domain/observations.ts";

/** Days for critical, high, moderate and low, and how sure they are. */
const BY_RATING: Readonly<Record<string, readonly [number, number, number, number, Confidence]>> = {
  "fedramp-rev5": [30, 30, 90, 180, "verified"],
  "dod-rmf": [30, 30, 180, 365, "local"],
  "dod-navy": [30, 30, 180, 365, "local"],
  "fisma-omb": [30, 30, 90, 180, "local"],
  cms: [15, 30, 90, 365, "recalled"],
  govramp: [0, 30, 90, 180, "verified"],
  "tx-ramp": [30, 30, 90, 180, "local"],
  custom: [30, 30, 90, 180, "local"],
};

for (const [id, [critical, high, moderate, low, confidence]] of Object.entries(BY_RATING))
  test(`${id} gives ${critical}, ${high}, ${moderate} and ${low} days (${confidence})`, () => {
    const { remediation } = rulebookById(id);
    assert.ok(remediation.by === "risk rating");
    const detected = day("2026-02-01");
    const expected = { critical, high, moderate, low };
    for (const rating of RISK_RATINGS) {
      assert.equal(remediation.days[rating].confidence, confidence);
      const facts = { originalDetectionDate: detected, originalRiskRating: rating };
      const { date } = scheduledCompletion(rulebookById(id), facts);
      assert.equal(date, addDays(detected, expected[rating]), rating);
    }
  });

for (const id of ["cmmc-l2", "cmmc-l3"])
  test(`${id}: everything is due 180 days after the Conditional status, whatever its rating, and nothing extends it`, () => {
    const rulebook = rulebookById(id);
    for (const originalRiskRating of RISK_RATINGS)
      for (const [status, due] of [
        ["2026-01-01", "2026-06-30"],
        ["2024-01-01", "2024-06-29"],
        ["2026-09-14", "2027-03-13"],
      ] as const) {
        const { date } = scheduledCompletion(rulebook, {
          originalDetectionDate: day("2020-01-01"),
          originalRiskRating,
          conditionalStatusDate: day(status),
          extension: { to: day("2029-01-01"), approvedOn: day("2026-02-01"), reason: "Budget" },
          vendor: { product: "Example", releasedOn: day("2026-06-01") },
          approvedRiskAdjustment: { rating: "low", approvedOn: day("2026-02-01") },
        });
        assert.equal(date, due);
      }
    assert.equal(rulebook.closure.evidenceYears.value, 6);
    assert.deepEqual(rulebook.closure.proofs.value, ["close-out assessment"]);
  });

test("every rulebook's periods are asserted here or beside its own tables", () => {
  const asserted = [...Object.keys(BY_RATING), "cmmc-l2", "cmmc-l3", "fedramp-cr26"];
  assert.deepEqual(RULEBOOKS.map(({ id }) => id).toSorted(), asserted.toSorted());
});

test("how often an item has to be updated", () => {
  const days = Object.fromEntries(RULEBOOKS.map(({ id, upkeep }) => [id, upkeep.staleAfterDays.value]));
  assert.deepEqual(days, {
    "fedramp-rev5": 31,
    "fedramp-cr26": 31,
    "dod-rmf": 92,
    "dod-navy": 90,
    "cmmc-l2": 31,
    "cmmc-l3": 31,
    "fisma-omb": 92,
    cms: 92,
    govramp: 31,
    "tx-ramp": 92,
    custom: 31,
  });
});

test("which vulnerabilities CISA's directives govern", () => {
  const governed = RULEBOOKS.filter(({ clock }) => clock.kevDueDateGoverns.value).map(({ id, clock }) => [
    id,
    clock.bod2604.value,
  ]);
  assert.deepEqual(governed, [
    ["fedramp-rev5", "known exploited only"],
    ["fedramp-cr26", "known exploited only"],
    ["fisma-omb", "every vulnerability"],
    ["cms", "every vulnerability"],
  ]);
  for (const { clock } of RULEBOOKS)
    if (!clock.kevDueDateGoverns.value) assert.equal(clock.bod2604.value, "off");
});

test("civilian agencies apply the table of BOD 26-04 to every vulnerability whose exposure is known", () => {
  const facts = { originalDetectionDate: day("2026-07-01"), originalRiskRating: "low" } as const;
  const exposure = { publiclyExposed: true, automatable: true, technicalImpact: "total" } as const;
  const fisma = rulebookById("fisma-omb");
  assert.equal(scheduledCompletion(fisma, facts).date, "2026-12-28");
  assert.equal(scheduledCompletion(fisma, { ...facts, exposure }).date, "2026-07-04");
  const unexposed = { ...exposure, publiclyExposed: false, automatable: false };
  assert.equal(scheduledCompletion(fisma, { ...facts, exposure: unexposed }).date, "2026-12-28");
});
