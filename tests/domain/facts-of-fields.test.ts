import assert from "node:assert/strict";
import { test } from "node:test";
import { factsOfFields } from "#domain/clock/facts-of-fields.ts";
import { NO_FIELDS } from "#domain/item-fields.ts";
import { day } from "./observations.ts";

const evaluated = {
  ...NO_FIELDS,
  evaluatedOn: day("2026-12-07"),
  potentialAgencyImpact: "N4",
  internetReachable: false,
  likelyExploitable: true,
} as const;

test("exposure is what is filled in; what is not stays unknown", () => {
  assert.deepEqual(factsOfFields(NO_FIELDS), { exposure: {} });
  assert.deepEqual(factsOfFields({ ...NO_FIELDS, publiclyExposed: false, technicalImpact: "partial" }), {
    exposure: { publiclyExposed: false, technicalImpact: "partial" },
  });
});

test("an evaluation counts once it is complete", () => {
  assert.deepEqual(factsOfFields(evaluated).evaluation, {
    evaluatedOn: "2026-12-07",
    potentialAgencyImpact: 4,
    internetReachable: false,
    likelyExploitable: true,
  });
  for (const field of [
    "evaluatedOn",
    "potentialAgencyImpact",
    "internetReachable",
    "likelyExploitable",
  ] as const)
    assert.equal(factsOfFields({ ...evaluated, [field]: null }).evaluation, undefined, field);
});
