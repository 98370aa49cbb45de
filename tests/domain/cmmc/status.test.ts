import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import { conditionalEligibility } from "#domain/cmmc/eligibility.ts";
import { closeOut, statusOf } from "#domain/cmmc/status.ts";
import { withConditional, withFinal, type StatusContext } from "#domain/cmmc/status-rules.ts";
import { Fault } from "#domain/fault.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { findings, type Finding } from "./findings.ts";

const day = (text: string): CalendarDate => calendarDate(text) ?? assert.fail(text);
const refused = (work: () => unknown, words: RegExp): void =>
  assert.throws(work, (error) => {
    assert.ok(error instanceof Fault && error.code === "cmmc.status-refused");
    assert.match(error.message, words);
    return true;
  });

const since = (conditional: string) => ({ dates: { conditional: day(conditional), final: null } });

test("the close-out has 180 days, the last of which still counts", () => {
  const at = (today: string) => closeOut(day("2026-01-01"), day(today));
  assert.deepEqual([at("2026-01-01").lastDay, at("2026-01-01").daysLeft], ["2026-06-30", 180]);
  assert.deepEqual([at("2026-06-30").daysLeft, at("2026-06-30").expired], [0, false]);
  assert.deepEqual([at("2026-07-01").daysLeft, at("2026-07-01").expired], [-1, true]);
  assert.equal(closeOut(day("2028-01-01"), day("2028-01-01")).lastDay, "2028-06-29");
});

test("a status has its name, and its validity from the date tied to Conditional", () => {
  const [one, two, three] = [rulesOfLevel(1), rulesOfLevel(2), rulesOfLevel(3)];
  const today = day("2026-06-01");
  const dates = (conditional: string | null, final: string | null) => ({
    conditional: conditional === null ? null : day(conditional),
    final: final === null ? null : day(final),
  });
  assert.deepEqual(statusOf(two, "self", dates(null, null), today), {
    standing: "none",
    name: "No CMMC status",
  });
  const conditional = statusOf(two, "c3pao", dates("2026-03-01", null), today);
  assert.deepEqual([conditional.standing, conditional.name], ["conditional", "Conditional Level 2 (C3PAO)"]);
  assert.equal(statusOf(two, "self", dates("2025-11-01", null), today).standing, "expired");
  const final = statusOf(three, "dibcac", dates("2026-03-01", "2026-05-01"), today);
  assert.deepEqual(final, {
    standing: "final",
    name: "Final Level 3 (DIBCAC)",
    since: "2026-05-01",
    validUntil: "2029-03-01",
  });
  assert.deepEqual(statusOf(one, "self", dates(null, "2025-06-01"), today), {
    standing: "lapsed",
    name: "Final Level 1 (Self)",
    since: "2025-06-01",
    validUntil: "2026-06-01",
  });
});

describe("recording a status", () => {
  const rules = rulesOfLevel(2);
  const context = (
    others: Readonly<Record<string, Finding>>,
    change: Partial<StatusContext> = {},
  ): StatusContext => ({
    eligibility: conditionalEligibility(rules, findings(2, others)),
    notOnPoam: [],
    dates: { conditional: null, final: null },
    before: { conditional: null, kept: [] },
    today: day("2026-06-01"),
    ...change,
  });

  test("Conditional only where 170.21 permits it, and with everything on the POA&M", () => {
    const open = { "3.1.3": "not met" } as const;
    assert.deepEqual(withConditional(day("2026-05-30"), context(open)), {
      conditional: "2026-05-30",
      final: null,
    });
    refused(() => withConditional(day("2026-06-02"), context(open)), /up to today/);
    refused(() => withConditional(day("2026-05-30"), context({ "3.1.1": "not met" })), /value of 5/);
    refused(() => withConditional(day("2026-05-30"), context({})), /everything is MET/);
    refused(
      () => withConditional(day("2026-05-30"), context(open, { notOnPoam: ["3.1.3"] })),
      /3\.1\.3 missing/,
    );
  });

  test("a Conditional date never moves later", () => {
    const before = context({ "3.1.3": "not met" }, since("2026-05-01"));
    refused(() => withConditional(day("2026-05-02"), before), /not extended/);
    assert.equal(withConditional(day("2026-04-20"), before).conditional, "2026-04-20");
  });

  test("Final only with everything MET, and after Conditional within 180 days", () => {
    assert.deepEqual(withFinal(day("2026-05-30"), context({})), { conditional: null, final: "2026-05-30" });
    refused(() => withFinal(day("2026-05-30"), context({ "3.1.3": "not met" })), /3\.1\.3 NOT MET/);
    assert.equal(withFinal(day("2026-05-30"), context({}, since("2025-12-02"))).final, "2026-05-30");
    refused(() => withFinal(day("2026-05-31"), context({}, since("2025-12-01"))), /expired/);
    refused(() => withFinal(day("2026-04-30"), context({}, since("2026-05-01"))), /2026-05-01/);
    refused(() => withFinal(day("2026-06-02"), context({})), /up to today/);
  });
});
