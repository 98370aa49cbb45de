import { compareRisk, type RiskRating } from "../risk-rating.ts";
import type { ReadinessSummary } from "./readiness-item.ts";

type Rated = Pick<ReadinessSummary, "originalRiskRating" | "adjustedRiskRating" | "riskAdjustment">;

/** Whether the adjusted rating is worse than the original one, which needs nobody's approval. */
export const isRaised = ({ originalRiskRating: from, adjustedRiskRating: to }: Rated): boolean =>
  from !== null && to !== null && compareRisk(to, from) < 0;

/** The rating that counts: the adjusted one once it is approved or when it is the worse one. */
export const governingRating = (item: Rated): RiskRating | null =>
  (item.riskAdjustment === "approved" || isRaised(item) ? item.adjustedRiskRating : null) ??
  item.originalRiskRating;
