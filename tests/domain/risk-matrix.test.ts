import assert from "node:assert/strict";
import { test } from "node:test";
import { FIVE_LEVELS, fiveLevel, ratingOfLevel, riskOf } from "#domain/risk-matrix.ts";
import { EMASS_MATRIX, NIST_MATRIX } from "#rulebooks/risk-matrices.ts";

const WORDS: Readonly<Record<string, string>> = {
  VL: "very low",
  L: "low",
  M: "moderate",
  H: "high",
  VH: "very high",
};

/** Likelihood from very high to very low down, impact from very low to very high across. */
const PRINTED = {
  eMASS: [EMASS_MATRIX, "VL L M H VH", "VL L M H VH", "VL L M M H", "VL L L L M", "VL VL L L L"],
  "NIST SP 800-30": [NIST_MATRIX, "VL L M H VH", "VL L M H VH", "VL L M M H", "VL L L L M", "VL VL VL L L"],
} as const;

for (const [name, [matrix, ...rows]] of Object.entries(PRINTED))
  test(`every cell of the risk matrix of ${name}`, () => {
    for (const [row, likelihood] of FIVE_LEVELS.toReversed().entries())
      for (const [column, impact] of FIVE_LEVELS.entries()) {
        const printed = rows[row]?.split(" ")[column] ?? "";
        assert.equal(riskOf(matrix.value, likelihood, impact), WORDS[printed], `${likelihood} × ${impact}`);
      }
  });

test("each level stands beside a rating, and only its own word is a level", () => {
  assert.deepEqual(FIVE_LEVELS.map(ratingOfLevel), ["low", "low", "moderate", "high", "critical"]);
  assert.deepEqual(FIVE_LEVELS.map(fiveLevel), [...FIVE_LEVELS]);
  for (const other of ["", "High", "critical", null, undefined]) assert.equal(fiveLevel(other), null);
});
