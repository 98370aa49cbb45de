import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "#domain/fault.ts";
import { RISK_RATINGS } from "#domain/risk-rating.ts";
import { IMPACT_LEVELS } from "#domain/rulebook.ts";
import { rulebookById, RULEBOOKS } from "#rulebooks/index.ts";

test("rulebooks have ids and names of their own", () => {
  assert.ok(RULEBOOKS.length > 0);
  for (const field of ["id", "name"] as const) {
    const values = RULEBOOKS.map((rulebook) => rulebook[field]);
    assert.equal(new Set(values).size, values.length);
  }
});

for (const rulebook of RULEBOOKS)
  test(`${rulebook.id} is well formed: every number has a source and every list an entry`, () => {
    assert.match(rulebook.id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(rulebook.source.length > 10);
    assert.deepEqual(Object.keys(rulebook.remediationDays).toSorted(), RISK_RATINGS.toSorted());
    let shortest = 0;
    for (const rating of RISK_RATINGS) {
      const { days, source } = rulebook.remediationDays[rating];
      assert.ok(Number.isInteger(days) && days > 0, rating);
      assert.ok(days >= shortest, `${rating} is given less time than a worse rating`);
      assert.ok(source.includes(String(days)), `the source of ${rating} names its ${days} days`);
      shortest = days;
    }
    assert.ok(Number.isInteger(rulebook.dueSoonDays) && rulebook.dueSoonDays >= 0);
    assert.ok(rulebook.impactLevels.length > 0);
    assert.equal(new Set(rulebook.impactLevels).size, rulebook.impactLevels.length);
    for (const level of rulebook.impactLevels) assert.ok(IMPACT_LEVELS.includes(level));
    for (const controls of Object.values(rulebook.defaultControls)) {
      assert.ok(controls.length > 0);
      for (const control of controls) assert.match(control, /^[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?$/);
    }
  });

test("a rulebook is found by its id, and an unknown id is refused with the known ones", () => {
  for (const rulebook of RULEBOOKS) assert.equal(rulebookById(rulebook.id), rulebook);
  for (const unknown of ["", "FEDRAMP-REV5", "__proto__", "nothing"])
    assert.throws(
      () => rulebookById(unknown),
      (error) =>
        error instanceof Fault && error.code === "input.invalid" && error.message.includes("fedramp-rev5"),
    );
});
