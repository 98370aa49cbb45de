import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, type CalendarDate } from "#domain/calendar.ts";
import {
  factsOn,
  recordKnown,
  scheduledCompletionAsOf,
  type AppliedRulebook,
  type KnownFacts,
} from "#domain/clock/as-of.ts";
import { Fault } from "#domain/fault.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { cms } from "#rulebooks/fisma.ts";
import { fedrampRev5 } from "#rulebooks/fedramp-rev5.ts";
import { anyDay, anyRulebook, changeableFacts, originals } from "./clock-arbitraries.ts";
import { day } from "./observations.ts";
import { runs } from "../support/depth.ts";

const under = (knownOn: string, rulebook: Rulebook = fedrampRev5, from = knownOn): AppliedRulebook => ({
  knownOn: day(knownOn),
  effectiveFrom: day(from),
  rulebook,
});
const opened: KnownFacts = {
  knownOn: day("2026-02-01"),
  facts: { originalDetectionDate: day("2026-02-01"), originalRiskRating: "high" },
};
const on = (rulebooks: readonly AppliedRulebook[], history: readonly KnownFacts[], text: string) =>
  scheduledCompletionAsOf(rulebooks, history, day(text))?.date;

test("the date that was in force on a past day is the one known then, also after backdating", () => {
  const rulebooks = [under("2026-01-01")];
  const backdated: KnownFacts = {
    knownOn: day("2026-05-01"),
    facts: { originalDetectionDate: day("2025-12-01") },
  };
  const approved: KnownFacts = {
    knownOn: day("2026-06-01"),
    facts: { approvedRiskAdjustment: { rating: "low", approvedOn: day("2026-02-15") } },
  };
  const history = [opened, backdated, approved];
  assert.equal(on(rulebooks, history, "2026-01-31"), undefined, "not known yet");
  assert.equal(on(rulebooks, history, "2026-04-30"), "2026-03-03");
  assert.equal(on(rulebooks, history, "2026-05-01"), "2025-12-31");
  assert.equal(on(rulebooks, history, "2026-06-01"), "2026-05-30");
});

test("a fact that is null was taken back, an absent one stays", () => {
  const manual = { date: day("2026-09-01"), reason: "Outage", by: "Ada Example" };
  const history: KnownFacts[] = [
    opened,
    { knownOn: day("2026-03-01"), facts: { manual } },
    { knownOn: day("2026-03-05"), facts: { impactLevel: "low", kev: undefined } },
    { knownOn: day("2026-04-01"), facts: { manual: null } },
  ];
  assert.equal(on([under("2026-01-01")], history, "2026-03-31"), "2026-09-01");
  assert.equal(on([under("2026-01-01")], history, "2026-04-01"), "2026-03-03");
  assert.deepEqual(factsOn(history, day("2026-04-02")), { ...opened.facts, impactLevel: "low" });
});

test("a change of the rulebook holds from its day and from when it was decided, whichever is later", () => {
  const backdated = [under("2026-01-01"), under("2026-06-01", cms, "2026-02-01")];
  assert.equal(on(backdated, [opened], "2026-05-31"), "2026-03-03");
  const critical = [{ ...opened, facts: { ...opened.facts, originalRiskRating: "critical" as const } }];
  assert.equal(on(backdated, critical, "2026-05-31"), "2026-03-03");
  assert.equal(on(backdated, critical, "2026-06-01"), "2026-02-16");
  const announced = [under("2026-01-01"), under("2026-03-01", cms, "2026-07-01")];
  assert.equal(on(announced, critical, "2026-06-30"), "2026-03-03");
  assert.equal(on(announced, critical, "2026-07-01"), "2026-02-16");
  assert.equal(on([under("2026-03-01")], [opened], "2026-02-20"), undefined, "no rulebook then");
  const overtaken = [...announced.slice(1), under("2026-08-01", fedrampRev5, "2026-02-01")];
  assert.equal(on(overtaken, critical, "2026-07-31"), "2026-02-16");
  assert.equal(
    on(overtaken, critical, "2026-08-01"),
    "2026-03-03",
    "the later decision, though for the past",
  );
});

test("a history takes nothing that claims to have been known before what it holds", () => {
  assert.deepEqual(recordKnown([], opened), [opened]);
  const later = { knownOn: day("2026-02-02"), facts: {} };
  assert.deepEqual(recordKnown([opened], later), [opened, later]);
  assert.throws(
    () => recordKnown([opened], { knownOn: day("2026-01-31"), facts: {} }),
    (error) =>
      error instanceof Fault &&
      error.code === "input.invalid" &&
      /Record it as known today/.test(error.message),
  );
});

const later = (from: CalendarDate) => fc.integer({ min: 1, max: 900 }).map((days) => addDays(from, days));
const someFacts = fc.record({ ...originals, ...changeableFacts }, { requiredKeys: [] });
const nulls = fc.constantFrom(...Object.keys(changeableFacts)).map((key) => ({ [key]: null }));
const edits = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.oneof(someFacts, nulls)), {
  maxLength: 6,
});

const historyFrom = (start: CalendarDate, steps: ReadonlyArray<readonly [number, KnownFacts["facts"]]>) => {
  let knownOn = start;
  return steps.reduce<readonly KnownFacts[]>((history, [days, facts]) => {
    knownOn = addDays(knownOn, days);
    return recordKnown(history, { knownOn, facts });
  }, []);
};

test("what was in force on a day stays so whatever is recorded on later days", () => {
  const scenario = anyDay.chain((asked) =>
    fc.record({
      asked: fc.constant(asked),
      before: fc.tuple(anyDay, fc.record(originals), edits),
      after: fc.tuple(later(asked), edits),
      books: fc.array(fc.tuple(anyDay, anyDay, anyRulebook), { minLength: 1, maxLength: 3 }),
      laterBooks: fc.array(fc.tuple(later(asked), anyDay, anyRulebook), { maxLength: 2 }),
    }),
  );
  fc.assert(
    fc.property(scenario, ({ asked, before: [start, first, some], after, books, laterBooks }) => {
      const past = historyFrom(start, [[0, first], ...some]);
      const edited = [...past, ...historyFrom(...after)];
      const applied = (list: typeof books) =>
        list.map(([knownOn, effectiveFrom, rulebook]) => ({ knownOn, effectiveFrom, rulebook }));
      assert.deepEqual(
        scheduledCompletionAsOf([...applied(books), ...applied(laterBooks)], edited, asked),
        scheduledCompletionAsOf(applied(books), past, asked),
      );
    }),
    { numRuns: runs(200) },
  );
});
