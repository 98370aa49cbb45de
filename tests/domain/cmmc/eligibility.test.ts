import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { conditionalEligibility, poamPermission } from "#domain/cmmc/eligibility.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { ELIGIBLE_2, EXCLUDED_2, EXCLUDED_3 } from "../../rulebooks/cmmc/lists.ts";
import { findings, type Finding } from "./findings.ts";

const [level1, level2, level3] = [rulesOfLevel(1), rulesOfLevel(2), rulesOfLevel(3)];
const eligibility2 = (others: Readonly<Record<string, Finding>>) =>
  conditionalEligibility(level2, findings(2, others));
const notMet = (...ids: readonly string[]): Record<string, Finding> =>
  Object.fromEntries(ids.map((id) => [id, "not met"]));

const eligibility3 = (others: Readonly<Record<string, Finding>>, satisfied = true) =>
  conditionalEligibility(level3, findings(3, others), { satisfied });

describe("Conditional Level 2", () => {
  test("47 requirements may stand on a POA&M, 63 may not", () => {
    assert.equal(ELIGIBLE_2.length, 47);
    let [may, mayNot] = [0, 0];
    for (const requirement of level2.requirements) {
      const { id } = requirement;
      const finding = id === "3.13.11" ? "partial" : "not met";
      const { outcome, blocking } = eligibility2({ [id]: finding });
      const permission = poamPermission(level2, requirement, finding);
      assert.equal(permission.permitted, ELIGIBLE_2.includes(id), id);
      if (ELIGIBLE_2.includes(id)) {
        assert.deepEqual([outcome, blocking], ["conditional", []], id);
        may += 1;
        continue;
      }
      mayNot += 1;
      assert.equal(outcome, "none", id);
      const [first] = blocking;
      assert.deepEqual(first?.requirements, [id]);
      assert.equal(first?.rule, EXCLUDED_2.includes(id) ? "excluded" : "value", id);
      assert.match(first?.source ?? "", /^32 CFR 170\.21\(a\)\(2\)\(ii+\)/);
      assert.ok(first?.because.includes(id), id);
    }
    assert.deepEqual([may, mayNot], [47, 63]);
  });

  test("3.13.11 only when encryption is employed; 3.5.3 never", () => {
    assert.equal(eligibility2({ "3.13.11": "partial" }).outcome, "conditional");
    assert.equal(eligibility2({ "3.13.11": "not met" }).outcome, "none");
    assert.equal(eligibility2({ "3.5.3": "partial" }).outcome, "none");
    assert.equal(eligibility2({ "3.5.3": "not met" }).outcome, "none");
  });

  test("88 is enough and 87 is not; the points that are left are counted", () => {
    const ones = ELIGIBLE_2.filter((id) => id !== "3.13.11");
    const edge = eligibility2(notMet(...ones.slice(0, 22)));
    assert.deepEqual([edge.outcome, edge.pointsLeft, edge.minimumScore], ["conditional", 0, 88]);
    const under = eligibility2(notMet(...ones.slice(0, 23)));
    assert.deepEqual([under.outcome, under.pointsLeft], ["none", -1]);
    assert.deepEqual(
      under.blocking.map(({ rule, source }) => [rule, source]),
      [["score", "32 CFR 170.21(a)(2)(i)"]],
    );
    const withPartial = eligibility2({ ...notMet(...ones.slice(0, 19)), "3.13.11": "partial" });
    assert.deepEqual([withPartial.outcome, withPartial.pointsLeft], ["conditional", 0]);
    assert.equal(eligibility2({ ...notMet(...ones.slice(0, 20)), "3.13.11": "partial" }).outcome, "none");
    assert.equal(eligibility2(notMet(...ones.slice(0, 3))).pointsLeft, 19);
  });

  test("each blocking requirement is named, not only the first", () => {
    const { blocking, toPlan } = eligibility2(notMet("3.1.1", "3.1.20", "3.1.3", "3.12.4"));
    assert.deepEqual(
      blocking.map(({ rule, requirements }) => [rule, ...requirements]),
      [
        ["value", "3.1.1"],
        ["excluded", "3.1.20"],
        ["excluded", "3.12.4"],
        ["no plan", "3.12.4"],
      ],
    );
    assert.deepEqual(toPlan, ["3.1.1", "3.1.3", "3.1.20", "3.12.4"]);
  });

  test("everything MET is Final; what is not assessed blocks, once, with its requirements", () => {
    assert.deepEqual(eligibility2({}).outcome, "final");
    const { outcome, blocking, toPlan } = eligibility2({ "3.1.3": "not assessed", "3.1.4": "not assessed" });
    assert.equal(outcome, "none");
    assert.deepEqual(
      blocking.map(({ rule, requirements }) => [rule, requirements]),
      [["not assessed", ["3.1.3", "3.1.4"]]],
    );
    assert.deepEqual(toPlan, []);
    const fresh = conditionalEligibility(level2, new Map());
    assert.deepEqual(
      fresh.blocking.map(({ rule }) => rule),
      ["not assessed"],
    );
  });
});

describe("Conditional Level 3", () => {
  test("each of the seven blocks, each of the seventeen others does not", () => {
    for (const { id } of level3.requirements) {
      const { outcome, blocking } = eligibility3(notMet(id));
      assert.equal(outcome, EXCLUDED_3.includes(id) ? "none" : "conditional", id);
      assert.equal(blocking.length, EXCLUDED_3.includes(id) ? 1 : 0, id);
    }
  });

  test("20 of 24 is enough and 19 is not", () => {
    const others = level3.requirements.map(({ id }) => id).filter((id) => !EXCLUDED_3.includes(id));
    assert.deepEqual(
      [
        eligibility3(notMet(...others.slice(0, 4))).outcome,
        eligibility3(notMet(...others.slice(0, 5))).outcome,
      ],
      ["conditional", "none"],
    );
    assert.equal(eligibility3(notMet(...others.slice(0, 5))).blocking[0]?.rule, "score");
  });

  test("nothing without a Final Level 2 (C3PAO) on the same scope", () => {
    const { outcome, blocking } = eligibility3({}, false);
    assert.equal(outcome, "none");
    assert.deepEqual(
      blocking.map(({ rule, source }) => [rule, source]),
      [["level 2", "32 CFR 170.24(c)(3)"]],
    );
    assert.equal(eligibility3({}).outcome, "final");
  });
});

test("Level 1 never: each of the fifteen blocks, and only everything MET is Final", () => {
  assert.equal(conditionalEligibility(level1, findings(1)).outcome, "final");
  for (const { id } of level1.requirements) {
    const { outcome, blocking, pointsLeft } = conditionalEligibility(level1, findings(1, notMet(id)));
    assert.deepEqual([outcome, pointsLeft], ["none", null]);
    assert.deepEqual(
      blocking.map(({ rule, requirements }) => [rule, ...requirements]),
      [["no poam", id]],
    );
  }
});
