import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { ageing, AGE_BUCKETS } from "#domain/metrics/ageing.ts";
import { baselineFigures } from "#domain/metrics/baseline.ts";
import { percentile } from "#domain/metrics/distribution.ts";
import { fiscalQuarter, quarterlyCounts, type QuarterFate } from "#domain/metrics/quarterly.ts";
import { remediation } from "#domain/metrics/remediation.ts";
import { rulebookById } from "#rulebooks/index.ts";
import { day } from "../observations.ts";

const TODAY = day("2026-06-15");

describe("metrics", () => {
  test("a percentile is the nearest rank of the values one by one", () => {
    const given = fc.array(fc.record({ value: fc.nat(50), times: fc.nat(5) }), { maxLength: 20 });
    fc.assert(
      fc.property(given, fc.double({ min: 0.01, max: 1, noNaN: true }), (tallies, share) => {
        const each = tallies
          .flatMap(({ value, times }) => Array<number>(times).fill(value))
          .toSorted((a, b) => a - b);
        const expected = each[Math.max(0, Math.ceil(each.length * share) - 1)] ?? null;
        assert.equal(percentile(tallies, share), expected);
      }),
    );
  });

  for (const [age, bucket] of [
    [-1, 0],
    [30, 0],
    [31, 1],
    [60, 1],
    [61, 2],
    [90, 2],
    [91, 3],
    [120, 3],
    [121, 4],
    [180, 4],
    [181, 5],
    [365, 5],
    [366, 6],
  ] as const)
    test(`${age} days old stands in "${AGE_BUCKETS[bucket]?.name}"`, () => {
      const detectedOn = day(Temporal.PlainDate.from(TODAY).subtract({ days: age }).toString());
      const found = ageing([{ rating: "high", detectedOn, items: 2 }], TODAY);
      assert.deepEqual(
        found.map(({ high }) => high),
        AGE_BUCKETS.map((_, index) => (index === bucket ? 2 : 0)),
      );
      const holds = found.map(
        ({ detectedFrom: from, detectedTo: to }) =>
          (from === null || from <= detectedOn) && (to === null || detectedOn <= to),
      );
      assert.deepEqual(holds.indexOf(true), holds.lastIndexOf(true), "one bucket holds the day");
      assert.equal(holds.indexOf(true), bucket);
    });

  test("time to close and the share in time, by rating and of all", () => {
    const found = remediation([
      { rating: "high", days: 10, items: 8, onTime: 8, dated: 8 },
      { rating: "high", days: 40, items: 2, onTime: 0, dated: 2 },
      { rating: "low", days: 100, items: 1, onTime: 0, dated: 0 },
    ]);
    assert.deepEqual(
      found.map(({ rating, closed, median, p90, onTimeRate }) => [rating, closed, median, p90, onTimeRate]),
      [
        ["critical", 0, null, null, null],
        ["high", 10, 10, 40, 0.8],
        ["moderate", 0, null, null, null],
        ["low", 1, 100, 100, null],
        ["all", 11, 10, 40, 0.8],
      ],
    );
  });

  for (const [on, before, name, first, last] of [
    ["2026-06-15", 0, "FY2026 Q3", "2026-04-01", "2026-06-30"],
    ["2026-06-15", 1, "FY2026 Q2", "2026-01-01", "2026-03-31"],
    ["2026-06-15", 2, "FY2026 Q1", "2025-10-01", "2025-12-31"],
    ["2026-10-01", 0, "FY2027 Q1", "2026-10-01", "2026-12-31"],
    ["2026-09-30", 0, "FY2026 Q4", "2026-07-01", "2026-09-30"],
  ] as const)
    test(`${on} less ${before} quarters is in ${name}`, () =>
      assert.deepEqual(fiscalQuarter(day(on), before), { name, first, last }));

  test("what was there and what came is what ended and what is left", () => {
    const fate: fc.Arbitrary<QuarterFate> = fc.record({
      openAtStart: fc.boolean(),
      end: fc.constantFrom("open", "completed", "ended otherwise"),
      late: fc.boolean(),
      detector: fc.constantFrom("Nessus", "Trivy"),
      items: fc.nat(9),
    });
    fc.assert(
      fc.property(fc.array(fate), (fates) => {
        const counts = quarterlyCounts(fates);
        assert.equal(
          counts.openAtStart + counts.newItems,
          counts.completedOnTime +
            counts.completedLate +
            counts.onTrack +
            counts.delayed +
            counts.endedOtherwise,
        );
        assert.equal(
          counts.foundBy.reduce((sum, { items }) => sum + items, 0),
          counts.newItems,
        );
      }),
    );
  });

  for (const [baseline, now, triggersAt, triggered] of [
    [null, 500, null, false],
    [10, 19, 20, false],
    [10, 20, 20, true],
    [100, 119, 120, false],
    [100, 120, 120, true],
    [0, 10, 10, true],
  ] as const)
    test(`baseline ${baseline}, now ${now}: ${triggered ? "a review" : "none"}`, () =>
      assert.deepEqual(baselineFigures(rulebookById("fedramp-rev5"), now, baseline), {
        now,
        baseline,
        triggersAt,
        triggered,
      }));
});
