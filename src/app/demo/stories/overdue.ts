import type { Act } from "../year/act.ts";
import { comments, completes, plans } from "../year/deeds.ts";
import { PEOPLE } from "../year/people.ts";
import { titleOf, type Flaw, type HostWeakness } from "../year/weakness.ts";
import { hostTask, reviewed, takenUp } from "../year/work.ts";

const { database, officer } = PEOPLE;

const FLAWS_OF_THE_RELEASE: ReadonlyArray<readonly [flaw: Flaw, severity: 3 | 4, cve: string]> = [
  ["out-of-bounds write in the request parser", 4, "CVE-2025-990101"],
  ["privilege check skipped in the maintenance command", 3, "CVE-2025-990102"],
  ["path traversal in the upload handler", 3, "CVE-2025-990103"],
  ["unbounded recursion in the message decoder", 3, "CVE-2025-990104"],
  ["reuse of session tokens after sign-out", 3, "CVE-2025-990105"],
];

/** Five high risks with one fix, which does not come: overdue since their thirtieth day. */
export const OVERDUE_WEAKNESSES: readonly HostWeakness[] = FLAWS_OF_THE_RELEASE.map(
  ([flaw, severity, cve], index) => ({
    id: 9_200_201 + index,
    product: "Bracken Database",
    fixedIn: "4.12.0",
    flaw,
    severity,
    hosts: ["db01", "db02"],
    owner: database,
    shown: [8, 12],
    cves: [cve],
  }),
);

export const OVERDUE = OVERDUE_WEAKNESSES.map(titleOf);

const TASKS = OVERDUE_WEAKNESSES.map(hostTask);
const KEYS = TASKS.map(({ key }) => key);

const WORDS = [
  "The upgrade of the test cluster failed: the archive extension does not load under 4.12.",
  "The extension's maker is asked; no date yet. Access to both hosts is limited to the application subnet meanwhile.",
  "A second attempt without the extension is being prepared; the archive jobs have to be moved first.",
] as const;

/** Two milestones that all five share: the first was done, the second was not. */
export const overdueActs = (): Act[] => [
  ...TASKS.flatMap((task) => [
    ...takenUp(
      task,
      "Upgrade Bracken Database to 4.12.0 on both nodes, standby first; one upgrade mends all five flaws.",
    ),
    ...reviewed(task, WORDS),
  ]),
  {
    day: -88,
    part: "work",
    who: database,
    does: plans(KEYS, {
      number: 1,
      text: "Upgrade the test cluster to 4.12.0",
      due: -80,
      team: "Database",
      workDays: 5,
    }),
  },
  {
    day: -88,
    part: "work",
    who: database,
    does: plans(KEYS, {
      number: 2,
      text: "Upgrade db02, then db01",
      due: -65,
      team: "Database",
      workDays: 10,
    }),
  },
  {
    day: -79,
    part: "work",
    who: database,
    does: completes(KEYS[0] ?? "", 1, -79, "Done; the archive extension does not load, see the comments."),
  },
  {
    day: -62,
    part: "work",
    who: officer,
    does: comments(KEYS[0] ?? "", "The date passes this week. The authorizing official's office is told."),
  },
];
