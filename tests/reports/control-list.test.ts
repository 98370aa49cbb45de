import assert from "node:assert/strict";
import { test } from "node:test";
import { controlRef } from "#domain/control-ref.ts";
import { controlAt, controlsIn } from "../../src/reports/parts/control-list.ts";

test("a text's controls, each once; a procedure stands for its control, an OSCAL id for its enhancement", () => {
  const texts: Readonly<Record<string, readonly string[]>> = {
    "SI-2, RA-05 (05); si-2": ["SI-2", "RA-5(5)"],
    "AC-2.1 (iii)": ["AC-2"],
    "AU-12.1(ii), AC-3(10)": ["AU-12", "AC-3(10)"],
    "CM-6.5; AC-2(1).1": ["CM-6", "AC-2(1)"],
    "ac-2.1 ac-2 ac-17.02": ["AC-2(1)", "AC-2", "AC-17(2)"],
    "ac-2.1 (iii)": ["AC-2"],
    "Meets AC-2. 1 more": ["AC-2"],
    "CM-7a., AC-123, none": ["CM-7"],
  };
  for (const [text, controls] of Object.entries(texts)) assert.deepEqual(controlsIn(text), controls, text);
  assert.deepEqual(controlsIn(null), []);
});

test("the control with which a text begins", () => {
  for (const [text, control] of [
    [" AC-17 (2)", "AC-17(2)"],
    ["CM-7a.", "CM-7"],
    ["AC-2.1 (iii)", "AC-2"],
    ["ac-2.1", "AC-2(1)"],
    ["Rev_4", null],
    ["see AC-2", null],
    ["", null],
  ] as const)
    assert.equal(controlAt(text), control, text);
});

test("the ledger understands the same texts alike", () => {
  for (const text of [
    "AC-2(1)",
    "ac-2.1",
    "AC-2.1",
    "AC-2.1 (iii)",
    "ac-2.1 (iii)",
    "AC-2(1).1",
    "AC-02",
    "CM-7a.",
  ])
    assert.equal(controlRef(controlAt(text) ?? "").key, controlRef(text).key, text);
});
