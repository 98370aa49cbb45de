import type { Fact } from "../fact.ts";
import type { RiskRating } from "../risk-rating.ts";
import type {
  CertificationClass,
  Exploitability,
  PotentialAgencyImpact,
} from "../vulnerability-evaluation.ts";

/** A length of time. A period of no time (0) means at once, on the day itself. */
export type Period = { readonly amount: number; readonly unit: "days" | "hours" };

/** Days from the original detection by risk rating: the classic table. */
export type RatingPeriods = {
  readonly by: "risk rating";
  readonly days: Readonly<Record<RiskRating, Fact<number>>>;
};

/** Time frames of a certification class by potential agency impact; null where the regime sets none. */
export type ImpactTimeframes = Readonly<
  Record<PotentialAgencyImpact, Readonly<Record<Exploitability, Fact<Period | null>>>>
>;

/** Time from the completed evaluation, by class, potential agency impact and exploitability. */
export type ImpactPeriods = {
  readonly by: "potential agency impact";
  readonly timeframes: Readonly<Record<CertificationClass, ImpactTimeframes>>;
  /** Days from detection within which the evaluation has to be completed. */
  readonly evaluationDays: Readonly<Record<CertificationClass, Fact<number>>>;
};

/** Days from the date of a Conditional status; every item of the assessment is due on the same day. */
export type StatusPeriod = { readonly by: "conditional status"; readonly days: Fact<number> };

/** What the scheduled completion date of an item is counted from, and how long it is. */
export type Remediation = RatingPeriods | ImpactPeriods | StatusPeriod;
