/** The scanner's word for how bad a record is, from worst to none. */
export const SEVERITIES = ["critical", "high", "moderate", "low", "informational"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The authority's word for the risk of a POA&M item, from worst to least. */
export const RISK_RATINGS = ["critical", "high", "moderate", "low"] as const;
export type RiskRating = (typeof RISK_RATINGS)[number];

/** The original risk rating that a scanner's severity gives; informational records open nothing and rate null. */
export const ratingOfSeverity = (severity: Severity): RiskRating | null =>
  severity === "informational" ? null : severity;

const rank = (rating: Severity): number => SEVERITIES.indexOf(rating);

/** Negative when `a` is worse than `b`, so that sorting puts the worst first. */
export const compareRisk = (a: Severity, b: Severity): number => rank(a) - rank(b);

/** The worst of the given severities; informational when there is none. */
export const worst = (severities: readonly Severity[]): Severity =>
  severities.toSorted(compareRisk)[0] ?? "informational";
