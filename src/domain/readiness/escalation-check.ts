import { escalationTriggers } from "../escalation-triggers.ts";
import type { EscalationItem } from "../escalation.ts";
import { vendorCheckInLate } from "../timeliness.ts";
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
    const waitsForVendor = vendor !== null && !vendorCheckInLate(rulebook, vendor, on);
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
    "The items together meet a trigger upon which the authority asks for a detailed finding review or a corrective action plan. From a document alone, triggers that rest on scans or a baseline are not judged; those that rest on earlier reports never are.",
  fix: "Tell the authorizing official before the report goes out, with the plan for the items named.",
  checkAll: (items, context) => {
    const { system } = context;
    const { met } = escalationTriggers(context.rulebook, {
      reportDate: context.on,
      openItems: escalationItems(items, context),
      uniqueVulnerabilities: system?.uniqueVulnerabilities ?? weaknessesOf(items),
      baselineVulnerabilities: system?.baseline?.vulnerabilities ?? null,
      scans: system?.scans ?? null,
      earlier: [],
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
