import type { Act } from "../year/act.ts";
import type { Day } from "../year/days.ts";
import { vendor } from "../year/deeds.ts";
import { PEOPLE } from "../year/people.ts";
import { titleOf, type HostWeakness } from "../year/weakness.ts";
import { dueOn, hostTask, planned, reviewed, takenUp, upgradeSteps, verified } from "../year/work.ts";

const { application, network, platform } = PEOPLE;

/** Past its date, and not late: the vendor is asked every month. */
const ASKED: HostWeakness = {
  id: 9_200_401,
  product: "Oriole Message Broker",
  fixedIn: "3.14.0",
  flaw: "missing authorization on the status page",
  severity: 2,
  hosts: ["app01"],
  owner: application,
  shown: [4, 12],
};

/** The vendor was asked, and then no more. */
const FORGOTTEN: HostWeakness = {
  id: 9_200_402,
  product: "Wicket Load Balancer",
  fixedIn: "8.3.0",
  flaw: "default community string",
  severity: 1,
  hosts: ["web02"],
  owner: network,
  shown: [7, 12],
};

/** The vendor released its fix, from which the days counted anew; it was in place in time. */
const RELEASED: HostWeakness = {
  id: 9_200_403,
  product: "Saltmarsh File Share",
  fixedIn: "4.19.4",
  flaw: "privilege check skipped in the maintenance command",
  severity: 3,
  hosts: ["files01"],
  owner: platform,
  shown: [6, 8],
};

export const VENDOR_WEAKNESSES = [ASKED, FORGOTTEN, RELEASED];

export const CHECK_IN_LATE = titleOf(FORGOTTEN);

const waits = (
  weakness: HostWeakness,
  on: Day,
  name: string,
  checkIns: ReadonlyArray<readonly [Day, string]>,
): Act[] => {
  const task = hostTask(weakness);
  const { key, owner, product } = task;
  return [
    { day: on, part: "work", who: owner, does: vendor(key, on, { event: "open", product, vendor: name }) },
    ...checkIns.map(([day, answer]): Act => ({
      day,
      part: "work",
      who: owner,
      does: vendor(key, day, { event: "check in", answer }),
    })),
  ];
};

const asked = (): Act[] => {
  const task = hostTask(ASKED);
  const answers = [
    "Reproduced; a fix is planned for 3.14.",
    "Planned for 3.14, no date.",
    "3.14 is in its first trial release.",
    "The trial release has another flaw; 3.14 moves.",
    "Second trial release; the fix is in it.",
    "Release expected next quarter.",
    "Release expected next quarter; a work-around is documented.",
    "3.14 is feature complete; its tests take another month.",
  ];
  const days = answers.map((_, index) => -200 + index * 28);
  return [
    ...takenUp(
      task,
      "Install Oriole Message Broker 3.14.0 once its maker releases it; until then the page answers the management network only.",
    ),
    ...planned(task, [
      { text: "Restrict the page to the management network", due: -195, done: -197 },
      { text: "Tell the vendor, with a test case", due: -190, done: -200 },
    ]),
    ...waits(
      ASKED,
      -202,
      "Oriole Foundation",
      days.map((day, index) => [day, answers[index] ?? ""] as const),
    ),
    ...reviewed(task, [
      "Waits for the vendor's 3.14.0; the restriction holds.",
      "The restriction to the management network was tested again.",
      "Waits for the vendor's 3.14.0; nobody but administrators reaches the page.",
    ]),
  ];
};

const forgotten = (): Act[] => {
  const task = hostTask(FORGOTTEN);
  return [
    ...takenUp(
      task,
      "Install Wicket Load Balancer 8.3.0 once its maker releases it, and set a community string of our own.",
    ),
    ...planned(task, [
      { text: "Limit the protocol to the monitoring host", due: -105, done: -107 },
      { text: "Install 8.3.0 on web02", due: dueOn(task) - 4 },
    ]),
    ...waits(FORGOTTEN, -112, "Wicket Networks", [
      [-110, "The fix is planned for 8.3.0."],
      [-84, "8.3.0 is late."],
      [-57, "8.3.0 is expected in a few weeks."],
    ]),
    ...reviewed(task, [
      "Waits for the vendor's 8.3.0.",
      "Waits for the vendor's 8.3.0; only the monitoring host reaches the protocol.",
    ]),
  ];
};

const released = (): Act[] => {
  const task = hostTask(RELEASED);
  const { key, owner } = task;
  return [
    ...takenUp(task),
    ...planned(task, upgradeSteps(task)),
    ...waits(RELEASED, -147, "Saltmarsh Software", [[-128, "The fix is in its last tests."]]),
    {
      day: -112,
      part: "work",
      who: owner,
      does: vendor(key, -112, { event: "release", answer: "4.19.4 is released and has the fix." }),
    },
    ...reviewed(task),
    ...verified(task),
  ];
};

export const vendorActs = (): Act[] => [...asked(), ...forgotten(), ...released()];
