import type { RiskRating } from "#domain/risk-rating.ts";
import type { ImpactLevel } from "#domain/rulebook.ts";
import type { DeviationState } from "../poam-document.ts";

/** The authority's words for ratings in cells. Source: template 2.1 and 3.0, data validation of the rating columns. */
export const RATING_WORDS: Record<RiskRating, string> = {
  critical: "Critical",
  high: "High",
  moderate: "Moderate",
  low: "Low",
};

export const DEVIATION_WORDS: Record<DeviationState, string> = { no: "No", pending: "Pending", yes: "Yes" };

/** Source: template 3.0, cell D3. */
export const IMPACT_WORDS: Record<ImpactLevel, string> = {
  "li-saas": "LI-SaaS",
  low: "Low",
  moderate: "Moderate",
  high: "High",
};

/** The key whose word the text is, in any case and with spaces around; undefined when it is none of them. */
export const keyOfWord = <Key extends string>(words: Record<Key, string>, text: string): Key | undefined => {
  const wanted = text.trim().toLowerCase();
  for (const key in words) if (words[key].toLowerCase() === wanted) return key;
  return undefined;
};

/** Words that people write for "nothing here" although the field should be blank. */
export const isNothing = (text: string): boolean => /^(?:n\/?a|none|not applicable|-+)?$/i.test(text.trim());
