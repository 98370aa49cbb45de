import assert from "node:assert/strict";
import { test } from "node:test";
import {
  assumeBod2604,
  BOD_26_04_DAYS,
  BOD_26_04_TABLE,
  bod2604Outcome,
  bod2604Start,
} from "#domain/bod-26-04.ts";
import { day } from "./observations.ts";

test("BOD 26-04: each of the sixteen rows, in the order of the publication", () => {
  const table = [
    ["no", "no", "no", "partial", "FSU"],
    ["yes", "no", "no", "partial", "14D"],
    ["no", "yes", "no", "partial", "60D"],
    ["no", "no", "yes", "partial", "60D"],
    ["no", "no", "no", "total", "FSU"],
    ["yes", "yes", "no", "partial", "14D"],
    ["yes", "no", "yes", "partial", "14D"],
    ["no", "yes", "yes", "partial", "14D"],
    ["yes", "no", "no", "total", "14D"],
    ["no", "yes", "no", "total", "14D"],
    ["no", "no", "yes", "total", "60D"],
    ["yes", "yes", "yes", "partial", "3D"],
    ["yes", "yes", "no", "total", "3DF"],
    ["yes", "no", "yes", "total", "3DF"],
    ["no", "yes", "yes", "total", "3D"],
    ["yes", "yes", "yes", "total", "3DF"],
  ] as const;
  for (const [index, [kev, exposed, automatable, technicalImpact, outcome]] of table.entries()) {
    const facts = {
      knownExploited: kev === "yes",
      publiclyExposed: exposed === "yes",
      automatable: automatable === "yes",
      technicalImpact,
    };
    assert.equal(bod2604Outcome(facts), outcome, JSON.stringify(facts));
    assert.equal(BOD_26_04_TABLE[index]?.[2], outcome);
  }
});

test("the table has one row for each of the sixteen combinations", () => {
  assert.equal(BOD_26_04_TABLE.length, 16);
  assert.equal(new Set(BOD_26_04_TABLE.map(([yes, impact]) => `${yes} ${impact}`)).size, 16);
  for (const [yes] of BOD_26_04_TABLE) assert.match(yes, /^[-k][-e][-a]$/);
});

test("outcomes are days, but fix on system upgrade", () => {
  assert.deepEqual(BOD_26_04_DAYS, { FSU: null, "60D": 60, "14D": 14, "3D": 3, "3DF": 3 });
});

test("what is not known is taken as not automatable, of total impact, and publicly exposed", () => {
  assert.deepEqual(assumeBod2604(false, { publiclyExposed: false }), {
    facts: { knownExploited: false, publiclyExposed: false, automatable: false, technicalImpact: "total" },
    assumed: ["not automatable", "total technical impact"],
  });
  assert.deepEqual(assumeBod2604(true, undefined), {
    facts: { knownExploited: true, publiclyExposed: true, automatable: false, technicalImpact: "total" },
    assumed: ["publicly exposed", "not automatable", "total technical impact"],
  });
  const known = { publiclyExposed: false, automatable: true, technicalImpact: "partial" } as const;
  assert.deepEqual(assumeBod2604(true, known), { facts: { knownExploited: true, ...known }, assumed: [] });
});

test("days count from the earlier of listing and detection", () => {
  assert.equal(bod2604Start(day("2026-07-02"), day("2026-07-01")), "2026-07-01");
  assert.equal(bod2604Start(day("2026-07-02"), day("2026-07-03")), "2026-07-02");
  assert.equal(bod2604Start(day("2026-07-02"), null), "2026-07-02");
});
