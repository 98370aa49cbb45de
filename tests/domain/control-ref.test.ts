import assert from "node:assert/strict";
import { test } from "node:test";
import { compareControls, controlFamilies, controlOfOscalId, controlRef } from "#domain/control-ref.ts";

const SAME: Readonly<Record<string, readonly string[]>> = {
  "ac-2.1 AC-2(1) AC": [
    "AC-2(1)",
    "ac-2.1",
    "AC-02 (01)",
    "AC-2 (1)",
    "AC-02(01)",
    "ac-02.01",
    "AC-2(1)(a)",
    " AC‑2(1) ",
  ],
  "ac-2 AC-2 AC": ["AC-2", "ac-2", "AC-02", "AC-2a", "AC-2 (a)", "AC-2a.1", "AC-02e."],
  "si-10 SI-10 SI": ["SI-10", "si-010"],
  "sa-11.8 SA-11(8) SA": ["SA-11 (08)"],
  "3.1.1 3.1.1 3.1": ["3.1.1", "AC.L2-3.1.1", "AC.L1-3.1.1", "3.1.1[a]"],
  "3.13.11 3.13.11 3.13": ["3.13.11", "sc.l2-3.13.11"],
  "03.01.01 03.01.01 03.01": ["03.01.01", "03.01.01.a"],
  "3.1.2e 3.1.2e 3.1": ["3.1.2e", "AC.L3-3.1.2E"],
  "cci-000366 CCI-000366 CCI": ["CCI-000366"],
  "a.5.1 A.5.1 Other": ["A.5.1"],
  "ac-0 AC-0 Other": ["AC-0"],
};

test("each way to write a control leads to one", () => {
  for (const [expected, ways] of Object.entries(SAME))
    for (const written of ways) {
      const { key, label, family } = controlRef(written);
      assert.equal(`${key} ${label} ${family}`, expected, written);
    }
});

test("a number after a dot is the enhancement in OSCAL's ids only, elsewhere a procedure of the control", () => {
  const procedures: Readonly<Record<string, readonly string[]>> = {
    "ac-2": [
      "AC-2.1",
      "AC-2.11",
      "AC-2.1 (iii)",
      "AC-2.1(ii)",
      "AC-2.1 (i and ii)",
      "AC-2.1 (i, ii, and iii)",
      "ac-2.1 (iii)",
    ],
    "ac-2.1": ["AC-2(1).1", "AC-2(1).1 (ii)", "AC-02(01).1", "ac-2.1a", "AC-2(1) (i)"],
    "cm-6": ["CM-6.5"],
  };
  for (const [key, ways] of Object.entries(procedures))
    for (const written of ways) assert.equal(controlRef(written).key, key, written);
  assert.deepEqual(
    ["AC-2.1", "ac-2.1", "AC-2(1)", "ac-2", "3.1.1", "a.5.1"].map((id) => controlOfOscalId(id).key),
    ["ac-2.1", "ac-2.1", "ac-2.1", "ac-2", "3.1.1", "a.5.1"],
  );
});

test("a key and a label lead to the same control again", () => {
  for (const written of Object.values(SAME).flat()) {
    const ref = controlRef(written);
    assert.equal(controlRef(ref.key).key, ref.key);
    assert.deepEqual(controlRef(ref.label), ref);
  }
});

test("families of controls, each once; a CCI and what no catalog knows name none", () => {
  const families: Readonly<Record<string, readonly string[]>> = {
    RA: ["RA-5", "ra-5.2"],
    AC: ["ac-2(1)", "AC.L1-b.1.i"],
    "3.11": ["3.11.2", "RA.L2-3.11.2"],
    "03.01": ["03.01.01"],
  };
  for (const [family, ways] of Object.entries(families)) assert.deepEqual(controlFamilies(ways), [family]);
  assert.deepEqual(controlFamilies(["CCI-000366", "", "A.5.1"]), []);
});

test("controls stand in the order of their numbers, other notations last", () => {
  const sorted = ["A.5.1", "SI-10", "AC-10", "AC-2(11)", "AC-2(2)", "AC-2", "3.1.2"]
    .map(controlRef)
    .toSorted(compareControls)
    .map(({ label }) => label);
  assert.deepEqual(sorted, ["3.1.2", "AC-2", "AC-2(2)", "AC-2(11)", "AC-10", "SI-10", "A.5.1"]);
});

test("of a text of any length only the beginning is looked at", () => {
  for (const text of [
    "AC-2(".repeat(50_000),
    `AC-2.1 (${"i ".repeat(50_000)}`,
    `AC-2.1 (${"i, and ".repeat(50_000)}`,
    "a".repeat(500_000),
    "3.1.".repeat(100_000),
    " ".repeat(500_000),
  ])
    assert.ok(controlRef(text).key.length <= 120);
});
