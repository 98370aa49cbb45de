import type { Fact } from "../fact.ts";
import type { RiskRating } from "../risk-rating.ts";

export const DEVIATION_TYPES = [
  "false positive",
  "operational requirement",
  "risk adjustment",
  "operational requirement and risk adjustment",
] as const;
export type DeviationType = (typeof DEVIATION_TYPES)[number];

/** Which deviations an authority takes requests for. */
export type DeviationRules = {
  readonly types: Fact<readonly DeviationType[]>;
  /** Ratings for which an operational requirement is refused: the risk has to be lowered first. */
  readonly noOperationalRequirementFor: Fact<readonly RiskRating[]>;
};

/** What proves that an item is done; any one of a rulebook's proofs is enough. */
export const CLOSURE_PROOFS = [
  "covering scan",
  "evidence and a verifier",
  "approved false positive",
  "close-out assessment",
] as const;
export type ClosureProof = (typeof CLOSURE_PROOFS)[number];

export const RETURNS = ["new item", "same item"] as const;

export type ClosureRules = {
  readonly proofs: Fact<readonly ClosureProof[]>;
  /** Where a weakness goes that comes back after its item was closed: the item reopens, or a new one refers to it. */
  readonly whenItReturns: Fact<(typeof RETURNS)[number]>;
  /** Years for which evidence is kept; null where the regime names none. */
  readonly evidenceYears: Fact<number | null>;
};
