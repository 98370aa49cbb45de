import { sourceOf } from "#domain/fact.ts";
import type { ItemFields } from "#domain/item-fields.ts";
import { FIVE_LEVELS, riskOf, type FiveLevel } from "#domain/risk-matrix.ts";
import type { Rulebook } from "#domain/rulebook.ts";

/** What the rulebook's matrix says of the likelihood and the impact that were written. */
export type MatrixRisk = {
  /** Null until both are written. */
  readonly risk: FiveLevel | null;
  /** Where the matrix stands. */
  readonly source: string;
  /** Rows by likelihood, columns by impact, both from very low to very high. */
  readonly matrix: ReadonlyArray<readonly FiveLevel[]>;
};

export const matrixRisk = (
  { riskMatrix }: Rulebook,
  { likelihood, impact }: Pick<ItemFields, "likelihood" | "impact">,
): MatrixRisk => ({
  risk: likelihood === null || impact === null ? null : riskOf(riskMatrix.value, likelihood, impact),
  source: sourceOf(riskMatrix),
  matrix: FIVE_LEVELS.map((row) => FIVE_LEVELS.map((column) => riskOf(riskMatrix.value, row, column))),
});
