import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { pointsOf, type Requirement } from "#domain/cmmc/requirement.ts";
import { FAMILY_NAMES, levelOfRulebook, rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { MAPPING_CONFIDENCE } from "#rulebooks/cmmc/mapped-controls.ts";
import { REVISION_3_TITLES } from "#rulebooks/cmmc/revision-3.ts";
import * as lists from "./lists.ts";

const [level1, level2, level3] = [rulesOfLevel(1), rulesOfLevel(2), rulesOfLevel(3)];
const idsOf = (requirements: readonly Requirement[]): string[] => requirements.map(({ id }) => id);
const counted = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

test("110 requirements in their families, 31 basic and 79 derived, each id once", () => {
  const { requirements } = level2;
  assert.equal(new Set(idsOf(requirements)).size, 110);
  assert.deepEqual(counted(requirements.map(({ family }) => family)), lists.FAMILY_COUNTS);
  assert.deepEqual(counted(requirements.map(({ kind }) => kind)), { basic: 31, derived: 79 });
  for (const { id, cmmcId, family, title } of requirements) {
    assert.equal(cmmcId, `${family}.L2-${id}`);
    assert.ok(title.length > 4 && title.length < 60, title);
    assert.ok(FAMILY_NAMES[family].length > 5);
  }
});

test("every value is that of 32 CFR 170.24(c)(2)(i)(B), with its paragraph", () => {
  const listed = new Map<string, readonly [points: number, kind: string, paragraph: string]>([
    ...lists.FIVE_BASIC.map((id) => [id, [5, "basic", "(1)(i)"]] as const),
    ...lists.FIVE_DERIVED.map((id) => [id, [5, "derived", "(1)(ii)"]] as const),
    ...lists.THREE_BASIC.map((id) => [id, [3, "basic", "(2)(i)"]] as const),
    ...lists.THREE_DERIVED.map((id) => [id, [3, "derived", "(2)(ii)"]] as const),
    ...lists.GRADED.map((id) => [id, [5, "derived", "(4)"]] as const),
    ...lists.PRECONDITION.map((id) => [id, [0, "derived", "(5)"]] as const),
  ]);
  for (const { id, kind, value, valueSource } of level2.requirements) {
    const [points, of, paragraph] = listed.get(id) ?? [1, "derived", "(3)"];
    // 3.12.4 is a basic requirement; only its paragraph is about no points.
    if (value.kind !== "precondition") assert.equal(kind, of, id);
    assert.equal(pointsOf(value), points, id);
    assert.equal(valueSource, `32 CFR 170.24(c)(2)(i)(B)${paragraph}`, id);
  }
  const total = level2.requirements.reduce((sum, { value }) => sum + pointsOf(value), 0);
  assert.equal(total, 313);
  assert.deepEqual(counted(level2.requirements.map(({ value }) => String(pointsOf(value)))), {
    0: 1,
    1: 51,
    3: 14,
    5: 44,
  });
});

test("two requirements are graded, one is the system security plan", () => {
  const graded = level2.requirements.flatMap(({ id, value }) =>
    value.kind === "graded" ? [[id, value.points, value.partial.points]] : [],
  );
  assert.deepEqual(graded, [
    ["3.5.3", 5, 3],
    ["3.13.11", 5, 3],
  ]);
  const plans = level2.requirements.filter(({ value }) => value.kind === "precondition");
  assert.deepEqual(idsOf(plans), ["3.12.4"]);
});

test("what a POA&M never includes is named with its paragraph", () => {
  assert.deepEqual(Object.keys(level2.conditional?.excluded ?? {}).toSorted(), lists.EXCLUDED_2.toSorted());
  assert.deepEqual(Object.keys(level3.conditional?.excluded ?? {}).toSorted(), lists.EXCLUDED_3.toSorted());
  assert.equal(level1.conditional, null);
  for (const { conditional, requirements } of [level2, level3])
    for (const [id, source] of Object.entries(conditional?.excluded ?? {})) {
      assert.ok(
        requirements.some((each) => each.id === id),
        id,
      );
      assert.match(source, /^32 CFR 170\.21\(a\)\([23]\)\(iii?\)\([A-G]\)$/);
    }
});

test("four fifths of the maximum, in whole points", () => {
  for (const { maximum, conditional, requirements } of [level2, level3]) {
    assert.equal(maximum, requirements.length);
    assert.equal(conditional?.minimumScore, Math.ceil((requirements.length * 4) / 5));
  }
  assert.deepEqual(
    [level2.conditional?.minimumScore, level3.conditional?.minimumScore, level1.maximum],
    [88, 20, null],
  );
  assert.deepEqual([level1.validYears, level2.validYears, level3.validYears], [1, 3, 3]);
});

test("Level 1 is fifteen paragraphs that cover seventeen numbers; both sides name each other", () => {
  assert.equal(level1.requirements.length, 15);
  assert.deepEqual(
    level1.requirements.flatMap(({ sameAs }) => sameAs).toSorted(),
    lists.LEVEL_1_NUMBERS.toSorted(),
  );
  for (const { id, sameAs } of level2.requirements) {
    const over = level1.requirements.filter((each) => each.sameAs.includes(id)).map(({ cmmcId }) => cmmcId);
    assert.deepEqual(sameAs, over);
  }
  assert.equal(level1.requirements[8]?.cmmcId, "PE.L1-b.1.ix");
});

test("Level 3 is the 24 requirements of the selection, one point each", () => {
  assert.deepEqual(
    level3.requirements.map(({ cmmcId }) => cmmcId),
    lists.LEVEL_3,
  );
  for (const { value } of level3.requirements) assert.deepEqual(value, { kind: "points", points: 1 });
});

test("points are not taken for a capability that is not permitted: five requirements say which", () => {
  assert.deepEqual(idsOf(level2.requirements.filter(({ notApplicableWhen }) => notApplicableWhen !== null)), [
    "3.1.12",
    "3.1.13",
    "3.1.16",
    "3.1.17",
    "3.1.18",
  ]);
});

test("every requirement of Level 2 is mapped to SP 800-53; withdrawn controls are replaced in Revision 5", () => {
  const gone = new Set(["AU-2(3)", "AU-8(1)", "IA-2(3)", "IA-2(9)", "MP-5(4)", "MP-7(1)", "SC-19"]);
  for (const { id, controls } of level2.requirements) {
    assert.ok(controls.rev4.length > 0, id);
    for (const control of [...controls.rev4, ...controls.rev5])
      assert.match(control, /^[A-Z]{2}-\d+(\(\d+\))?$/);
    for (const control of controls.rev5) assert.ok(!gone.has(control), `${id} ${control}`);
  }
  const empty = level2.requirements.filter(({ controls }) => controls.rev5.length === 0);
  assert.deepEqual(idsOf(empty), ["3.13.14"]);
  assert.match(MAPPING_CONFIDENCE, /recalled/);
});

test("Revision 3: 97 requirements in seventeen families", () => {
  assert.equal(new Set(REVISION_3_TITLES.map(([id]) => id)).size, 97);
  assert.deepEqual(counted(REVISION_3_TITLES.map(([id]) => id.slice(0, 5))), lists.REVISION_3_COUNTS);
});

test("a rulebook of CMMC names its level, others none", () => {
  assert.deepEqual(["cmmc-l1", "cmmc-l2", "cmmc-l3", "fedramp-rev5", "__proto__"].map(levelOfRulebook), [
    1,
    2,
    3,
    null,
    null,
  ]);
});

const DATA = new URL("../../../../shared/reference/data/", import.meta.url);
const skip = existsSync(DATA) ? false : "the shared reference is not beside this checkout";
const dataOf = (name: string): Array<Record<string, unknown>> =>
  JSON.parse(readFileSync(new URL(name, DATA), "utf8")) as Array<Record<string, unknown>>;

test("the catalogue agrees with the reference data, row by row", { skip }, () => {
  const rows = dataOf("nist-800-171r2.json");
  assert.equal(rows.length, 110);
  for (const [index, row] of rows.entries()) {
    const own = level2.requirements[index];
    assert.deepEqual(
      [
        own?.id,
        own?.cmmcId,
        own?.title,
        own?.family,
        own?.kind,
        pointsOf(own?.value ?? { kind: "unscored" }),
      ],
      [row["id"], row["cmmc"], row["title"], row["familyCode"], row["type"], row["weight"] ?? 0],
    );
    assert.deepEqual(own?.controls, { rev4: row["mapping80053"], rev5: row["mapping80053r5"] });
    assert.equal((own?.sameAs.length ?? 0) > 0, row["level1"] === true);
    assert.equal(lists.ELIGIBLE_2.includes(own?.id ?? ""), eligible(row), own?.id);
    assert.equal(FAMILY_NAMES[own?.family ?? "AC"], row["family"]);
  }
  assert.deepEqual(
    dataOf("cmmc-level3.json").map((row) => [row["id"], row["title"], row["poamEligible"]]),
    level3.requirements.map(({ id, title }) => [id, title, !lists.EXCLUDED_3.includes(id)]),
  );
  assert.deepEqual(
    dataOf("cmmc-level1.json").map((row) => [row["cmmc"], row["title"], row["maps171r2"]]),
    level1.requirements.map(({ cmmcId, title, sameAs }) => [cmmcId, title, sameAs]),
  );
  assert.deepEqual(
    dataOf("nist-800-171r3-titles.json").map((row) => [row["id"], row["title"]]),
    REVISION_3_TITLES,
  );
});

const eligible = (row: Record<string, unknown>): boolean =>
  row["poamEligible"] === true ||
  (row["partial"] as { poamEligible?: boolean } | undefined)?.poamEligible === true;
