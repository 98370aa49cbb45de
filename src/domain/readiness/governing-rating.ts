import type { RiskRating } from "../risk-rating.ts";
import type { ReadinessItem } from "./readiness-item.ts";

/** The rating that counts: the adjusted one once it is approved. */
export const governingRating = (item: ReadinessItem): RiskRating | null =>
  (item.riskAdjustment === "approved" ? item.adjustedRiskRating : null) ?? item.originalRiskRating;
