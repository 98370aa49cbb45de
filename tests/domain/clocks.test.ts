import assert from "node:assert/strict";
import { test } from "node:test";
import { scheduledCompletion, timeliness } from "#domain/clocks.ts";
import { RISK_RATINGS } from "#domain/risk-rating.ts";
import { fedrampRev5 } from "#rulebooks/fedramp-rev5.ts";
import { RULEBOOKS } from "#rulebooks/index.ts";
import { day } from "./observations.ts";

test("FedRAMP Rev 5 gives 30, 90 and 180 days from the original detection; Critical counts as High", () => {
  const table = [
    ["critical", "2026-01-01", "2026-01-31"],
    ["high", "2026-01-01", "2026-01-31"],
    ["moderate", "2026-01-01", "2026-04-01"],
    ["low", "2026-01-01", "2026-06-30"],
    ["critical", "2024-02-15", "2024-03-16"],
    ["high", "2023-02-15", "2023-03-17"],
    ["moderate", "2023-12-31", "2024-03-30"],
    ["low", "2023-12-31", "2024-06-28"],
  ] as const;
  for (const [rating, detected, due] of table)
    assert.equal(scheduledCompletion(fedrampRev5, day(detected), rating).date, due, `${rating} ${detected}`);
});

test("a date explains itself: each step has a value and a because, and the last value is the date", () => {
  for (const rulebook of RULEBOOKS)
    for (const rating of RISK_RATINGS) {
      const { date, steps } = scheduledCompletion(rulebook, day("2026-05-31"), rating);
      assert.deepEqual(
        steps.map(({ step }) => step),
        ["rulebook", "anchor", "rating", "period", "result"],
      );
      assert.equal(steps.at(-1)?.value, date);
      assert.equal(steps[1]?.value, "2026-05-31");
      assert.equal(steps[2]?.value, rating);
      assert.equal(steps[3]?.value, `${rulebook.remediationDays[rating].days} days`);
      for (const step of steps) assert.ok(step.value !== "" && step.because !== "");
    }
});

test("the due day itself is in time, the next day is late, and the last two weeks are due soon", () => {
  const due = day("2026-03-31");
  const at = (today: string) => timeliness(fedrampRev5, due, day(today));
  assert.deepEqual(at("2026-04-01"), { state: "late", daysLate: 1 });
  assert.deepEqual(at("2027-03-31"), { state: "late", daysLate: 365 });
  assert.deepEqual(at("2026-03-31"), { state: "due soon", daysLeft: 0 });
  assert.deepEqual(at("2026-03-17"), { state: "due soon", daysLeft: 14 });
  assert.deepEqual(at("2026-03-16"), { state: "on time", daysLeft: 15 });
});
