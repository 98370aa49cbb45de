import { pointsOf, type ConditionalRules, type LevelRules, type Requirement } from "./requirement.ts";
import { scoreOf, standingIn, type CmmcScore, type Standings } from "./score.ts";
import type { Standing } from "./standing.ts";

/** One reason why no Conditional status can be had, with the requirements that are the reason. */
export type Blocking = {
  readonly rule: "no poam" | "no plan" | "value" | "excluded" | "score" | "not assessed" | "level 2";
  /** Ids; empty when it is no requirement of this level that blocks. */
  readonly requirements: readonly string[];
  readonly because: string;
  readonly source: string;
};

export type Eligibility = {
  /** `final`: everything is MET. `conditional`: the rest may stand on a POA&M. */
  readonly outcome: "final" | "conditional" | "none";
  /** Empty unless the outcome is `none`. */
  readonly blocking: readonly Blocking[];
  /** Points that may still be lost before the score is too low; negative when it is. Null when there is no score. */
  readonly pointsLeft: number | null;
  readonly minimumScore: number | null;
  /** Requirements that are NOT MET, each of which must stand on the POA&M (32 CFR 170.24(c)(2)(i)(B)(6)). */
  readonly toPlan: readonly string[];
};

/** At Level 3: whether a Final Level 2 (C3PAO) status with the highest score covers the same scope. */
export type Prerequisite = { readonly satisfied: boolean };

/** Whether a requirement may stand on the POA&M of a Conditional status in that state. */
export type PoamPermission = {
  readonly permitted: boolean;
  readonly rule: "no poam" | "value" | "excluded" | null;
  readonly because: string;
  readonly source: string;
};

/** 32 CFR 170.21(a), for one requirement that is NOT MET; `partial` when it is partly effective. */
export const poamPermission = (
  { conditional }: LevelRules,
  requirement: Requirement,
  finding: "not met" | "partial",
): PoamPermission => {
  if (conditional === null)
    return {
      permitted: false,
      rule: "no poam",
      because: "A POA&M is not permitted at any time for Level 1.",
      source: "32 CFR 170.21(a)(1)",
    };
  const excluded = conditional.excluded[requirement.id];
  if (excluded !== undefined)
    return {
      permitted: false,
      rule: "excluded",
      because: `${requirement.cmmcId} ${requirement.title} is one of those that no POA&M may include.`,
      source: excluded,
    };
  return valuePermission(conditional, requirement, finding);
};

const valuePermission = (
  { highestValue, highestValueSource: source, allowedPartial }: ConditionalRules,
  { id, cmmcId, value }: Requirement,
  finding: "not met" | "partial",
): PoamPermission => {
  const partial = finding === "partial" && value.kind === "graded" ? value.partial : null;
  const points = partial?.points ?? pointsOf(value);
  if (partial !== null && allowedPartial.includes(id))
    return {
      permitted: true,
      rule: null,
      because: `${cmmcId} may stand on a POA&M although its value is ${points}: ${partial.condition.toLowerCase()}.`,
      source,
    };
  if (highestValue !== null && points > highestValue)
    return {
      permitted: false,
      rule: "value",
      because: `${cmmcId} has a value of ${points} and a POA&M may include none above ${highestValue}${allowedPartial.includes(id) ? ", unless it is partly effective" : ""}.`,
      source,
    };
  return {
    permitted: true,
    rule: null,
    because: `${cmmcId} may stand on a POA&M.`,
    source,
  };
};

/**
 * Whether a Conditional status can be had (32 CFR 170.21), with everything that keeps it away, in the order of the
 * requirements, and the score last. `prerequisite` counts at Level 3 only.
 */
export const conditionalEligibility = (
  rules: LevelRules,
  standings: Standings,
  prerequisite: Prerequisite = { satisfied: false },
): Eligibility => {
  const score = scoreOf(rules, standings);
  const minimumScore = rules.conditional?.minimumScore ?? null;
  const blocking = [
    ...level2Missing(rules, prerequisite),
    ...rules.requirements.flatMap((each) => blockedBy(rules, each, standingIn(standings, each))),
    ...unassessed(rules, standings),
    ...scoreTooLow(rules.conditional, score),
  ];
  return {
    outcome: blocking.length > 0 ? "none" : score.losses.length === 0 ? "final" : "conditional",
    blocking,
    pointsLeft: score.score === null || minimumScore === null ? null : score.score - minimumScore,
    minimumScore,
    toPlan: score.losses
      .filter(({ cause }) => cause !== "not assessed")
      .map(({ requirement }) => requirement.id),
  };
};

const level2Missing = ({ level }: LevelRules, { satisfied }: Prerequisite): Blocking[] =>
  level !== 3 || satisfied
    ? []
    : [
        {
          rule: "level 2",
          requirements: [],
          because:
            "No Final Level 2 (C3PAO) status with the highest score on the same scope is recorded; Level 3 cannot begin without it.",
          source: "32 CFR 170.24(c)(3)",
        },
      ];

const blockedBy = (rules: LevelRules, requirement: Requirement, { finding }: Standing): Blocking[] => {
  if (finding !== "not met" && finding !== "partial") return [];
  const { rule, because, source } = poamPermission(rules, requirement, finding);
  return rule === null ? [] : [{ rule, requirements: [requirement.id], because, source }];
};

const unassessed = ({ requirements }: LevelRules, standings: Standings): Blocking[] => {
  const ids = requirements
    .filter((each) => standingIn(standings, each).finding === "not assessed")
    .map(({ id }) => id);
  if (ids.length === 0) return [];
  const because =
    ids.length === 1
      ? "One requirement is not assessed; each needs a finding."
      : `${ids.length} requirements are not assessed; each needs a finding.`;
  return [{ rule: "not assessed", requirements: ids, because, source: "32 CFR 170.24(b)" }];
};

const scoreTooLow = (
  conditional: ConditionalRules | null,
  { score, maximum, withheld, losses }: CmmcScore,
): Blocking[] => {
  if (conditional === null || maximum === null) return [];
  if (score === null) {
    const plan = losses.find(({ requirement }) => requirement.value.kind === "precondition");
    // One that is not assessed yet is named among those.
    if (plan === undefined || plan.cause === "not assessed") return [];
    const requirements = [plan.requirement.id];
    return [{ rule: "no plan", requirements, because: withheld ?? "", source: plan.source }];
  }
  if (score >= conditional.minimumScore) return [];
  const because = `The score of ${score} is below ${conditional.minimumScore} of ${maximum}.`;
  return [{ rule: "score", requirements: [], because, source: conditional.minimumSource }];
};
