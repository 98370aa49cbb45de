import type { Act } from "./act.ts";
import { scanDay, SCANS, triageDay, type Day } from "./days.ts";
import { completes, edits, moves, plans, replans, reviews } from "./deeds.ts";
import { HOSTS } from "./hosts.ts";
import type { ImageWeakness } from "./image-report.ts";
import { PEOPLE, type DemoPerson } from "./people.ts";
import { DAYS_TO_FIX, FLAWS, keyOf, type HostWeakness, type Shown } from "./weakness.ts";

/** A weakness as those see it who fix it. */
export type Task = {
  readonly key: string;
  readonly product: string;
  readonly fixedIn: string;
  /** Where it is, in words. */
  readonly where: string;
  readonly severity: 1 | 2 | 3 | 4;
  readonly owner: DemoPerson;
  readonly controls: readonly string[];
  readonly shown: Shown;
};

export const hostTask = (weakness: HostWeakness): Task => ({
  ...weakness,
  key: keyOf(weakness),
  controls: ["RA-5", "SI-2", ...FLAWS[weakness.flaw].controls],
  where: weakness.hosts.map((host) => HOSTS[host].name.split(".")[0]).join(", "),
});

/** The task of what the scans show again. */
export const taskAgain = (weakness: HostWeakness): Task => ({
  ...hostTask(weakness),
  shown: weakness.again ?? weakness.shown,
});

export const imageTask = ({ cve, packageName, fixedIn, severity, owner, shown }: ImageWeakness): Task => ({
  key: cve,
  product: packageName,
  fixedIn,
  where: "the image of the shop",
  severity,
  owner,
  controls: ["RA-5", "SI-2", "SR-3"],
  shown,
});

export const foundOn = ({ shown: [from] }: Task): Day => scanDay(from);

/** The day until which it is to be fixed, by its severity alone. */
export const dueOn = (task: Task): Day => foundOn(task) + DAYS_TO_FIX[task.severity];

const isOpenAtTheEnd = ({ shown: [, to] }: Task): boolean => to >= SCANS;

const takenUpOn = ({ shown: [from] }: Task): Day => triageDay(from);

/** Its owner takes it up: who answers for it, what will be done, with what. */
export const takenUp = (task: Task, plan?: string): Act[] => {
  const { key, owner, product, fixedIn, where, severity, controls } = task;
  const day = takenUpOn(task);
  const fields = {
    pointOfContact: owner.name,
    contactEmail: owner.email,
    office: owner.office,
    weaknessType: "outdated software",
    controls,
    resourcesRequired: `${4 * severity} hours of ${owner.office.toLowerCase()}, within the present budget`,
    personnelFundedHours: 4 * severity,
    remediationPlan:
      plan ??
      `Upgrade ${product} to ${fixedIn} or later on ${where}: staging first, then in the maintenance window. The next monthly scan verifies it.`,
  };
  return [
    { day, part: "work", who: PEOPLE.officer, does: edits(key, { fields, team: owner.team }) },
    {
      day,
      part: "work",
      who: owner,
      does: moves(key, { move: "start", reason: "Taken up after the monthly scan." }),
    },
  ];
};

/** A step of its plan, with the day on which it is done. */
export type Step = { readonly text: string; readonly due: Day; readonly done?: Day };

export const planned = (task: Task, steps: readonly Step[]): Act[] => {
  const { key, owner } = task;
  return steps.flatMap(({ text, due, done }, index): Act[] => [
    {
      day: takenUpOn(task),
      part: "work",
      who: owner,
      does: plans([key], { number: index + 1, text, due, team: owner.team, workDays: index + 2 }),
    },
    ...(done === undefined || done > 0
      ? []
      : [{ day: done, part: "work", who: owner, does: completes(key, index + 1, done, "") } as const]),
  ]);
};

/** A milestone goes to a later day. */
export const replanned = (task: Task, on: Day, to: Day, reason: string, number = 2): Act => ({
  day: on,
  part: "work",
  who: task.owner,
  does: replans(task.key, number, to, reason),
});

const WORDS = [
  "Staging runs the fixed release; the tests pass.",
  "The change is approved and stands in the calendar.",
  "The first half of the rollout went well; the rest follows in the next window.",
  "Two dependent jobs were adjusted; the rollout goes on.",
  "Only the standby node is left.",
  "The standby node waits for the next window.",
] as const;

/** The monthly word, three days before each scan, while the item is open; `words` in turn. */
export const reviewed = (task: Task, words: readonly string[] = WORDS): Act[] => {
  const [from, to] = task.shown;
  const scans = Array.from({ length: SCANS }, (_, scan) => scan).filter((scan) => scan > from && scan <= to);
  return scans.map((scan, index) => {
    const day = scanDay(scan) - 3;
    return {
      day,
      part: "review",
      who: task.owner,
      does: reviews(task.key, day, words[index % words.length] ?? ""),
    };
  });
};

/** Somebody else verifies what the scan proved; what the last scan proved still waits for that. */
export const verified = (task: Task): Act[] => {
  const [, to] = task.shown;
  if (to >= SCANS - 1) return [];
  const does = moves(task.key, { move: "close", reason: "The covering scan does not show it any more." });
  return [{ day: triageDay(to), part: "verification", who: PEOPLE.verifier, does }];
};

/** Days before the proof or the due day on which the last step is to be done. */
const MARGIN = 4;

/** The two steps of an upgrade. Both are done before the scan that proves it, or, while it is open, in time. */
export const upgradeSteps = (task: Task, due = dueOn(task)): readonly Step[] => {
  const [found, fixed] = [foundOn(task), scanDay(task.shown[1])];
  const last = isOpenAtTheEnd(task) ? due - MARGIN : fixed - MARGIN;
  const { product, fixedIn, where } = task;
  return [
    {
      text: `Test ${product} ${fixedIn} on staging`,
      due: found + 8,
      done: Math.max(found + 7, takenUpOn(task)),
    },
    {
      text: `Roll ${product} ${fixedIn} out to ${where}`,
      due: Math.min(last, due - MARGIN),
      ...(isOpenAtTheEnd(task) ? {} : { done: fixed - MARGIN - 1 }),
    },
  ];
};

/** An upgrade from its finding to its proof. `slip`: why the rollout took place later than planned. */
export const upgraded = (task: Task, slip?: string): Act[] => {
  const late = scanDay(task.shown[1]) - MARGIN;
  return [
    ...takenUp(task),
    ...planned(task, upgradeSteps(task)),
    ...(slip === undefined ? [] : [replanned(task, dueOn(task) - MARGIN - 1, late, slip)]),
    ...reviewed(task),
    ...verified(task),
  ];
};
