import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addDays } from "#domain/calendar.ts";
import { evergreenIndex, evergreenTotal, type RolledItem, type Slip } from "#domain/evergreen.ts";
import { likeness, repeatedReasons } from "#domain/evergreen-reasons.ts";
import { day } from "./observations.ts";

const TODAY = day("2026-12-01");
const slip = (
  on: string,
  from: string,
  to: string,
  reason: string,
  milestone: string | null = null,
): Slip => ({
  of: milestone === null ? "extension" : "milestone",
  on: day(on),
  from: day(from),
  to: day(to),
  reason,
  milestone,
});
const item = (slips: readonly Slip[], more: Partial<RolledItem> = {}): RolledItem => ({
  slips,
  openMilestones: [],
  emptyUpdates: 0,
  ...more,
});

describe("the evergreen index", () => {
  test("an item that is rolled every quarter with the same words stands out, and says why", () => {
    const index = evergreenIndex(
      item([
        slip("2026-03-30", "2026-03-31", "2026-06-30", "Waiting for the Q2 maintenance window."),
        slip("2026-06-29", "2026-06-30", "2026-09-30", "waiting for the Q3 maintenance window"),
        slip("2026-09-30", "2026-09-30", "2026-12-31", "Funding is not there."),
      ]),
      TODAY,
    );
    assert.equal(index.isEvergreen, true);
    assert.deepEqual([index.occasions, index.days, index.repeated.length], [3, 91 + 92 + 92, 1]);
    assert.equal(index.index, 36 + 27 + 8);
    assert.equal(
      index.parts.reduce((sum, { points }) => sum + points, 0),
      index.index,
    );
    assert.match(index.parts.map(({ because }) => because).join(" "), /3 occasions.*275 days.*window/s);
  });

  test("an item that was rolled once does not stand out, however far", () => {
    const index = evergreenIndex(item([slip("2026-03-30", "2026-03-31", "2027-12-31", "Contract.")]), TODAY);
    assert.deepEqual([index.isEvergreen, index.occasions], [false, 1]);
  });

  test("several milestones moved on one day are one occasion, as far as the one that went furthest", () => {
    const index = evergreenIndex(
      item([
        slip("2026-03-30", "2026-04-01", "2026-05-01", "Freeze.", "a"),
        slip("2026-03-30", "2026-04-11", "2026-05-31", "Freeze.", "b"),
      ]),
      TODAY,
    );
    assert.deepEqual([index.occasions, index.days, index.repeated], [1, 50, []]);
  });

  test("milestones that never complete and updates without content count", () => {
    const openMilestones = [
      { due: day("2026-08-01"), slips: 0 },
      { due: day("2026-12-31"), slips: 2 },
      { due: day("2026-11-30"), slips: 1 },
    ];
    const index = evergreenIndex(item([], { openMilestones, emptyUpdates: 2 }), TODAY);
    assert.deepEqual([index.neverDone, index.index, index.isEvergreen], [2, 12 + 4, false]);
  });

  test("a date that was moved to an earlier day is no slip", () => {
    const index = evergreenIndex(item([slip("2026-03-30", "2026-04-01", "2026-03-31", "Sooner.")]), TODAY);
    assert.deepEqual([index.index, index.parts], [0, []]);
  });

  test("it stays from 0 to 100 and never falls when a slip is added", () => {
    const someDay = fc.nat(600).map((days) => addDays(day("2025-01-01"), days));
    const anySlip = fc.record({
      of: fc.constantFrom("extension" as const, "milestone" as const),
      on: someDay,
      from: someDay,
      to: someDay,
      reason: fc.string(),
      milestone: fc.constantFrom(null, "a", "b"),
    });
    const rolled = fc.record({
      slips: fc.array(anySlip),
      openMilestones: fc.array(fc.record({ due: someDay, slips: fc.nat(5) })),
      emptyUpdates: fc.nat(20),
    });
    fc.assert(
      fc.property(rolled, anySlip, (before, added) => {
        const { index } = evergreenIndex(before, TODAY);
        assert.ok(index >= 0 && index <= 100);
        assert.ok(evergreenIndex({ ...before, slips: [...before.slips, added] }, TODAY).index >= index);
      }),
    );
  });

  test("of several items it is the mean", () => {
    const rolled = evergreenIndex(item([slip("2026-03-30", "2026-04-01", "2026-05-01", "Freeze.")]), TODAY);
    const quiet = evergreenIndex(item([]), TODAY);
    assert.deepEqual(evergreenTotal([rolled, quiet]), {
      items: 2,
      evergreen: 0,
      index: Math.round(rolled.index / 2),
      occasions: 1,
      days: 30,
    });
    assert.equal(evergreenTotal([]).index, 0);
  });
});

describe("reasons in the same words", () => {
  test("letters' case, punctuation, numbers and days do not tell reasons apart", () => {
    assert.equal(likeness("Waiting for patch 12.", "waiting, for patch 13"), 1);
    assert.ok(likeness("Waiting for the vendor.", "The budget was cut.") < 0.6);
    assert.equal(likeness("", ""), 0);
  });

  test("a reason counts once for each later day", () => {
    const given = [
      { on: day("2026-01-01"), reason: "Waiting for the vendor." },
      { on: day("2026-04-01"), reason: "Waiting for the vendor." },
      { on: day("2026-04-01"), reason: "Still waiting for the vendor." },
      { on: day("2026-07-01"), reason: "Funding." },
    ];
    assert.equal(repeatedReasons(given).length, 1);
  });
});
