import { compareDays, type CalendarDate } from "../calendar.ts";
import { sourceOf } from "../fact.ts";
import { compareRisk, type RiskRating } from "../risk-rating.ts";
import type { Rulebook } from "../rulebook.ts";
import type { ClockFacts, DecidedFacts } from "./clock-facts.ts";
import { NO_EFFECT, type ClockStep } from "./clock-step.ts";

type Change = Dated & { readonly step: ClockStep };

/**
 * The rating whose period counts, and the steps that lead to it. The later of an approved adjustment and a scanner's raise
 * governs; on the same day the worse one does.
 */
export const governingRating = (
  rulebook: Rulebook,
  facts: ClockFacts,
): { readonly rating: RiskRating; readonly steps: readonly ClockStep[] } => {
  const steps: ClockStep[] = [
    {
      step: "rating",
      value: facts.originalRiskRating,
      because: "Original risk rating of the item; it never changes.",
      effect: NO_EFFECT,
    },
  ];
  const changes = [approvedAdjustment(rulebook, facts), scannerRaise(rulebook, facts)].filter(
    (c) => c !== null,
  );
  changes.sort((a, b) => laterFirst(b, a));
  steps.push(...changes.map(({ step }) => step));
  const moving = changes.filter(({ step }) => step.value !== STAYS);
  return { rating: moving.at(-1)?.rating ?? facts.originalRiskRating, steps };
};

/** The rating that an approved adjustment or a scanner's raise gives the item, the later of them; null when there is neither. */
export const adjustedRating = ({ approvedRiskAdjustment, scannerRaise }: DecidedFacts): RiskRating | null => {
  const changes = [
    ...(approvedRiskAdjustment ? [{ ...approvedRiskAdjustment, on: approvedRiskAdjustment.approvedOn }] : []),
    ...(scannerRaise ? [{ ...scannerRaise, on: scannerRaise.raisedOn }] : []),
  ];
  return changes.toSorted(laterFirst)[0]?.rating ?? null;
};

type Dated = { readonly rating: RiskRating; readonly on: CalendarDate };

const laterFirst = (a: Dated, b: Dated): number => compareDays(b.on, a.on) || compareRisk(a.rating, b.rating);

/** Value of a step of an adjustment that the rulebook lets move nothing. */
const STAYS = "moves no date";

const approvedAdjustment = ({ clock }: Rulebook, facts: ClockFacts): Change | null => {
  const adjustment = facts.approvedRiskAdjustment;
  if (adjustment === undefined) return null;
  const moves = clock.riskAdjustmentMovesDate;
  const said = `A risk adjustment to ${adjustment.rating} was approved on ${adjustment.approvedOn}`;
  return {
    rating: adjustment.rating,
    on: adjustment.approvedOn,
    step: stepOf(moves.value, adjustment.rating, said, sourceOf(moves)),
  };
};

const scannerRaise = ({ clock }: Rulebook, facts: ClockFacts): Change | null => {
  const raise = facts.scannerRaise;
  if (raise === undefined || compareRisk(raise.rating, facts.originalRiskRating) >= 0) return null;
  const moves = clock.scannerRaiseMovesDate;
  const said = `The scanner raised its own rating to ${raise.rating} on ${raise.raisedOn}`;
  return {
    rating: raise.rating,
    on: raise.raisedOn,
    step: stepOf(moves.value, raise.rating, said, sourceOf(moves)),
  };
};

const stepOf = (moves: boolean, rating: RiskRating, said: string, source: string): ClockStep => ({
  step: "risk adjustment",
  value: moves ? rating : STAYS,
  because: moves ? `${said}; its period counts (${source}).` : `${said}; that moves no date (${source}).`,
  effect: NO_EFFECT,
});
