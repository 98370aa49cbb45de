import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addBusinessDays, isBusinessDay, nearestBusinessDay, type Holidays } from "#domain/business-days.ts";
import { addDays } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { federalHolidays } from "#domain/federal-holidays.ts";
import { anyDay } from "./clock-arbitraries.ts";
import { day } from "./observations.ts";
import { runs } from "../support/depth.ts";

const NONE: Holidays = { calendar: "none", extra: [] };
const FEDERAL: Holidays = { calendar: "US federal", extra: [] };

test("federal holidays are observed on the working day beside a weekend", () => {
  const table = {
    2025: "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
    2026: "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    2027: "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    2028: "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
    2020: "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25",
  };
  for (const [year, days] of Object.entries(table))
    assert.deepEqual(
      federalHolidays(Number(year)),
      days.split(" ").map((each) => `${year}-${each}`),
    );
});

test("business days skip Saturday, Sunday, holidays and an organization's own days", () => {
  assert.equal(addBusinessDays(day("2026-07-02"), 1, NONE), "2026-07-03");
  assert.equal(addBusinessDays(day("2026-07-02"), 1, FEDERAL), "2026-07-06");
  assert.equal(
    addBusinessDays(day("2026-07-02"), 1, { ...FEDERAL, extra: [day("2026-07-06")] }),
    "2026-07-07",
  );
  assert.equal(addBusinessDays(day("2026-07-06"), -1, FEDERAL), "2026-07-02");
  assert.equal(addBusinessDays(day("2026-07-04"), 0, FEDERAL), "2026-07-04");
  assert.equal(nearestBusinessDay(day("2026-07-03"), 1, FEDERAL), "2026-07-06");
  assert.equal(nearestBusinessDay(day("2026-07-03"), -1, FEDERAL), "2026-07-02");
  assert.equal(nearestBusinessDay(day("2026-07-02"), 1, FEDERAL), "2026-07-02");
});

test("adding business days lands on one, and passes exactly so many", () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(NONE, FEDERAL),
      (from, days, holidays) => {
        const to = addBusinessDays(from, days, holidays);
        assert.ok(isBusinessDay(to, holidays));
        let passed = 0;
        for (let each = addDays(from, 1); each <= to; each = addDays(each, 1))
          if (isBusinessDay(each, holidays)) passed += 1;
        assert.equal(passed, days);
      },
    ),
    { numRuns: runs(60) },
  );
});

test("business days end with the years of four digits, both ways, and a year beyond them is refused", () => {
  assert.equal(addBusinessDays(day("9999-12-30"), 1, NONE), "9999-12-31");
  assert.equal(addBusinessDays(day("0001-01-02"), -1, NONE), "0001-01-01");
  for (const [from, days] of [
    ["9999-12-31", 1],
    ["0001-01-01", -1],
  ] as const)
    for (const holidays of [NONE, FEDERAL])
      assert.throws(() => addBusinessDays(day(from), days, holidays), Fault);
});
