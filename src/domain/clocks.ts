import type { CalendarDate } from "./calendar.ts";
import type { ClockFacts } from "./clock/clock-facts.ts";
import { applyEffect, NO_EFFECT, type ClockStep } from "./clock/clock-step.ts";
import { businessDaySteps, extensionSteps, manualDateSteps } from "./clock/decided-dates.ts";
import { knownExploitedSteps } from "./clock/known-exploited.ts";
import { remediationSteps } from "./clock/period.ts";
import { vendorSteps } from "./clock/vendor-release.ts";
import type { Rulebook } from "./rulebook.ts";

export type ScheduledCompletion = {
  /** Null where the rulebook gives no date: not evaluated yet, no time frame, no Conditional status. */
  readonly date: CalendarDate | null;
  readonly steps: readonly ClockStep[];
};

type Stage = (rulebook: Rulebook, facts: ClockFacts, date: CalendarDate | null) => readonly ClockStep[];

/** In the order in which they are taken: what CISA caps is never extended, and a person's date has the last word. */
const STAGES: readonly Stage[] = [
  (rulebook) => [{ step: "rulebook", value: rulebook.name, because: rulebook.source, effect: NO_EFFECT }],
  remediationSteps,
  vendorSteps,
  extensionSteps,
  (rulebook, _, date) => businessDaySteps(rulebook, date),
  knownExploitedSteps,
  manualDateSteps,
];

/**
 * The scheduled completion date that the rulebook gives an item, with each step of its derivation; the last step's value
 * is the date, or `none`, and `recompute(steps)` is the date. The day after an anchor is the first that counts. Throws
 * `input.invalid` when a date leaves the years 0001 to 9999.
 */
export const scheduledCompletion = (rulebook: Rulebook, facts: ClockFacts): ScheduledCompletion => {
  const steps: ClockStep[] = [];
  let date: CalendarDate | null = null;
  for (const stage of STAGES)
    for (const step of stage(rulebook, facts, date)) {
      steps.push(step);
      date = applyEffect(date, step.effect);
    }
  steps.push({
    step: "result",
    value: date ?? "none",
    because: date === null ? "No date is in force." : "Scheduled completion date in force.",
    effect: NO_EFFECT,
  });
  return { date, steps };
};
