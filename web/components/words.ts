import type { ImpactLevel, Role, UnprovenReason } from "../api/api.generated.ts";

/** Words as the beginning of a sentence. */
export const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** Why a scan that does not show a finding proves nothing about it, in plain words. */
export const UNPROVEN_WORDS: Readonly<Record<UnprovenReason, string>> = {
  "asset-not-in-scan": "The asset is not in this scan.",
  "asset-not-alive": "The asset did not answer.",
  "credentials-failed": "The scanner could not sign in to the asset.",
  "credentials-unknown": "The file does not say whether the scanner was signed in.",
  "check-not-run": "The check did not run in this scan.",
  "check-unknown": "The file does not say whether the check ran.",
  "more-clean-scans-needed": "A covering scan did not show it; the policy asks for more such scans.",
};

export const ROLE_WORDS: Readonly<Record<Role, { readonly name: string; readonly may: string }>> = {
  owner: { name: "Owner", may: "Everything, including people and closing items" },
  contributor: { name: "Contributor", may: "Imports, edits items, asks for deviations, exports" },
  assessor: { name: "Assessor", may: "Reads everything, raw records included" },
  approver: { name: "Approver", may: "Verifies and closes items, decides on deviations" },
  viewer: { name: "Viewer", may: "Reads and exports" },
};

export const ROLE_ORDER: readonly Role[] = ["owner", "contributor", "assessor", "approver", "viewer"];

export const IMPACT_WORDS: Readonly<Record<ImpactLevel, string>> = {
  "li-saas": "LI-SaaS",
  low: "Low",
  moderate: "Moderate",
  high: "High",
};
