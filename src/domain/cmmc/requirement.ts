/** The three CMMC levels (32 CFR 170.14(c)). */
export const CMMC_LEVELS = [1, 2, 3] as const;
export type CmmcLevel = (typeof CMMC_LEVELS)[number];

/** The fourteen families of NIST SP 800-171 Revision 2, in its order. */
export const FAMILIES = [
  "AC",
  "AT",
  "AU",
  "CM",
  "IA",
  "IR",
  "MA",
  "MP",
  "PS",
  "PE",
  "RA",
  "CA",
  "SC",
  "SI",
] as const;
export type FamilyCode = (typeof FAMILIES)[number];

/** What a requirement that is NOT MET takes from the score. */
export type RequirementValue =
  /** So many points, always. */
  | { readonly kind: "points"; readonly points: number }
  /** Fewer points when it is partly effective, in the way that `condition` says. */
  | { readonly kind: "graded"; readonly points: number; readonly partial: PartialValue }
  /** No points: without it there is no score at all (32 CFR 170.24(c)(2)(i)(B)(5)). */
  | { readonly kind: "precondition" }
  /** No points: the level is not scored (32 CFR 170.24(c)(1)). */
  | { readonly kind: "unscored" };
type PartialValue = { readonly points: number; readonly condition: string };

/** A security requirement as facts; its text comes from a catalog that the user loads. */
export type Requirement = {
  /** The FAR paragraph at Level 1, the number of NIST SP 800-171 R2 at Level 2, of SP 800-172 at Level 3. */
  readonly id: string;
  /** `DD.L#-REQ`, 32 CFR 170.14(c)(1). */
  readonly cmmcId: string;
  readonly title: string;
  readonly family: FamilyCode;
  readonly kind: "far" | "basic" | "derived" | "enhanced";
  readonly value: RequirementValue;
  /** Where the value stands. */
  readonly valueSource: string;
  /** At Level 2 the requirement of Level 1 that covers it; at Level 1 the numbers of SP 800-171 that it covers. */
  readonly sameAs: readonly string[];
  /** When its points are not taken although it is not implemented: the capability itself is not permitted. */
  readonly notApplicableWhen: string | null;
  /** Controls of NIST SP 800-53; empty at levels 1 and 3. */
  readonly controls: { readonly rev4: readonly string[]; readonly rev5: readonly string[] };
};

/** What may stand on the POA&M of a Conditional status, 32 CFR 170.21(a). */
export type ConditionalRules = {
  /** The lowest score: four fifths of the maximum, whole points. */
  readonly minimumScore: number;
  readonly minimumSource: string;
  /** The highest value that a requirement on the POA&M may have; null: the level does not ask. */
  readonly highestValue: number | null;
  readonly highestValueSource: string;
  /** Allowed above `highestValue`, but only in its partial state. */
  readonly allowedPartial: readonly string[];
  /** Never on the POA&M, whatever their value, each with where that stands. */
  readonly excluded: Readonly<Record<string, string>>;
};

/** Who assesses: the organization itself, an accredited assessment organization, or the government's own center. */
export const ASSESSMENT_KINDS = ["self", "c3pao", "dibcac"] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];

/** One level as data. */
export type LevelRules = {
  readonly level: CmmcLevel;
  readonly source: string;
  /** The score when everything is MET; null: the level is not scored. */
  readonly maximum: number | null;
  /** Null: a POA&M is not permitted at any time. */
  readonly conditional: ConditionalRules | null;
  readonly kinds: readonly [AssessmentKind, ...AssessmentKind[]];
  /** Years that a status holds, from the date tied to the first status. */
  readonly validYears: number;
  readonly requirements: readonly Requirement[];
};

/** Points at most that a requirement can take; 0 for those that have none. */
export const pointsOf = (value: RequirementValue): number =>
  value.kind === "points" || value.kind === "graded" ? value.points : 0;
