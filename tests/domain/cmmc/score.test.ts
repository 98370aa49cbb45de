import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { scoreOf } from "#domain/cmmc/score.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { ELIGIBLE_2 } from "../../rulebooks/cmmc/lists.ts";
import { runs } from "../../support/depth.ts";
import { findings, type Finding } from "./findings.ts";

const rules = rulesOfLevel(2);
const IDS = rules.requirements.map(({ id }) => id);
const all = (finding: Finding): Record<string, Finding> => Object.fromEntries(IDS.map((id) => [id, finding]));
const score = (others: Readonly<Record<string, Finding>>): number | null =>
  scoreOf(rules, findings(2, others)).score;

describe("the score of Level 2", () => {
  test("the extremes: 110 with everything MET, -203 with nothing but the plan, 88 at the edge", () => {
    assert.equal(score({}), 110);
    assert.equal(score({ ...all("not met"), "3.12.4": "met" }), -203);
    const onePointers = ELIGIBLE_2.filter((id) => id !== "3.13.11").slice(0, 22);
    assert.equal(score(Object.fromEntries(onePointers.map((id) => [id, "not met" as const]))), 88);
  });

  test("without a system security plan there is no score, whatever the rest is", () => {
    for (const finding of ["not met", "not assessed"] as const) {
      const { score: none, withheld, best } = scoreOf(rules, findings(2, { "3.12.4": finding }));
      assert.equal(none, null);
      assert.match(withheld ?? "", /3\.12\.4.*170\.24\(c\)\(2\)\(i\)\(B\)\(5\)/);
      assert.equal(best, finding === "not met" ? null : 110);
    }
  });

  test("MFA for remote and privileged users only, and encryption without validation, cost three", () => {
    for (const id of ["3.5.3", "3.13.11"]) {
      assert.equal(score({ [id]: "not met" }), 105);
      assert.equal(score({ [id]: "partial" }), 107);
      const [loss] = scoreOf(rules, findings(2, { [id]: "partial" })).losses;
      assert.equal(loss?.cause, "partial");
      assert.match(loss?.source ?? "", /\(B\)\(4\)$/);
    }
    assert.match(
      scoreOf(rules, findings(2, { "3.5.3": "partial" })).losses[0]?.because ?? "",
      /remote and privileged users/,
    );
  });

  test("what is not assessed counts as NOT MET, and the best case says what it may still bring", () => {
    const {
      score: now,
      best,
      notAssessed,
    } = scoreOf(rules, findings(2, { "3.1.1": "not assessed", "3.1.5": "not met" }));
    assert.deepEqual([now, best, notAssessed], [102, 107, 1]);
    const empty = scoreOf(rules, new Map());
    assert.deepEqual([empty.score, empty.best, empty.notAssessed, empty.lost], [null, 110, 110, 313]);
  });

  test("every point lost is explained by its requirement and section; families add up", () => {
    const scored = scoreOf(rules, findings(2, { ...all("not met"), "3.12.4": "met", "3.5.3": "partial" }));
    assert.equal(scored.losses.length, 109);
    for (const { requirement, points, source, because } of scored.losses) {
      assert.ok(points > 0, requirement.id);
      assert.match(source, /^32 CFR 170\.24\(c\)\(2\)\(i\)\(B\)\(\d\)/);
      assert.ok(because.length > 0);
    }
    const byFamily = scored.families.reduce((sum, { lost }) => sum + lost, 0);
    assert.equal(byFamily, scored.lost);
    assert.equal(scored.lost, 311);
  });

  const arbitrary = fc
    .array(fc.constantFrom<Finding>("met", "not met", "partial", "not assessed"), {
      minLength: IDS.length,
      maxLength: IDS.length,
    })
    .map((given) =>
      Object.fromEntries(
        IDS.map((id, index) => {
          const finding = given[index] ?? "met";
          if (id === "3.12.4") return [id, "met"] as const;
          return [id, finding === "partial" && !["3.5.3", "3.13.11"].includes(id) ? "not met" : finding];
        }),
      ),
    );

  test("it lies between -203 and 110, and is the maximum less its losses", () => {
    fc.assert(
      fc.property(arbitrary, (given) => {
        const scored = scoreOf(rules, findings(2, given));
        assert.ok(scored.score !== null && scored.score >= -203 && scored.score <= 110);
        assert.equal(scored.score, 110 - scored.losses.reduce((sum, { points }) => sum + points, 0));
        assert.ok((scored.best ?? -999) >= scored.score);
        assert.equal(scored.met + scored.notMet + scored.notAssessed, 110);
      }),
      { numRuns: runs(300) },
    );
  });

  test("meeting one requirement more never lowers it, and one less never raises it", () => {
    fc.assert(
      fc.property(arbitrary, fc.constantFrom(...IDS.filter((id) => id !== "3.12.4")), (given, id) => {
        const [worse, better] = [score({ ...given, [id]: "not met" }), score({ ...given, [id]: "met" })];
        const between = score({ ...given, [id]: ["3.5.3", "3.13.11"].includes(id) ? "partial" : "not met" });
        assert.ok(worse !== null && better !== null && between !== null);
        assert.ok(worse < better && worse <= between && between < better);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("levels 1 and 3", () => {
  test("Level 3: a point each, from 24 down to 0", () => {
    const three = rulesOfLevel(3);
    assert.equal(scoreOf(three, findings(3)).score, 24);
    const none = Object.fromEntries(three.requirements.map(({ id }) => [id, "not met" as const]));
    assert.equal(scoreOf(three, findings(3, none)).score, 0);
    const { losses } = scoreOf(three, findings(3, { "3.6.1e": "not met" }));
    assert.deepEqual(
      losses.map(({ points, source }) => [points, source]),
      [[1, "32 CFR 170.24(c)(3)"]],
    );
  });

  test("Level 1 has no score: all MET or not", () => {
    const one = rulesOfLevel(1);
    for (const others of [{}, { "b.1.i": "not met" as const }]) {
      const scored = scoreOf(one, findings(1, others as Record<string, Finding>));
      assert.deepEqual([scored.score, scored.maximum, scored.best], [null, null, null]);
      assert.match(scored.withheld ?? "", /170\.24\(c\)\(1\)/);
    }
    assert.equal(scoreOf(one, findings(1, { "b.1.i": "not met" })).losses.length, 1);
  });
});
