import type { Requirement } from "./requirement.ts";

/** What an assessment found of a requirement. `partial` is NOT MET at a lower value, for the two that allow it. */
export const CMMC_RESULTS = ["met", "not met", "partial", "not applicable", "not assessed"] as const;
export type CmmcResult = (typeof CMMC_RESULTS)[number];

/** The results that the requirement can have. A system security plan cannot be not applicable. */
export const resultsFor = ({ value }: Requirement): readonly CmmcResult[] =>
  CMMC_RESULTS.filter((result) => {
    if (result === "partial") return value.kind === "graded";
    return result !== "not applicable" || value.kind !== "precondition";
  });

const WORDS: Readonly<Record<string, CmmcResult>> = {
  met: "met",
  yes: "met",
  implemented: "met",
  "not met": "not met",
  notmet: "not met",
  no: "not met",
  "not implemented": "not met",
  partial: "partial",
  "partly met": "partial",
  "partially met": "partial",
  "partially implemented": "partial",
  "not applicable": "not applicable",
  "n/a": "not applicable",
  na: "not applicable",
  "not assessed": "not assessed",
};

/** The result that a word of a table means, whatever its letters' case, dashes and underscores; null for any other word. */
export const resultOfWord = (word: string): CmmcResult | null => {
  const plain = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ");
  return Object.hasOwn(WORDS, plain) ? (WORDS[plain] ?? null) : null;
};

/**
 * The requirement that somebody names by its number or its CMMC id, whatever letters' case and blanks: `3.1.1`,
 * `AC.L2-3.1.1`. Null when there is none.
 */
export const requirementNamed = (requirements: readonly Requirement[], name: string): Requirement | null => {
  const plain = name.replaceAll(/\s+/g, "").toLowerCase();
  return (
    requirements.find(({ id, cmmcId }) => id.toLowerCase() === plain || cmmcId.toLowerCase() === plain) ??
    null
  );
};
