import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { ageing, AGE_BUCKETS } from "#domain/metrics/ageing.ts";
import { baselineFigures } from "#domain/metrics/baseline.ts";
import { controlFamily } from "#domain/metrics/control-family.ts";
import { percentile } from "#domain/metrics/distribution.ts";
import { fixOnce, type LateWeakness } from "#domain/metrics/fix-once.ts";
import { forecast, type Forecast, type Week } from "#domain/metrics/forecast.ts";
import { fiscalQuarter, quarterlyCounts, type QuarterFate } from "#domain/metrics/quarterly.ts";
import { remediation } from "#domain/metrics/remediation.ts";
import { seededFractions } from "#domain/metrics/seeded.ts";
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

  for (const [text, family] of [
    ["RA-5", "RA"],
    ["ac-2(1)", "AC"],
    ["RA.L2-3.11.2", "RA"],
    ["AC.L1-b.1.i", "AC"],
    ["3.11.2", "3.11"],
    ["03.01.01", "3.1"],
    ["CCI-000366", null],
    ["", null],
  ] as const)
    test(`the family of "${text}" is ${family}`, () => assert.equal(controlFamily(text), family));

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

describe("the forecast", () => {
  const weeks = (count: number, week: Week): Week[] => Array.from({ length: count }, () => week);
  const possible = (found: Forecast) => (found.possible ? found : assert.fail(found.because));
  const told = (open: number, past: readonly Week[], seed = "a") =>
    forecast(open, past, TODAY, seededFractions(seed));

  test("steady weeks leave no doubt", () => {
    const { withNew, withoutNew, burnDown } = possible(told(10, weeks(10, { opened: 1, closed: 3 })));
    assert.deepEqual(withoutNew, { p50: "2026-07-13", p80: "2026-07-13", p95: "2026-07-13" });
    assert.deepEqual(withNew.p50, "2026-07-20");
    assert.deepEqual(
      burnDown.slice(0, 3).map(({ p50, p80 }) => [p50, p80]),
      [
        [8, 8],
        [6, 6],
        [4, 4],
      ],
    );
  });

  test("where more comes than goes, there is no day on which nothing is left", () => {
    const { withNew, withoutNew } = possible(told(10, weeks(10, { opened: 3, closed: 1 })));
    assert.deepEqual(withNew, { p50: null, p80: null, p95: null });
    assert.equal(withoutNew.p50, "2026-08-24");
  });

  for (const [open, past, words] of [
    [0, weeks(20, { opened: 1, closed: 1 }), /Nothing is open/],
    [5, weeks(7, { opened: 1, closed: 1 }), /7 full weeks of history; a forecast needs 8/],
    [5, weeks(20, { opened: 1, closed: 0 }), /0 items were closed in 20 weeks/],
  ] as const)
    test(`it refuses: ${words.source}`, () => {
      const found = told(open, past);
      assert.ok(!found.possible);
      assert.match(found.because, words);
    });

  test("the same seed gives the same days, and surer days are never earlier", () => {
    const week = fc.record({ opened: fc.nat(4), closed: fc.nat(6) });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(week, { minLength: 8, maxLength: 52 }),
        (open, past) => {
          const found = told(open, past);
          assert.deepEqual(found, told(open, past));
          if (!found.possible) return;
          for (const { p50, p80, p95 } of [found.withNew, found.withoutNew])
            assert.ok((p50 ?? "9") <= (p80 ?? "9") && (p80 ?? "9") <= (p95 ?? "9"));
          assert.ok((found.withoutNew.p50 ?? "9") <= (found.withNew.p50 ?? "9"));
          for (const { p50, p80 } of found.burnDown) assert.ok(p50 <= p80);
        },
      ),
      { numRuns: 15 },
    );
  });

  test("seeded fractions are spread over the unit interval", () => {
    const next = seededFractions("x");
    const drawn = Array.from({ length: 10_000 }, next);
    assert.ok(drawn.every((value) => value >= 0 && value < 1));
    const tenths = Map.groupBy(drawn, (value) => Math.floor(value * 10));
    for (const own of tenths.values()) assert.ok(own.length > 850 && own.length < 1150, `${own.length}`);
    assert.notEqual(seededFractions("y")(), seededFractions("x")());
  });
});

describe("what to fix once", () => {
  const late = (poamId: string, change: Partial<LateWeakness> = {}): LateWeakness => ({
    poamId,
    rating: "high",
    daysLate: 1,
    weaknessId: poamId,
    weaknessName: `Weakness of ${poamId}`,
    product: null,
    solution: null,
    places: 1,
    ...change,
  });

  test("one product that many items wait for comes before one grave item", () => {
    const fixes = fixOnce(
      [
        ...["V-1", "V-2", "V-3", "V-4"].map((id) => late(id, { product: "openssl", solution: "Update it." })),
        late("V-5", { rating: "critical" }),
      ],
      10,
    );
    assert.deepEqual(
      fixes.map(({ what, name, points, ends, removedSoFar }) => [
        what,
        name,
        points,
        ends,
        removedSoFar.toFixed(2),
      ]),
      [
        ["product", "openssl", 36, 4, "0.57"],
        ["weakness", "Weakness of V-5", 27, 1, "1.00"],
      ],
    );
  });

  test("a solution in the same words is one fix, whatever the marks and letters' case", () => {
    const [fix, ...more] = fixOnce(
      [
        late("V-1", { solution: "Disable TLS 1.0 and 1.1." }),
        late("V-2", { solution: "disable TLS 1.0 and 1.1", daysLate: 95 }),
      ],
      10,
    );
    assert.deepEqual(
      [fix?.what, fix?.poamIds, fix?.points, more.length],
      ["solution", ["V-1", "V-2"], 45, 0],
    );
  });

  test("upgrades of one thing to several versions are one fix, to the highest of them", () => {
    const upgrade = (to: string) => ({ solution: `Upgrade to Larkspur ${to} or later.` });
    const fixes = fixOnce([late("V-1", upgrade("2.10.1")), late("V-2", upgrade("2.9.3"))], 10);
    assert.deepEqual(
      fixes.map(({ name, poamIds }) => [name, poamIds]),
      [["Upgrade to Larkspur 2.10.1 or later.", ["V-1", "V-2"]]],
    );
  });

  test("an item with two weaknesses is ended by the second fix", () => {
    const fixes = fixOnce(
      [
        late("V-1", { weaknessId: "a", product: "nginx" }),
        late("V-1", { weaknessId: "b", product: "zlib" }),
        late("V-2", { weaknessId: "b", product: "zlib" }),
      ],
      10,
    );
    assert.deepEqual(
      fixes.map(({ name, poamIds, ends }) => [name, poamIds, ends]),
      [
        ["zlib", ["V-1", "V-2"], 1],
        ["nginx", ["V-1"], 1],
      ],
    );
  });

  test("no fix is worth less than the next one, and together they remove everything", () => {
    const part = fc.record({
      poamId: fc.constantFrom("V-1", "V-2", "V-3", "V-4"),
      rating: fc.constantFrom("critical", "high", "moderate", "low"),
      daysLate: fc.nat(500),
      weaknessId: fc.constantFrom("a", "b", "c"),
      weaknessName: fc.constant("A weakness"),
      product: fc.option(fc.constantFrom("x", "y"), { nil: null }),
      solution: fc.option(fc.constantFrom("Update the server now.", "Turn the service off."), { nil: null }),
      places: fc.nat(3),
    }) satisfies fc.Arbitrary<LateWeakness>;
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const fixes = fixOnce(parts, 1000);
        for (const [index, fix] of fixes.entries())
          assert.ok(fix.points <= (fixes[index - 1]?.points ?? Number.POSITIVE_INFINITY));
        if (parts.length > 0) assert.ok(Math.abs((fixes.at(-1)?.removedSoFar ?? 0) - 1) < 1e-9);
        else assert.deepEqual(fixes, []);
      }),
    );
  });
});
