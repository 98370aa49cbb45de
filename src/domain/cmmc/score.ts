import { FAMILIES, pointsOf, type FamilyCode, type LevelRules, type Requirement } from "./requirement.ts";
import type { Standing } from "./standing.ts";

/** How each requirement stands, by its id; one that is absent is not assessed. */
export type Standings = ReadonlyMap<string, Standing>;

/** Points that one requirement takes from the score, and why. */
export type Loss = {
  readonly requirement: Requirement;
  readonly points: number;
  readonly cause: "not met" | "partial" | "not assessed";
  readonly because: string;
  /** The section that gives the value. */
  readonly source: string;
};

export type FamilyScore = {
  readonly family: FamilyCode;
  readonly requirements: number;
  readonly met: number;
  readonly notAssessed: number;
  readonly lost: number;
};

export type CmmcScore = {
  /** Null at a level that is not scored. */
  readonly maximum: number | null;
  /** The score; null when there is none, for the reason in `withheld`. May be negative. */
  readonly score: number | null;
  readonly withheld: string | null;
  readonly lost: number;
  readonly losses: readonly Loss[];
  readonly met: number;
  readonly notMet: number;
  readonly notAssessed: number;
  /** The score if all that is not assessed turned out MET; null as `score`, though not for an SSP still to assess. */
  readonly best: number | null;
  /** Families with requirements at the level, in the order of SP 800-171. */
  readonly families: readonly FamilyScore[];
};

const NOT_ASSESSED: Standing = {
  finding: "not assessed",
  basis: "result",
  because: "Not assessed yet; it counts as NOT MET until it is.",
};

export const standingIn = (standings: Standings, { id }: Requirement): Standing =>
  standings.get(id) ?? NOT_ASSESSED;

/**
 * The score by 32 CFR 170.24(c): the maximum less the value of each requirement that is NOT MET. What is not assessed yet
 * counts as NOT MET. Without a system security plan (3.12.4) there is no score; Level 1 has none.
 */
export const scoreOf = (rules: LevelRules, standings: Standings): CmmcScore => {
  const losses = rules.requirements.flatMap((requirement) =>
    lossOf(requirement, standingIn(standings, requirement)),
  );
  const found = (finding: Standing["finding"]): number =>
    rules.requirements.filter((each) => standingIn(standings, each).finding === finding).length;
  const lost = sum(losses);
  const unassessed = sum(losses.filter(({ cause }) => cause === "not assessed"));
  const { maximum } = rules;
  const plan = losses.find(({ requirement }) => requirement.value.kind === "precondition");
  return {
    maximum,
    score: maximum === null || plan !== undefined ? null : maximum - lost,
    withheld: plan?.because ?? (maximum === null ? UNSCORED : null),
    lost,
    losses,
    met: found("met"),
    notMet: found("not met") + found("partial"),
    notAssessed: found("not assessed"),
    best:
      maximum === null || (plan !== undefined && plan.cause !== "not assessed")
        ? null
        : maximum - lost + unassessed,
    families: familiesOf(rules, standings, losses),
  };
};

const UNSCORED =
  "Level 1 is not scored: all requirements are MET or the level is NOT MET, 32 CFR 170.24(c)(1).";

const sum = (losses: readonly Loss[]): number => losses.reduce((total, { points }) => total + points, 0);

const lossOf = (requirement: Requirement, { finding, because }: Standing): Loss[] => {
  if (finding === "met") return [];
  const { value, valueSource: source } = requirement;
  if (finding === "partial" && value.kind === "graded") {
    const { points, condition } = value.partial;
    return [{ requirement, points, cause: "partial", because: `${condition}. ${because}`, source }];
  }
  const cause = finding === "not assessed" ? finding : "not met";
  if (value.kind === "precondition")
    return [{ requirement, points: 0, cause, because: withoutPlan(finding), source }];
  return [{ requirement, points: pointsOf(value), cause, because, source }];
};

const withoutPlan = (finding: Standing["finding"]): string =>
  finding === "not assessed"
    ? "The system security plan (CA.L2-3.12.4) is not assessed yet; there is no score before it is MET, 32 CFR 170.24(c)(2)(i)(B)(5)."
    : "Without an up-to-date system security plan (CA.L2-3.12.4) the assessment could not be completed, 32 CFR 170.24(c)(2)(i)(B)(5).";

const familiesOf = (
  { requirements }: LevelRules,
  standings: Standings,
  losses: readonly Loss[],
): FamilyScore[] =>
  FAMILIES.flatMap((family) => {
    const own = requirements.filter((requirement) => requirement.family === family);
    if (own.length === 0) return [];
    const found = (finding: Standing["finding"]): number =>
      own.filter((each) => standingIn(standings, each).finding === finding).length;
    const lost = sum(losses.filter(({ requirement }) => requirement.family === family));
    return [
      {
        family,
        requirements: own.length,
        met: found("met"),
        notAssessed: found("not assessed"),
        lost,
      },
    ];
  });
