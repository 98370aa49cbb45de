import { escalationTriggers } from "../escalation-triggers.ts";
import type { EscalationItem } from "../escalation.ts";
import { vendorWaitHolds } from "../timeliness.ts";
import { governingRating } from "./governing-rating.ts";
import type { WholeCheck } from "./readiness-check.ts";
import { weaknessKey, type ReadinessContext } from "./readiness-context.ts";
import type { ReadinessSummary } from "./readiness-item.ts";

const MOST_NAMED = 10;

const escalationItems = (
  items: readonly ReadinessSummary[],
  { on, rulebook }: ReadinessContext,
): EscalationItem[] =>
  items.flatMap((item) => {
    const [rating, detectedOn] = [governingRating(item), item.originalDetectionDate];
    if (item.closed || rating === null || detectedOn === null) return [];
    const { poamId, vendor } = item;
    const waitsForVendor = vendor !== null && vendorWaitHolds(rulebook, vendor, on);
    return [{ poamId, rating, detectedOn, waitsForVendor }];
  });

const weaknessesOf = (items: readonly ReadinessSummary[]): number =>
  new Set(items.filter(({ closed }) => !closed).map((item) => weaknessKey(item) ?? item.poamId)).size;

export const ESCALATION_CHECK: WholeCheck = {
  id: "escalation-trigger",
  level: "warning",
  rulebooks: {
    words: "have performance triggers",
    have: ({ escalation }) => escalation.length > 0,
  },
  explanation:
    "The items together meet a trigger upon which the authority asks for a detailed finding review or a corrective action plan. Whether a trigger was met before, the ledger tells from what it knew at the end of each month: the end of a month counts as one report, and a trigger that two reports within its months meet, this one among them, is met more than once. A month before the first import, the number of vulnerabilities of a past month, and scans of an import that was undone since count as not known, never as met. From a document alone, triggers that rest on scans, a baseline or earlier reports are not judged.",
  fix: "Tell the authorizing official before the report goes out, with the plan for the items named.",
  checkAll: (items, context) => {
    const { system } = context;
    const { met } = escalationTriggers(context.rulebook, {
      reportDate: context.on,
      openItems: escalationItems(items, context),
      uniqueVulnerabilities: system?.uniqueVulnerabilities ?? weaknessesOf(items),
      baselineVulnerabilities: system?.baseline?.vulnerabilities ?? null,
      scans: system?.scans ?? null,
      earlier: system?.earlier ?? null,
    });
    return met.map(({ trigger, because, restsOn }) => {
      const named = restsOn.slice(0, MOST_NAMED).join(", ");
      const more = restsOn.length > MOST_NAMED ? ` and ${restsOn.length - MOST_NAMED} more` : "";
      return {
        field: "originalDetectionDate" as const,
        message: `${trigger.level}, ${trigger.when.value}: ${because}${named === "" ? "" : ` ${named}${more}.`}`,
      };
    });
  },
};
