import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addDays } from "#domain/calendar.ts";
import { Fault, type FaultCode } from "#domain/fault.ts";
import { fitsPattern } from "#domain/milestone/assignment-rule.ts";
import {
  checkedCompletion,
  checkedDescription,
  checkedUpdate,
  requirePlannable,
} from "#domain/milestone/milestone-rules.ts";
import { milestoneSlips } from "#domain/milestone/milestone-slips.ts";
import { milestoneState, type MilestoneChange } from "#domain/milestone/milestone.ts";
import { requireNoCircle } from "#domain/milestone/plan-graph.ts";
import { ITEM_STATUSES } from "#domain/poam-item.ts";
import { day } from "../observations.ts";

const ORIGINAL = { description: "Patch the servers.", due: day("2026-03-01") };
const update = (on: string, due: string | null, description: string | null = null): MilestoneChange => ({
  kind: "update",
  changedOn: day(on),
  due: due === null ? null : day(due),
  description,
  reason: "The vendor is late.",
  by: "Ada",
});
const complete = (on: string): MilestoneChange => ({
  kind: "complete",
  changedOn: day(on),
  completedOn: day(on),
  reason: "",
  by: "Ada",
});
const throwsFault = (work: () => unknown, code: FaultCode): void =>
  assert.throws(work, (error) => error instanceof Fault && error.code === code);

describe("milestones", () => {
  test("the present state is the original with its changes", () => {
    const changes = [
      update("2026-02-01", "2026-04-01"),
      update("2026-03-01", "2026-03-20", "Patch all servers."),
      complete("2026-03-18"),
    ];
    assert.deepEqual(milestoneState(ORIGINAL, changes), {
      description: "Patch all servers.",
      due: "2026-03-20",
      completedOn: "2026-03-18",
      slips: 1,
    });
    assert.deepEqual(ORIGINAL, { description: "Patch the servers.", due: "2026-03-01" });
  });

  test("folding is the same in one go or step by step", () => {
    const someDay = fc.nat(700).map((days) => addDays(day("2025-01-01"), days));
    const change = fc.oneof(
      fc.record({
        kind: fc.constant("update" as const),
        changedOn: someDay,
        due: fc.option(someDay),
        description: fc.option(fc.string({ minLength: 1 })),
        reason: fc.string(),
        by: fc.constant("Ada"),
      }),
      fc.record({
        kind: fc.constant("complete" as const),
        changedOn: someDay,
        completedOn: someDay,
        reason: fc.string(),
        by: fc.constant("Ada"),
      }),
    );
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (first, second) => {
        const half = milestoneState(ORIGINAL, first);
        const rest = milestoneState(half, second);
        const whole = milestoneState(ORIGINAL, [...first, ...second]);
        assert.deepEqual([rest.due, rest.description], [whole.due, whole.description]);
        assert.equal(whole.slips, half.slips + rest.slips);
      }),
    );
  });

  test("an update needs a reason and an open milestone, and says only what is new", () => {
    const state = milestoneState(ORIGINAL, []);
    const given = { due: day("2026-03-01"), description: "  Patch the servers. ", reason: " Still at it. " };
    assert.deepEqual(checkedUpdate(state, given), { due: null, description: null, reason: "Still at it." });
    throwsFault(() => checkedUpdate(state, { ...given, reason: " " }), "input.invalid");
    const done = milestoneState(ORIGINAL, [complete("2026-02-01")]);
    throwsFault(() => checkedUpdate(done, given), "milestone.refused");
  });

  test("a milestone is completed once, on a day that has come", () => {
    const [state, today] = [milestoneState(ORIGINAL, []), day("2026-02-10")];
    assert.equal(checkedCompletion(state, today, today), today);
    throwsFault(() => checkedCompletion(state, day("2026-02-11"), today), "input.invalid");
    const done = milestoneState(ORIGINAL, [complete("2026-02-01")]);
    throwsFault(() => checkedCompletion(done, today, today), "milestone.refused");
  });

  test("items at an end take no milestones; texts fit what authorities take", () => {
    for (const status of ITEM_STATUSES) {
      const plan = (): void => requirePlannable({ poamId: "V-1", status });
      if (["closed", "false positive", "cancelled"].includes(status)) throwsFault(plan, "milestone.refused");
      else plan();
    }
    assert.equal(checkedDescription(` ${"x".repeat(2000)} `).length, 2000);
    throwsFault(() => checkedDescription("x".repeat(2001)), "input.invalid");
    throwsFault(() => checkedDescription("  "), "input.invalid");
  });

  test("each later day is a slip with its reason; an update that says nothing new is empty", () => {
    const changes = [
      update("2026-02-01", "2026-04-01"),
      update("2026-03-01", null),
      update("2026-03-02", "2026-03-20"),
    ];
    const { slips, emptyUpdates } = milestoneSlips({ ...ORIGINAL, id: "m", changes });
    assert.deepEqual(
      slips.map(({ on, from, to }) => [on, from, to]),
      [["2026-02-01", "2026-03-01", "2026-04-01"]],
    );
    assert.equal(emptyUpdates, 1);
  });
});

const item = (id: string, waitsFor: readonly string[] = []) => ({
  id,
  poamId: `V-${id}`,
  ended: false,
  waitsFor,
});
const milestone = (id: string, itemIds: readonly string[], needs: readonly string[] = []) => ({
  id,
  description: `Step ${id}`,
  workDays: 1,
  completed: false,
  needs,
  itemIds,
});

describe("what waits for what", () => {
  test("items that wait for each other are a circle, which is named", () => {
    const items = [item("1", ["2"]), item("2", ["3"]), item("3", ["1"])];
    assert.throws(
      () => requireNoCircle({ items, milestones: [] }),
      (error) =>
        error instanceof Fault &&
        error.code === "milestone.circle" &&
        /V-1 after V-2 after V-3 after V-1/.test(error.message),
    );
  });

  test("a milestone of an item that waits cannot be needed by what it waits for", () => {
    const items = [item("1", ["2"]), item("2")];
    const milestones = [milestone("a", ["1"]), milestone("b", ["2"], ["a"])];
    throwsFault(() => requireNoCircle({ items, milestones }), "milestone.circle");
    requireNoCircle({ items, milestones: [milestone("a", ["1"], ["b"]), milestone("b", ["2"])] });
  });

  test("one milestone of both cannot be done before and after", () => {
    const items = [item("1", ["2"]), item("2")];
    throwsFault(
      () => requireNoCircle({ items, milestones: [milestone("a", ["1", "2"])] }),
      "milestone.circle",
    );
  });
});

describe("patterns of assignment rules", () => {
  for (const [pattern, text, fits] of [
    ["AC-2", "ac-2", true],
    ["AC-2", "AC-2(1)", false],
    ["AC-*", "AC-2(1)", true],
    ["*.db.example.org", "a.db.example.org", true],
    ["*.db.example.org", "db.example.org", false],
    ["web*prod*", "web-01-prod", true],
    ["a*a", "a", false],
    ["*", "", true],
    ["ab*bc", "abc", false],
  ] as const)
    test(`${pattern} ${fits ? "fits" : "does not fit"} ${text}`, () =>
      assert.equal(fitsPattern(pattern, text), fits));

  test("no pattern takes long", () => {
    assert.equal(fitsPattern(`${"a*".repeat(2000)}b`, "a".repeat(50_000)), false);
  });
});
