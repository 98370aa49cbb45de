import { exploitabilityOf } from "../vulnerability-evaluation.ts";
import type { CalendarDate } from "../calendar.ts";
import { counted } from "../counted.ts";
import { sourceOf, type Fact } from "../fact.ts";
import type { Rulebook } from "../rulebook.ts";
import type { ImpactPeriods, Period, RatingPeriods } from "../rulebook/remediation.ts";
import { certificationClassOf } from "./certification-class.ts";
import type { ClockFacts } from "./clock-facts.ts";
import { NO_EFFECT, type ClockEffect, type ClockStep } from "./clock-step.ts";
import { governingRating } from "./governing-rating.ts";
import { holidaysOf } from "./rulebook-holidays.ts";

/** Anchor, rating and period: what an item is given before anything moves it. */
export const remediationSteps = (rulebook: Rulebook, facts: ClockFacts): readonly ClockStep[] => {
  const { remediation } = rulebook;
  if (remediation.by === "risk rating") return ratedSteps(rulebook, remediation, facts);
  if (remediation.by === "potential agency impact") return evaluatedSteps(rulebook, remediation, facts);
  return statusSteps(rulebook, remediation.days, facts);
};

const ratedSteps = (rulebook: Rulebook, { days }: RatingPeriods, facts: ClockFacts): readonly ClockStep[] => {
  const { rating, steps } = governingRating(rulebook, facts);
  const anchor: ClockStep = {
    step: "anchor",
    value: facts.originalDetectionDate,
    because: "Original detection date of the item; it never changes.",
    effect: { effect: "set", date: facts.originalDetectionDate },
  };
  return [anchor, ...steps, daysStep(rulebook, days[rating])];
};

const statusSteps = (rulebook: Rulebook, days: Fact<number>, facts: ClockFacts): readonly ClockStep[] => {
  const date = facts.conditionalStatusDate;
  if (date === undefined)
    return [
      {
        step: "anchor",
        value: "none",
        because: `Nothing is due before a Conditional status date is recorded (${sourceOf(days)}).`,
        effect: { effect: "clear" },
      },
    ];
  const anchor: ClockStep = {
    step: "anchor",
    value: date,
    because: "Date of the Conditional status; every item of the assessment counts from it.",
    effect: { effect: "set", date },
  };
  return [anchor, daysStep(rulebook, days)];
};

const evaluatedSteps = (
  rulebook: Rulebook,
  { timeframes, evaluationDays }: ImpactPeriods,
  facts: ClockFacts,
): readonly ClockStep[] => {
  const { certificationClass, step } = certificationClassOf(rulebook, facts);
  const { evaluation } = facts;
  if (evaluation === undefined) {
    const days = evaluationDays[certificationClass];
    const because = `No date before the evaluation, which is due ${counted(days.value, "days")} after the detection on ${facts.originalDetectionDate} (${sourceOf(days)}).`;
    return [step, { step: "evaluation", value: "not evaluated", because, effect: { effect: "clear" } }];
  }
  const exploitability = exploitabilityOf(evaluation);
  const period = timeframes[certificationClass][evaluation.potentialAgencyImpact][exploitability];
  return [
    step,
    {
      step: "anchor",
      value: evaluation.evaluatedOn,
      because: "Day on which the evaluation was completed.",
      effect: { effect: "set", date: evaluation.evaluatedOn },
    },
    {
      step: "evaluation",
      value: `N${evaluation.potentialAgencyImpact} ${exploitability}`,
      because: `Potential agency impact N${evaluation.potentialAgencyImpact}, ${evaluation.internetReachable ? "" : "not "}internet-reachable, ${evaluation.likelyExploitable ? "" : "not "}likely exploitable.`,
      effect: NO_EFFECT,
    },
    timeframeStep(rulebook, period, evaluation.evaluatedOn, evaluation.evaluatedAt),
  ];
};

/** The period as a number of days, counted as the rulebook counts. */
export const daysStep = (rulebook: Rulebook, days: Fact<number>): ClockStep => ({
  step: "period",
  value: counted(days.value, "days"),
  because: `${counted(days.value, rulebook.clock.dayCount.value)} (${sourceOf(days)}).`,
  effect: daysEffect(rulebook, days.value),
});

const daysEffect = (rulebook: Rulebook, days: number): ClockEffect =>
  rulebook.clock.dayCount.value === "business days"
    ? { effect: "add business days", days, holidays: holidaysOf(rulebook) }
    : { effect: "add calendar days", days };

const timeframeStep = (
  rulebook: Rulebook,
  { value, ...stands }: Fact<Period | null>,
  day: CalendarDate,
  instant: string | undefined,
): ClockStep => {
  const source = sourceOf(stands);
  if (value === null)
    return {
      step: "period",
      value: "none",
      because: `No time frame is set (${source}).`,
      effect: { effect: "clear" },
    };
  if (value.unit === "days") return daysStep(rulebook, { ...stands, value: value.amount });
  const from = instant === undefined ? "the time of the evaluation is not known, so on its day" : instant;
  return {
    step: "period",
    value: counted(value.amount, "hours"),
    because: `${counted(value.amount, "hours")} after the evaluation: ${from} (${source}).`,
    effect:
      instant === undefined
        ? { effect: "set", date: day }
        : { effect: "hours after", instant, hours: value.amount },
  };
};
