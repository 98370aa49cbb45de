import { compareRisk, type RiskRating } from "../risk-rating.ts";
import type { ReadinessItem } from "./readiness-item.ts";

/** Whether the adjusted rating is worse than the original one, which needs nobody's approval. */
export const isRaised = ({ originalRiskRating: from, adjustedRiskRating: to }: ReadinessItem): boolean =>
  from !== null && to !== null && compareRisk(to, from) < 0;

/** The rating that counts: the adjusted one once it is approved or when it is the worse one. */
export const governingRating = (item: ReadinessItem): RiskRating | null =>
  (item.riskAdjustment === "approved" || isRaised(item) ? item.adjustedRiskRating : null) ??
  item.originalRiskRating;
