import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { recompute } from "#domain/clock/clock-step.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import { anyRulebook, clockFacts, isDay } from "./clock-arbitraries.ts";
import { runs } from "../support/depth.ts";

test("a date's steps recompute to the date, whatever the rulebook and the facts", () => {
  fc.assert(
    fc.property(anyRulebook, clockFacts, (rulebook, facts) => {
      const { date, steps } = scheduledCompletion(rulebook, facts);
      assert.equal(recompute(steps), date);
      assert.equal(recompute(structuredClone(steps)), date, "steps are plain data");
      assert.equal(steps[0]?.step, "rulebook");
      assert.deepEqual([steps.at(-1)?.step, steps.at(-1)?.value], ["result", date ?? "none"]);
      assert.ok(date === null || isDay(date));
    }),
    { numRuns: runs(400) },
  );
});

test("each step says what was taken and why, in whole sentences", () => {
  fc.assert(
    fc.property(anyRulebook, clockFacts, (rulebook, facts) => {
      for (const { step, value, because } of scheduledCompletion(rulebook, facts).steps) {
        assert.ok(value.length > 0, step);
        assert.ok(!/undefined|null|NaN|\[object/.test(`${value} ${because}`), because);
      }
    }),
    { numRuns: runs(200) },
  );
});

test("CISA's date is never passed unless a person set the date", () => {
  fc.assert(
    fc.property(anyRulebook, clockFacts, (rulebook, facts) => {
      const { manual: _, ...computed } = facts;
      const dueDate = facts.kev?.dueDate ?? null;
      fc.pre(rulebook.clock.kevDueDateGoverns.value && dueDate !== null);
      const { date } = scheduledCompletion(rulebook, computed);
      assert.ok(date !== null && dueDate !== null && date <= dueDate);
    }),
  );
});

test("a rulebook that is kept as JSON gives the same dates", () => {
  fc.assert(
    fc.property(anyRulebook, clockFacts, (rulebook, facts) => {
      const kept = JSON.parse(JSON.stringify(rulebook)) as typeof rulebook;
      assert.deepEqual(scheduledCompletion(kept, facts), scheduledCompletion(rulebook, facts));
    }),
    { numRuns: runs(60) },
  );
});
