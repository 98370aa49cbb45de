import assert from "node:assert/strict";
import { test } from "node:test";
import { CONFIDENCES, type Fact } from "#domain/fact.ts";
import { Fault } from "#domain/fault.ts";
import { ITEM_STATUSES } from "#domain/poam-item.ts";
import { RISK_RATINGS } from "#domain/risk-rating.ts";
import { IMPACT_LEVELS } from "#domain/rulebook.ts";
import { statusWordOf } from "#domain/rulebook/record-rules.ts";
import { rulebookById, RULEBOOKS } from "#rulebooks/index.ts";

test("rulebooks have ids and names of their own", () => {
  assert.ok(RULEBOOKS.length > 0);
  for (const field of ["id", "name", "about"] as const) {
    const values = RULEBOOKS.map((rulebook) => rulebook[field]);
    assert.equal(new Set(values).size, values.length);
  }
});

/** Every fact in a rulebook, with where it stands. */
const factsIn = (part: unknown, path = ""): ReadonlyArray<readonly [string, Fact<unknown>]> => {
  if (typeof part !== "object" || part === null) return [];
  if ("confidence" in part) return [[path, part as Fact<unknown>]];
  return Object.entries(part).flatMap(([key, inner]) => factsIn(inner, `${path}.${key}`));
};

for (const rulebook of RULEBOOKS) {
  test(`${rulebook.id} is well formed: every list has entries that exist, worse ratings get no more time`, () => {
    assert.match(rulebook.id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(rulebook.source.length > 10);
    assert.ok(rulebook.about.endsWith("."));
    if (rulebook.remediation.by === "risk rating") {
      const { days } = rulebook.remediation;
      let shortest = 0;
      for (const rating of RISK_RATINGS) {
        const { value, source }: Fact<number> = days[rating];
        assert.ok(Number.isInteger(value) && value >= shortest, rating);
        assert.ok(source.includes(String(value)), `the source of ${rating} names its ${value} days`);
        shortest = value;
      }
    }
    assert.ok(Number.isInteger(rulebook.dueSoonDays) && rulebook.dueSoonDays >= 0);
    assert.equal(new Set(rulebook.impactLevels).size, rulebook.impactLevels.length);
    for (const level of rulebook.impactLevels) assert.ok(IMPACT_LEVELS.includes(level));
    for (const controls of Object.values(rulebook.defaultControls)) {
      assert.ok(controls.length > 0);
      for (const control of controls) assert.match(control, /^[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?$/);
    }
  });

  test(`${rulebook.id}: every fact has a source and says how sure it is, and names nothing of ours`, () => {
    const facts = factsIn(rulebook);
    assert.ok(facts.length > 20);
    for (const [path, { source, confidence }] of facts) {
      assert.ok(source.length >= 8 && !source.endsWith("."), `${path}: ${source}`);
      assert.ok(CONFIDENCES.includes(confidence), path);
      assert.doesNotMatch(source, /\.md\b|\/work|undefined/, path);
    }
  });

  test(`${rulebook.id}: a status has one word at most, and an item that is not ended has one when it is late too`, () => {
    for (const status of ITEM_STATUSES) {
      const covering = rulebook.record.statusWords.value.filter(({ covers }) => covers.includes(status));
      assert.ok(covering.filter(({ whenLate }) => whenLate).length <= 1, status);
      assert.ok(covering.filter(({ whenLate }) => !whenLate).length <= 1, status);
      const inTime = statusWordOf(rulebook.record, status, false);
      assert.equal(statusWordOf(rulebook.record, status, true) === null, inTime === null, status);
    }
    for (const status of ["open", "in progress", "pending verification", "closed"] as const)
      assert.notEqual(statusWordOf(rulebook.record, status, false), null, status);
  });
}

test("a late item of an agency is delayed, on its way it is ongoing", () => {
  const { record } = rulebookById("fisma-omb");
  assert.equal(statusWordOf(record, "open", false), "Ongoing");
  assert.equal(statusWordOf(record, "open", true), "Delayed");
  assert.equal(statusWordOf(record, "closed", true), "Completed");
});

test("eMASS limits texts to 2,000, 250 and 100 characters", () => {
  for (const id of ["dod-rmf", "dod-navy"]) {
    const { textLimits } = rulebookById(id).record;
    const limits = Object.entries(textLimits).map(([field, limit]) => [field, limit.value]);
    assert.deepEqual(Object.fromEntries(limits), {
      weaknessDescription: 2000,
      sourceReference: 2000,
      externalId: 100,
      office: 100,
      pointOfContact: 100,
      contactEmail: 100,
      contactPhone: 100,
      resourcesRequired: 250,
      comments: 2000,
      mitigations: 2000,
      recommendations: 2000,
      impactDescription: 2000,
      milestoneDescription: 2000,
      ...(id === "dod-navy"
        ? { predisposingConditions: 2000, threatDescription: 2000, assetIdentifiers: 2000 }
        : {}),
    });
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
