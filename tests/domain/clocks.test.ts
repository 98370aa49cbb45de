import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClockFacts } from "#domain/clock/clock-facts.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import { Fault } from "#domain/fault.ts";
import { RISK_RATINGS } from "#domain/risk-rating.ts";
import { rulebookFrom } from "#domain/rulebook/rulebook-from.ts";
import { cmmcL2 } from "#rulebooks/cmmc-rulebooks.ts";
import { custom } from "#rulebooks/custom.ts";
import { dodRmf } from "#rulebooks/dod.ts";
import { fedrampCr26 } from "#rulebooks/fedramp-cr26.ts";
import { fedrampRev5 } from "#rulebooks/fedramp-rev5.ts";
import { day } from "./observations.ts";

const facts = (more: Partial<ClockFacts> = {}): ClockFacts => ({
  originalDetectionDate: day("2026-01-01"),
  originalRiskRating: "high",
  ...more,
});

const rev5 = (more: Partial<ClockFacts> = {}) => scheduledCompletion(fedrampRev5, facts(more));
const because = (steps: readonly { readonly because: string }[]): string =>
  steps.map((step) => step.because).join("\n");

const vendor = (releasedOn: string | null) => ({
  vendor: { product: "Example Firewall", releasedOn: releasedOn === null ? null : day(releasedOn) },
});
const kevDue = (dueDate: string) => ({ kev: { listedOn: day("2026-01-05"), dueDate: day(dueDate) } });
const listed = (on: string, dueDate: string | null) => ({
  kev: { listedOn: day(on), dueDate: dueDate === null ? null : day(dueDate) },
});
const manual = (date: string) => ({
  manual: { date: day(date), reason: "Change window", by: "Ada Example" },
});

const approved = (on: string) => ({ rating: "moderate", approvedOn: day(on) }) as const;

test("a plain date has five steps, each with a value and a reason that names its source", () => {
  for (const rating of RISK_RATINGS) {
    const { date, steps } = scheduledCompletion(fedrampRev5, facts({ originalRiskRating: rating }));
    assert.deepEqual(
      steps.map(({ step }) => step),
      ["rulebook", "anchor", "rating", "period", "result"],
    );
    const { value } = fedrampRev5.remediation.days[rating];
    assert.deepEqual(
      steps.map((step) => step.value),
      ["FedRAMP Rev 5", "2026-01-01", rating, `${value} days`, date],
    );
    assert.match(steps[3]?.because ?? "", /FedRAMP Rev 5 continuous monitoring playbook/);
  }
});

test("an approved risk adjustment counts its own period from the detection; a lower one too", () => {
  const adjusted = rev5({ approvedRiskAdjustment: { rating: "low", approvedOn: day("2026-02-10") } });
  assert.equal(adjusted.date, "2026-06-30");
  assert.match(because(adjusted.steps), /adjustment to low was approved on 2026-02-10; its period counts/);
  const still = scheduledCompletion(
    rulebookFrom(fedrampRev5, { "clock.riskAdjustmentMovesDate": false }),
    facts({ approvedRiskAdjustment: { rating: "low", approvedOn: day("2026-02-10") } }),
  );
  assert.equal(still.date, "2026-01-31");
  assert.match(
    because(still.steps),
    /moves no date \(Set by the organization; FedRAMP Rev 5 says yes; a local/,
  );
});

test("a scanner that raises its rating needs no approval; of a raise and an adjustment the later governs", () => {
  const low = { originalRiskRating: "low" } as const;
  const raise = { rating: "high", raisedOn: day("2026-03-01") } as const;
  assert.equal(rev5({ ...low, scannerRaise: raise }).date, "2026-01-31");
  assert.equal(rev5({ scannerRaise: { rating: "low", raisedOn: day("2026-03-01") } }).date, "2026-01-31");
  const both = (on: string) =>
    rev5({ ...low, scannerRaise: raise, approvedRiskAdjustment: approved(on) }).date;
  assert.equal(both("2026-02-01"), "2026-01-31", "raised after the approval");
  assert.equal(both("2026-04-01"), "2026-04-01", "approved after the raise: 90 days");
  assert.equal(both("2026-03-01"), "2026-01-31", "on one day the worse");
});

test("a pending vendor moves nothing; the release starts the period anew unless the fix was there at detection", () => {
  assert.equal(rev5(vendor(null)).date, "2026-01-31");
  assert.equal(rev5(vendor("2026-05-01")).date, "2026-05-31");
  assert.equal(rev5(vendor("2026-01-01")).date, "2026-01-31");
  assert.equal(rev5(vendor("2025-12-01")).date, "2026-01-31");
  const lowered = { approvedRiskAdjustment: { rating: "moderate", approvedOn: day("2026-01-20") } } as const;
  assert.equal(rev5({ ...vendor("2026-05-01"), ...lowered }).date, "2026-07-30", "90 days by approval");
  const without = rulebookFrom(fedrampRev5, { "clock.vendorReleaseRestarts": false });
  assert.equal(scheduledCompletion(without, facts(vendor("2026-05-01"))).date, "2026-01-31");
});

test("CISA's due date governs when earlier, also over a restart, and never makes a date later", () => {
  assert.equal(rev5(kevDue("2026-01-26")).date, "2026-01-26");
  assert.equal(rev5(kevDue("2026-03-01")).date, "2026-01-31");
  assert.equal(rev5(kevDue("2025-06-01")).date, "2025-06-01", "catalog dates before the listing exist");
  const vendor = { vendor: { product: "Example", releasedOn: day("2026-05-01") } };
  assert.equal(rev5({ ...kevDue("2026-01-26"), ...vendor }).date, "2026-01-26");
  assert.equal(scheduledCompletion(dodRmf, facts(kevDue("2026-01-26"))).date, "2026-01-31");
});

test("BOD 26-04 counts from the earlier of listing and detection, and its catalog date still caps", () => {
  const exposure = { publiclyExposed: true, automatable: true, technicalImpact: "total" } as const;
  assert.equal(rev5({ ...listed("2026-01-20", "2026-02-10"), exposure }).date, "2026-01-04");
  assert.equal(rev5({ ...listed("2025-12-28", "2026-02-10"), exposure }).date, "2025-12-31");
  assert.equal(
    rev5({ ...listed("2026-01-20", "2026-01-03"), exposure }).date,
    "2026-01-03",
    "the catalog is earlier",
  );
  const assumed = rev5(listed("2026-01-20", null));
  assert.equal(assumed.date, "2026-01-04", "no date of CISA's and nothing known: the strict case");
  assert.match(because(assumed.steps), /forensic.*Assumed: publicly exposed, not automatable, total/);
  const unknown = { automatable: true } as const;
  assert.equal(rev5({ ...listed("2026-01-20", "2026-01-25"), exposure: unknown }).date, "2026-01-25");
  assert.equal(rev5({ exposure }).date, "2026-01-31", "Rev 5 applies the table to known exploited ones only");
});

test("an extension moves the date where the rulebook lets it, and CISA's cap stays", () => {
  const extension = { to: day("2026-12-01"), approvedOn: day("2026-01-15"), reason: "Part on order" };
  const extended = scheduledCompletion(dodRmf, facts({ extension }));
  assert.equal(extended.date, "2026-12-01");
  assert.match(because(extended.steps), /"Part on order"/);
  const vendor = { product: "Example", releasedOn: day("2026-12-20") };
  const since = scheduledCompletion(dodRmf, facts({ extension, vendor }));
  assert.equal(since.date, "2027-01-19", "an extension never makes a date earlier");
  assert.match(because(since.steps), /the date so far, 2027-01-19, is later/);
  const refused = rev5({ extension });
  assert.equal(refused.date, "2026-01-31");
  assert.match(because(refused.steps), /moves no date/);
  const capped = rulebookFrom(dodRmf, { "clock.kevDueDateGoverns": true });
  const kev = { listedOn: day("2026-01-05"), dueDate: day("2026-01-26") };
  assert.equal(scheduledCompletion(capped, facts({ extension, kev })).date, "2026-01-26");
});

test("a person's date has the last word and gives its reason; CMMC takes earlier ones only", () => {
  const set = rev5({
    ...manual("2026-03-03"),
    kev: { listedOn: day("2026-01-05"), dueDate: day("2026-01-26") },
  });
  assert.equal(set.date, "2026-03-03");
  assert.match(
    because(set.steps),
    /Ada Example set 2026-03-03: "Change window"; the rulebook gives 2026-01-26\./,
  );
  const cmmc = (date: string) =>
    scheduledCompletion(cmmcL2, facts({ conditionalStatusDate: day("2026-01-01"), ...manual(date) })).date;
  assert.equal(cmmc("2026-03-03"), "2026-03-03");
  assert.equal(cmmc("2026-06-30"), "2026-06-30");
  assert.equal(cmmc("2026-07-01"), "2026-06-30");
});

test("business days skip weekends and holidays, and a date on a day off moves where the rulebook says", () => {
  const business = rulebookFrom(custom, {
    "clock.dayCount": "business days",
    "clock.holidays": "US federal",
    "clock.extraHolidays": ["2026-01-05"],
    "remediation.days.critical": 3,
    "remediation.days.high": 3,
  });
  // 1 January is a holiday, the 2nd counts, 3–5 do not, then the 6th and 7th.
  assert.equal(scheduledCompletion(business, facts()).date, "2026-01-07");
  for (const [rule, due] of [
    ["stays", "2026-01-31"],
    ["next business day", "2026-02-02"],
    ["business day before", "2026-01-30"],
  ] as const)
    assert.equal(
      scheduledCompletion(rulebookFrom(custom, { "clock.onNonBusinessDay": rule }), facts()).date,
      due,
      rule,
    );
});

test("hours end on their own day; without the time of the evaluation it is the day itself", () => {
  const evaluation = {
    evaluatedOn: day("2026-07-01"),
    potentialAgencyImpact: 5,
    internetReachable: true,
    likelyExploitable: true,
  } as const;
  const due = (evaluatedAt?: string) =>
    scheduledCompletion(
      fedrampCr26,
      facts({ certificationClass: "D", evaluation: { ...evaluation, evaluatedAt } }),
    ).date;
  assert.equal(due(), "2026-07-01");
  assert.equal(due("2026-07-01T11:59:59Z"), "2026-07-01");
  assert.equal(due("2026-07-01T12:00:00Z"), "2026-07-02");
  assert.equal(due("2026-07-01T20:00:00-05:00"), "2026-07-02");
  assert.throws(() => due("yesterday"), isInvalid);
});

test("where nothing is due yet there is no date, and the steps say why", () => {
  const unevaluated = scheduledCompletion(fedrampCr26, facts({ impactLevel: "moderate" }));
  assert.equal(unevaluated.date, null);
  assert.match(
    because(unevaluated.steps),
    /evaluation, which is due 5 days after the detection on 2026-01-01/,
  );
  assert.equal(unevaluated.steps.at(-1)?.value, "none");
  const unconditional = scheduledCompletion(cmmcL2, facts());
  assert.equal(unconditional.date, null);
  assert.match(because(unconditional.steps), /before a Conditional status date is recorded \(32 CFR 170\.21/);
});

test("a date out of the years 0001 to 9999 is refused by name", () => {
  for (const more of [
    { originalDetectionDate: day("9999-12-30") },
    { vendor: { product: "Example", releasedOn: day("9999-12-30") } },
  ])
    assert.throws(() => rev5(more), isInvalid);
  assert.throws(
    () => scheduledCompletion(custom, facts({ originalDetectionDate: day("9999-12-30") })),
    isInvalid,
  );
});

const isInvalid = (error: unknown): boolean => error instanceof Fault && error.code === "input.invalid";
