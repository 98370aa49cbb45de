import type { CmmcView } from "#app/cmmc/cmmc-view.ts";

/** What `cmmc score --json` says. */
export const cmmcSummary = (system: string, view: CmmcView) => ({
  system,
  level: view.rules.level,
  today: view.today,
  status: view.earlierStatus === null ? view.status : { ...view.status, earlier: view.earlierStatus },
  score: view.score.score,
  maximum: view.score.maximum,
  withheld: view.score.withheld,
  best: view.score.best,
  met: view.score.met,
  notMet: view.score.notMet,
  notAssessed: view.score.notAssessed,
  lost: view.score.lost,
  families: view.score.families.map((family) => ({ ...family, name: view.familyNames[family.family] })),
  losses: view.score.losses.map(({ requirement, ...loss }) => ({
    requirement: requirement.id,
    cmmcId: requirement.cmmcId,
    title: requirement.title,
    ...loss,
  })),
  eligibility: {
    ...view.eligibility,
    notOnPoam: view.notOnPoam,
    planCompletionDate: view.planCompletionDate,
  },
  source: view.rules.source,
});

/** The same for people; the first two lines are the status and the score. */
export const cmmcLines = (system: string, view: CmmcView): string[] => [
  `${system}: ${statusLine(view)}`,
  scoreLine(view),
  ...(view.earlierStatus === null ? [] : [view.earlierStatus]),
  ...familyLines(view),
  ...lossLines(view),
  ...eligibilityLines(view),
];

const statusLine = ({ status, rules }: CmmcView): string => {
  switch (status.standing) {
    case "none":
      return `Level ${rules.level}, no CMMC status`;
    case "conditional":
      return `${status.name} since ${status.since}; close out by ${status.closeOut.lastDay}, ${days(status.closeOut.daysLeft)} left`;
    case "expired":
      return `${status.name} since ${status.since} expired: not closed out by ${status.closeOut.lastDay}`;
    case "final":
      return `${status.name} since ${status.since}, valid until ${status.validUntil}`;
    case "lapsed":
      return `${status.name} since ${status.since} ended on ${status.validUntil}`;
  }
};

const days = (count: number): string => `${count} ${count === 1 ? "day" : "days"}`;

const scoreLine = ({ score, rules }: CmmcView): string => {
  const counts = `${score.met} met, ${score.notMet} not met, ${score.notAssessed} not assessed`;
  if (score.score !== null)
    return `Score ${score.score} of ${score.maximum} (${counts}${score.best === score.score ? "" : `; at best ${score.best}`})`;
  return rules.maximum === null ? `Not scored (${counts})` : `No score (${counts}): ${score.withheld}`;
};

const familyLines = ({ score, familyNames }: CmmcView): string[] =>
  score.families
    .filter(({ met, requirements }) => met < requirements)
    .map(
      ({ family, met, requirements, lost }) =>
        `  ${family} ${familyNames[family]}: ${met} of ${requirements} met${lost > 0 ? `, -${lost}` : ""}`,
    );

const lossLines = ({ score }: CmmcView): string[] => {
  const known = score.losses.filter(({ cause }) => cause !== "not assessed");
  if (known.length === 0) return [];
  return [
    "Not met:",
    ...known.map(
      ({ requirement, points, because, source }) =>
        `  ${requirement.cmmcId} ${requirement.title}: -${points} (${source}). ${because}`,
    ),
  ];
};

const eligibilityLines = ({ eligibility, notOnPoam, planCompletionDate }: CmmcView): string[] => {
  const { outcome, blocking, pointsLeft, minimumScore } = eligibility;
  if (outcome === "final") return ["Everything is met: a Final status can be had."];
  const budget =
    pointsLeft === null || minimumScore === null
      ? []
      : [`Points left above ${minimumScore}: ${Math.max(0, pointsLeft)}`];
  const missing =
    notOnPoam.length === 0 ? [] : [`Not met and not on the assessment POA&M: ${notOnPoam.join(", ")}`];
  const planned = planCompletionDate === null ? [] : [`POA&M complete by ${planCompletionDate}`];
  if (outcome === "conditional")
    return ["A Conditional status can be had.", ...budget, ...missing, ...planned];
  return [
    "No Conditional status can be had:",
    ...blocking.map(({ because, source }) => `  ${because} (${source})`),
    ...budget,
    ...missing,
    ...planned,
  ];
};
