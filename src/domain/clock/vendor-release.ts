import { sourceOf } from "../fact.ts";
import type { Rulebook } from "../rulebook.ts";
import type { ClockFacts } from "./clock-facts.ts";
import { NO_EFFECT, type ClockStep } from "./clock-step.ts";
import { governingRating } from "./governing-rating.ts";
import { daysStep } from "./period.ts";

/** A dependency on a vendor: nothing while the fix is pending, the period anew from its release. */
export const vendorSteps = (rulebook: Rulebook, facts: ClockFacts): readonly ClockStep[] => {
  const { vendor } = facts;
  if (vendor === undefined) return [];
  const { product, releasedOn } = vendor;
  const restarts = rulebook.clock.vendorReleaseRestarts;
  if (releasedOn === null)
    return [note("pending", `The vendor of ${product} has not released a fix; the date stays.`)];
  if (!restarts.value || rulebook.remediation.by !== "risk rating")
    return [
      note(
        releasedOn,
        `The vendor released a fix for ${product}; that moves no date (${sourceOf(restarts)}).`,
      ),
    ];
  if (releasedOn <= facts.originalDetectionDate)
    return [
      note(releasedOn, `The fix for ${product} was there when the weakness was detected; the date stays.`),
    ];
  const { rating } = governingRating(rulebook, facts);
  return [
    {
      step: "vendor",
      value: releasedOn,
      because: `The vendor released a fix for ${product}: the period starts anew (${sourceOf(restarts)}).`,
      effect: { effect: "set", date: releasedOn },
    },
    daysStep(rulebook, rulebook.remediation.days[rating]),
  ];
};

const note = (value: string, because: string): ClockStep => ({
  step: "vendor",
  value,
  because,
  effect: NO_EFFECT,
});
