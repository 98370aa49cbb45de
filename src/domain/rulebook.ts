import type { RiskRating } from "./risk-rating.ts";

/** One regime as data. No code asks for a rulebook by its id: what differs between regimes stands in these fields. */
export type Rulebook = {
  readonly id: string;
  readonly name: string;
  /** Document and section that the rules come from. */
  readonly source: string;
  /** Days from the anchor date until an item of each original risk rating is due. */
  readonly remediationDays: Readonly<Record<RiskRating, { readonly days: number; readonly source: string }>>;
  /** An open item is shown as due soon when this many days or fewer are left. */
  readonly dueSoonDays: number;
  readonly impactLevels: readonly ImpactLevel[];
  /** Controls that a weakness of each kind is recorded under until a person says otherwise. */
  readonly defaultControls: Readonly<Record<"vulnerability" | "configuration", readonly string[]>>;
};

export const IMPACT_LEVELS = ["li-saas", "low", "moderate", "high"] as const;
export type ImpactLevel = (typeof IMPACT_LEVELS)[number];
