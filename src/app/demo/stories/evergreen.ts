import type { Act } from "../year/act.ts";
import { asksForMoreTime, givesMoreTime } from "../year/deeds.ts";
import { PEOPLE } from "../year/people.ts";
import { titleOf, type HostWeakness } from "../year/weakness.ts";
import { dueOn, hostTask, planned, replanned, reviewed, takenUp, upgradeSteps } from "../year/work.ts";

const { application, network, platform, official } = PEOPLE;

/** Asked for more time each quarter, with the same words. */
const EXTENDED: HostWeakness = {
  id: 9_200_301,
  product: "Harrow Payment Bridge",
  fixedIn: "5.1.0",
  flaw: "reuse of session tokens after sign-out",
  severity: 2,
  hosts: ["app02"],
  owner: application,
  shown: [1, 12],
};

/** A milestone that goes to the next month each time, with the same words. */
const ROLLED: HostWeakness = {
  id: 9_200_302,
  product: "Wicket Load Balancer",
  fixedIn: "8.2.0",
  flaw: "certificate signed with an outdated algorithm",
  severity: 1,
  hosts: ["web01", "web02"],
  owner: network,
  shown: [6, 12],
};

/** Moved once, for a reason: not evergreen. */
const MOVED_ONCE: HostWeakness = {
  id: 9_200_303,
  product: "Halyard Container Runtime",
  fixedIn: "1.8.2",
  flaw: "log files that everybody may read",
  severity: 2,
  hosts: ["app01", "app02"],
  owner: platform,
  shown: [9, 12],
};

export const EVERGREEN_WEAKNESSES = [EXTENDED, ROLLED, MOVED_ONCE];

/** Overdue as well: under FedRAMP an extension moves no date. */
export const EVERGREEN_AND_OVERDUE = titleOf(EXTENDED);
export const EVERGREEN = titleOf(ROLLED);

const WINDOW = "Waiting for the maintenance window of the payment partner.";
const STAFF = "Staff is busy with the release; the work moves to next month.";

const extended = (): Act[] => {
  const task = hostTask(EXTENDED);
  const requests = [
    [-215, -120, WINDOW],
    [-125, -30, `${WINDOW} Next quarter.`],
    [-36, 60, `Still ${WINDOW.toLowerCase()}`],
  ] as const;
  return [
    ...takenUp(
      task,
      "Upgrade the payment bridge to 5.1.0 together with the payment partner, in the partner's window.",
    ),
    ...planned(task, [
      { text: "Test the payment bridge 5.1.0 against the partner's sandbox", due: -280, done: -284 },
      { text: "Upgrade the payment bridge in the partner's window", due: -212 },
    ]),
    ...requests.flatMap(([day, to, reason]): Act[] => [
      { day, part: "work", who: application, does: asksForMoreTime(task.key, to, reason) },
      {
        day: day + 2,
        part: "decisions",
        who: official,
        does: givesMoreTime(
          task.key,
          "Noted. The scheduled date stays; the item counts as late from then on.",
        ),
      },
      replanned(task, day + 3, to - 2, reason),
    ]),
    ...reviewed(task, [
      "The payment partner has not named a window.",
      "The partner was asked again for a window.",
      "The window of this month was given to another customer of the partner.",
    ]),
  ];
};

const rolled = (): Act[] => {
  const task = hostTask(ROLLED);
  const moves = [
    [-124, -92],
    [-94, -62],
    [-64, -32],
    [-34, 20],
  ] as const;
  return [
    ...takenUp(
      task,
      "Have the two certificates issued anew with a present algorithm and install them on both balancers.",
    ),
    ...planned(task, [
      { text: "Order the certificates", due: -140, done: -141 },
      { text: "Install the certificates on both balancers", due: -122 },
    ]),
    ...moves.map(([day, to]) => replanned(task, day, to, STAFF)),
    ...reviewed(task, [
      "The certificates are here.",
      "The certificates wait to be installed.",
      "Not installed yet; the release comes first.",
    ]),
  ];
};

const movedOnce = (): Act[] => {
  const task = hostTask(MOVED_ONCE);
  const due = dueOn(task);
  return [
    ...takenUp(task),
    ...planned(task, upgradeSteps(task, due - 14)),
    replanned(
      task,
      -20,
      due - 6,
      "The vendor withdrew 1.8.1; 1.8.2 came two weeks later and is in the tests.",
    ),
    ...reviewed(task),
  ];
};

export const evergreenActs = (): Act[] => [...extended(), ...rolled(), ...movedOnce()];
