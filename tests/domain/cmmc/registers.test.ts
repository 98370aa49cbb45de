import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import { entryFrom, type GivenEntry } from "#domain/cmmc/given-entry.ts";
import {
  CMMC_REGISTERS,
  type CmmcEntry,
  type CmmcRegister,
  type DeficiencyReview,
} from "#domain/cmmc/register.ts";
import {
  requireAdmissible,
  requireClosable,
  requireMovable,
  requireReviewable,
  requireUpcomingReview,
  type RegisterContext,
} from "#domain/cmmc/register-rules.ts";
import { CMMC_RESULTS, requirementNamed, resultOfWord, resultsFor } from "#domain/cmmc/result.ts";
import { standingOf } from "#domain/cmmc/standing.ts";
import { Fault, type FaultCode } from "#domain/fault.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";

const day = (text: string): CalendarDate => calendarDate(text) ?? assert.fail(text);
const TODAY = day("2026-06-01");
const requirement = (id: string) =>
  requirementNamed(rulesOfLevel(2).requirements, id) ?? assert.fail(`no requirement ${id}`);
const refused = (work: () => unknown, words: RegExp, code: FaultCode = "cmmc.entry-refused"): void =>
  assert.throws(work, (error) => {
    assert.ok(error instanceof Fault, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, words);
    return true;
  });

const GIVEN: Readonly<Record<CmmcRegister, GivenEntry>> = {
  "assessment poam": {
    register: "assessment poam",
    requirementId: "3.1.3",
    description: "Flows are not drawn.",
    scheduledCompletionDate: "2026-09-01",
  },
  "operational plan": {
    register: "operational plan",
    requirementId: "3.13.11",
    description: "A patch ended the validation.",
    aroseOn: "2026-05-01",
    correctiveAction: "Wait for the module's certificate.",
    nextReviewOn: "2026-07-01",
  },
  "enduring exception": {
    register: "enduring exception",
    requirementId: "3.5.3",
    description: "A lathe knows no second factor.",
    rationale: "Its maker offers none.",
    mitigations: "A locked room.",
    sspReference: "SSP 4.2",
  },
};
const entry = (register: CmmcRegister, change: Partial<GivenEntry> = {}): CmmcEntry =>
  entryFrom({ ...GIVEN[register], ...change });
const review = (change: Partial<DeficiencyReview> = {}): DeficiencyReview => ({
  reviewedOn: day("2026-05-15"),
  progress: "Certificate requested.",
  showsProgress: true,
  ...change,
});

const by = (register: CmmcRegister) =>
  standingOf("not met", [{ entry: entry(register), reviews: [] }], TODAY);

const context = (change: Partial<RegisterContext> & { id?: string } = {}): RegisterContext => ({
  level: 2,
  requirement: requirement(change.id ?? "3.1.3"),
  result: "not met",
  others: [],
  sspNamed: true,
  conditionalStatusDate: null,
  today: TODAY,
  ...change,
});

describe("results", () => {
  test("partial only for the two that are graded, not applicable never for the plan", () => {
    for (const { id } of rulesOfLevel(2).requirements) {
      const allowed = resultsFor(requirement(id));
      assert.equal(allowed.includes("partial"), ["3.5.3", "3.13.11"].includes(id), id);
      assert.equal(allowed.includes("not applicable"), id !== "3.12.4", id);
    }
  });

  test("words of tables", () => {
    const words = [
      "MET",
      " Not Met",
      "not_met",
      "N/A",
      "Partially-Met",
      "not applicable",
      "maybe",
      "",
      "__proto__",
    ];
    assert.deepEqual(words.map(resultOfWord), [
      "met",
      "not met",
      "not met",
      "not applicable",
      "partial",
      "not applicable",
      null,
      null,
      null,
    ]);
    for (const result of CMMC_RESULTS) assert.equal(resultOfWord(result), result);
  });

  test("a requirement goes by its number or its CMMC id", () => {
    const { requirements } = rulesOfLevel(2);
    for (const name of ["3.1.19", "AC.L2-3.1.19", "ac.l2- 3.1.19"])
      assert.equal(requirementNamed(requirements, name)?.id, "3.1.19");
    assert.equal(requirementNamed(requirements, "3.1.99"), null);
  });
});

describe("how a requirement counts", () => {
  const plan = entry("operational plan");
  const count = (
    result: (typeof CMMC_RESULTS)[number],
    reviews: DeficiencyReview[] | null = null,
    by = plan,
  ) => standingOf(result, reviews === null ? [] : [{ entry: by, reviews }], TODAY);

  test("by its result: not applicable is MET, not assessed is neither", () => {
    assert.deepEqual(
      CMMC_RESULTS.map((result) => count(result).finding),
      ["met", "not met", "partial", "met", "not assessed"],
    );
    for (const result of CMMC_RESULTS) assert.equal(count(result).basis, "result");
  });

  test("a temporary deficiency is MET while it is reviewed with progress, NOT MET when it is not", () => {
    for (const result of ["met", "not met", "partial"] as const) {
      assert.deepEqual(
        [count(result, [review()]).finding, count(result, [review()]).basis],
        ["met", "temporary deficiency"],
      );
      assert.equal(count(result, []).finding, "not met");
      assert.equal(count(result, [review({ showsProgress: false })]).finding, "not met");
      const overdue = entry("operational plan", { nextReviewOn: "2026-05-31" });
      assert.match(count(result, [review()], overdue).because, /2026-05-31 is missing/);
    }
    assert.equal(count("not assessed", [review()]).finding, "not assessed");
    assert.equal(count("not applicable", []).finding, "met");
  });

  test("one neglected deficiency is enough", () => {
    const open = [
      { entry: plan, reviews: [review()] },
      { entry: plan, reviews: [] },
    ];
    assert.equal(standingOf("met", open, TODAY).finding, "not met");
  });

  test("an enduring exception is MET; the assessment POA&M makes nothing MET", () => {
    assert.deepEqual(
      [by("enduring exception").finding, by("enduring exception").basis],
      ["met", "enduring exception"],
    );
    assert.equal(by("assessment poam").finding, "not met");
  });
});

describe("what a register holds", () => {
  test("each register needs its own fields", () => {
    const needs: Readonly<Record<CmmcRegister, readonly (keyof GivenEntry)[]>> = {
      "assessment poam": ["description", "scheduledCompletionDate"],
      "operational plan": ["description", "aroseOn", "correctiveAction", "nextReviewOn"],
      "enduring exception": ["description", "rationale", "mitigations", "sspReference"],
    };
    for (const register of CMMC_REGISTERS)
      for (const field of needs[register])
        refused(() => entry(register, { [field]: " " }), /Expected/, "input.invalid");
    refused(() => entry("operational plan", { aroseOn: "2026-02-30" }), /arose/, "input.invalid");
  });

  test("the POA&M takes what is NOT MET, once, at levels 2 and 3, within the 180 days", () => {
    const poam = entry("assessment poam");
    requireAdmissible(poam, context());
    requireAdmissible(poam, context({ level: 3 }));
    refused(() => requireAdmissible(poam, context({ level: 1 })), /not permitted at any time/);
    for (const result of ["met", "not applicable", "not assessed"] as const)
      refused(() => requireAdmissible(poam, context({ result })), /NOT MET/);
    refused(() => requireAdmissible(poam, context({ others: [poam] })), /already/);
    const conditionalStatusDate = day("2026-03-01");
    refused(() => requireAdmissible(poam, context({ conditionalStatusDate })), /2026-08-28.*no extension/);
    requireAdmissible(
      entry("assessment poam", { scheduledCompletionDate: "2026-08-28" }),
      context({ conditionalStatusDate }),
    );
  });

  test("a temporary deficiency has arisen, and will be reviewed", () => {
    requireAdmissible(entry("operational plan"), context());
    requireAdmissible(
      entry("operational plan"),
      context({ result: "met", others: [entry("operational plan")] }),
    );
    refused(
      () => requireAdmissible(entry("operational plan", { aroseOn: "2026-06-02" }), context()),
      /arises on 2026-06-02/,
    );
    refused(
      () => requireUpcomingReview(entry("operational plan", { nextReviewOn: "2026-05-31" }), TODAY),
      /still to come/,
    );
    requireUpcomingReview(entry("operational plan", { nextReviewOn: TODAY }), TODAY);
    refused(
      () => requireAdmissible(entry("operational plan"), context({ result: "not applicable" })),
      /apply/,
    );
  });

  test("an exception stands in a plan that is named; the plan itself can be neither", () => {
    requireAdmissible(entry("enduring exception"), context());
    refused(
      () => requireAdmissible(entry("enduring exception"), context({ sspNamed: false })),
      /security plan/,
    );
    for (const register of ["operational plan", "enduring exception"] as const)
      refused(() => requireAdmissible(entry(register), context({ id: "3.12.4" })), /3\.12\.4/);
    requireAdmissible(entry("assessment poam"), context({ id: "3.12.4" }));
  });

  test("a requirement stands in one register at a time", () => {
    for (const register of CMMC_REGISTERS)
      for (const other of CMMC_REGISTERS)
        if (other !== register)
          refused(
            () => requireAdmissible(entry(register), context({ others: [entry(other)] })),
            /one register at a time/,
          );
  });

  test("every move between registers, before and after a Conditional status", () => {
    const conditional = context({ conditionalStatusDate: day("2026-03-01") });
    for (const from of CMMC_REGISTERS)
      for (const to of CMMC_REGISTERS) {
        if (from === to) {
          refused(() => requireMovable(from, to, context()), /another register/);
          continue;
        }
        requireMovable(from, to, context());
        if (from === "assessment poam")
          refused(() => requireMovable(from, to, conditional), /close-out assessment/);
        else requireMovable(from, to, conditional);
      }
  });

  test("an entry closes only when its requirement is MET without it", () => {
    for (const register of CMMC_REGISTERS)
      for (const result of CMMC_RESULTS) {
        const close = (): void => requireClosable(register, context({ result }));
        if (result === "met" || result === "not applicable") close();
        else refused(close, /recorded as MET/);
      }
  });

  test("reviews go forward, and only for temporary deficiencies", () => {
    const plan = entry("operational plan");
    const next = day("2026-08-01");
    requireReviewable(plan, [], review(), next, TODAY);
    refused(() => requireReviewable(entry("assessment poam"), [], review(), next, TODAY), /temporary/i);
    refused(
      () => requireReviewable(plan, [], review({ reviewedOn: day("2026-04-30") }), next, TODAY),
      /2026-05-01/,
    );
    refused(
      () => requireReviewable(plan, [], review({ reviewedOn: day("2026-06-02") }), next, TODAY),
      /2026-06-01/,
    );
    const [before, after] = [review({ reviewedOn: day("2026-05-20") }), review()];
    refused(() => requireReviewable(plan, [before], after, next, TODAY), /2026-05-20/);
    refused(() => requireReviewable(plan, [], review(), day("2026-05-15"), TODAY), /later day/);
  });
});
