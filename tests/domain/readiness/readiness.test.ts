import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { READINESS_CHECKS } from "#domain/readiness/checks.ts";
import { readiness } from "#domain/readiness/readiness.ts";
import { RULEBOOKS } from "#rulebooks/index.ts";
import { EXAMPLES, type Example } from "./examples.ts";
import { CLOSED, given, READY } from "./ready-item.ts";

const found = ({ item, beside = [], rulebook = "fedramp-rev5", context = {} }: Example, id: string) =>
  readiness(
    [{ ...READY, ...item }, ...beside.map((other) => ({ ...READY, ...other }))],
    given(rulebook, context),
  ).filter(({ check }) => check === id);

describe("readiness", () => {
  test("every check has a failing and a passing example, and no example is of a check that is gone", () => {
    assert.deepEqual(READINESS_CHECKS.map(({ id }) => id).toSorted(), Object.keys(EXAMPLES).toSorted());
    assert.equal(new Set(READINESS_CHECKS.map(({ id }) => id)).size, READINESS_CHECKS.length);
    for (const [id, { failing, passing }] of Object.entries(EXAMPLES))
      assert.ok(failing.length > 0 && passing.length > 0, id);
  });

  for (const { id, level, fix } of READINESS_CHECKS)
    test(id, () => {
      for (const [index, example] of (EXAMPLES[id]?.failing ?? []).entries()) {
        const [finding] = found(example, id);
        assert.ok(finding, `failing example ${index}`);
        assert.deepEqual([finding.level, finding.fix], [level, fix]);
        assert.match(finding.message, /\.$/);
        assert.doesNotMatch(finding.message, /null|undefined/);
      }
      for (const [index, example] of (EXAMPLES[id]?.passing ?? []).entries())
        assert.deepEqual(found(example, id), [], `passing example ${index}`);
    });

  test("an item that is ready gives nothing, open or closed", () => {
    assert.deepEqual(readiness([READY], given("fedramp-rev5")), []);
    assert.deepEqual(readiness([{ ...READY, ...CLOSED }], given("fedramp-rev5")), []);
    assert.deepEqual(readiness([], given("fedramp-rev5")), []);
  });

  test("every rulebook judges a ready item without an error of a field that it has no place for", () => {
    for (const rulebook of RULEBOOKS) {
      const errors = readiness([READY], given(rulebook)).filter(({ level }) => level === "error");
      assert.deepEqual(
        errors.filter(({ check }) => check !== "deadline-too-late"),
        [],
        rulebook.id,
      );
    }
  });

  test("findings come item by item, with the item's id", () => {
    const items = [
      { ...READY, poamId: "V-2", pointOfContact: null },
      { ...READY, poamId: "", sourceIdentifier: "9" },
    ];
    assert.deepEqual(
      readiness(items, given("fedramp-rev5")).map(({ check, poamId, field }) => [check, poamId, field]),
      [
        ["owner-missing", "V-2", "pointOfContact"],
        ["poam-id-missing", "", "poamId"],
      ],
    );
  });

  test("explanations and fixes are sentences", () => {
    for (const { id, explanation, fix } of READINESS_CHECKS) {
      assert.match(id, /^[a-z]+(?:-[a-z]+)*$/);
      for (const text of [explanation, fix]) assert.match(text, /^[A-Z0-9].*\.$/s, `${id}: ${text}`);
    }
  });
});
