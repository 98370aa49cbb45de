import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { movedDates } from "#domain/clock/moved-dates.ts";
import { scheduledCompletion } from "#domain/clocks.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import { rulebookFrom } from "#domain/rulebook/rulebook-from.ts";
import { fedrampCr26 } from "#rulebooks/fedramp-cr26.ts";
import { fedrampRev5 } from "#rulebooks/fedramp-rev5.ts";
import { anyRulebook, clockFacts } from "./clock-arbitraries.ts";
import { day } from "./observations.ts";
import { runs } from "../support/depth.ts";

const item = (id: string, originalRiskRating: RiskRating) => ({
  id,
  facts: { originalDetectionDate: day("2026-01-01"), originalRiskRating },
});

test("a change of policy moves the dates that rest on what changed, and no other", () => {
  const stricter = rulebookFrom(fedrampRev5, { "remediation.days.critical": 15 });
  const items = [item("V-1", "critical"), item("V-2", "high"), item("V-3", "critical")];
  const moved = [...movedDates(fedrampRev5, stricter, items)];
  assert.deepEqual(
    moved.map(({ item, from, to }) => [item.id, from, to]),
    [
      ["V-1", "2026-01-31", "2026-01-16"],
      ["V-3", "2026-01-31", "2026-01-16"],
    ],
  );
  const [first] = movedDates(fedrampRev5, fedrampCr26, items);
  assert.deepEqual([first?.from, first?.to], ["2026-01-31", null], "no date before the evaluation");
});

test("what the preview says is what the other rulebook gives", () => {
  fc.assert(
    fc.property(anyRulebook, anyRulebook, fc.array(clockFacts, { maxLength: 4 }), (from, to, all) => {
      const items = all.map((facts, index) => ({ index, facts }));
      const moved = new Map([...movedDates(from, to, items)].map((each) => [each.item.index, each]));
      for (const { index, facts } of items) {
        const after = scheduledCompletion(to, facts).date;
        const kept = moved.get(index) ?? { from: after, to: after };
        assert.deepEqual([kept.from, kept.to], [scheduledCompletion(from, facts).date, after]);
      }
    }),
    { numRuns: runs(100) },
  );
});
