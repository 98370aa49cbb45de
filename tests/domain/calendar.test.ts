import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { addDays, calendarDate, dateOfInstant, daysBetween } from "#domain/calendar.ts";
import { day } from "./observations.ts";

test("a real day is a date, anything else is not", () => {
  for (const real of ["2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01", "9999-12-31"])
    assert.equal(calendarDate(real), real);
  const unreal = [
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "0000-01-01",
    "10000-01-01",
    "-000001-01-01",
    "+002026-01-01",
    "2026-1-1",
    "2026-01-01T00:00",
    "2026-01-01 ",
    "01/02/2026",
    "20260101",
    "２０２６-01-01",
    "",
  ];
  for (const text of unreal) assert.equal(calendarDate(text), null, text);
});

test("days are added and counted over leap days, year ends and clock changes", () => {
  assert.equal(addDays(day("2024-02-28"), 1), "2024-02-29");
  assert.equal(addDays(day("2023-02-28"), 1), "2023-03-01");
  assert.equal(addDays(day("2026-12-31"), 1), "2027-01-01");
  assert.equal(addDays(day("2026-03-07"), 2), "2026-03-09");
  assert.equal(addDays(day("2026-01-01"), -1), "2025-12-31");
  assert.equal(daysBetween(day("2024-01-01"), day("2025-01-01")), 366);
  assert.equal(daysBetween(day("2026-10-31"), day("2026-11-02")), 2);
  assert.equal(daysBetween(day("2026-01-02"), day("2026-01-01")), -1);
});

test("adding days and counting them are each other's opposite", () => {
  const date = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map(dateOfInstant);
  fc.assert(
    fc.property(date, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
      const to = addDays(from, days);
      assert.equal(calendarDate(to), to);
      assert.equal(daysBetween(from, to), days);
    }),
  );
});

test("days are those of the language's own calendar, from the first year to the last", () => {
  const LAST = 3_652_058;
  const first = Temporal.PlainDate.from("0001-01-01");
  const nth = fc.integer({ min: 0, max: LAST });
  fc.assert(
    fc.property(nth, nth, (one, other) => {
      const [from, to] = [first.add({ days: one }).toString(), first.add({ days: other }).toString()];
      assert.equal(daysBetween(day(from), day(to)), other - one);
      assert.equal(addDays(day(from), other - one), to);
    }),
    { examples: [[0, LAST]] },
  );
});

test("no day before the first year or after the last is made, and none of a part of a day", () => {
  const beyond: ReadonlyArray<readonly [string, number]> = [
    ["0001-01-01", -1],
    ["9999-12-31", 1],
    ["2026-01-01", 1e12],
    ["2026-01-01", -1e20],
    ["2026-01-01", Number.POSITIVE_INFINITY],
    ["2026-01-01", 0.5],
  ];
  for (const [from, days] of beyond)
    assert.throws(() => addDays(day(from), days), { code: "input.invalid" }, `${from} ${days}`);
});

test("dates do not shift with the zone of the machine", () => {
  const program = fileURLToPath(new URL("print-dates.ts", import.meta.url));
  const answers = ["UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"].map((TZ) =>
    execFileSync(process.execPath, [program], { encoding: "utf8", env: { ...process.env, TZ } }),
  );
  assert.equal(answers[0], "2026-03-08 2026-04-07 30 2025-12-31\n");
  for (const answer of answers) assert.equal(answer, answers[0]);
});
