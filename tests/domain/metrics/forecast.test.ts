import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { forecast, type Forecast, type Week } from "#domain/metrics/forecast.ts";
import { seededFractions } from "#domain/metrics/seeded.ts";
import { day } from "../observations.ts";

const TODAY = day("2026-06-15");

const weeks = (count: number, week: Week): Week[] => Array.from({ length: count }, () => week);
const possible = (found: Forecast) => (found.possible ? found : assert.fail(found.because));
const told = (open: number, past: readonly Week[], seed = "a") =>
  forecast(open, past, TODAY, seededFractions(seed));

describe("the forecast", () => {
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
