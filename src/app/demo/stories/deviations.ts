import type { Act } from "../year/act.ts";
import { PEOPLE } from "../year/people.ts";
import { adjustment, falsePositive, requested } from "../year/requests.ts";
import { titleOf, type HostWeakness } from "../year/weakness.ts";
import { hostTask, planned, replanned, reviewed, takenUp, upgradeSteps, verified } from "../year/work.ts";

const { application, database, network, platform } = PEOPLE;

/** The scanner goes by the version; the fix is backported. */
const NOT_THERE: HostWeakness = {
  id: 9_200_501,
  product: "Tamarack Shell Daemon",
  fixedIn: "9.7.0",
  flaw: "unbounded recursion in the message decoder",
  severity: 2,
  hosts: ["web01", "web02"],
  owner: platform,
  shown: [2, 4],
};

/** Said to be none, which was not accepted; so it was fixed. */
const REJECTED: HostWeakness = {
  id: 9_200_502,
  product: "Fennel Template Engine",
  fixedIn: "2.8.4",
  flaw: "path traversal in the upload handler",
  severity: 2,
  hosts: ["web01"],
  owner: application,
  shown: [5, 7],
};

/** A lower rating that held until its last day; the item was fixed after it came back. */
const EXPIRED: HostWeakness = {
  id: 9_200_503,
  product: "Bracken Database",
  fixedIn: "4.10.6",
  flaw: "weak default cipher list",
  severity: 2,
  hosts: ["db02"],
  owner: database,
  shown: [3, 8],
};

/** A high risk that is a moderate one here, with the later date that this gives. */
const ADJUSTED: HostWeakness = {
  id: 9_200_504,
  product: "Juniper Berry Cache",
  fixedIn: "7.4.1",
  flaw: "out-of-bounds write in the request parser",
  severity: 3,
  hosts: ["app01", "app02"],
  owner: application,
  shown: [9, 12],
};

/** Has to stay for the older badge printers. */
const REQUIRED: HostWeakness = {
  id: 9_200_505,
  product: "Corvid HTTP Server",
  fixedIn: "2.5.0",
  flaw: "weak default cipher list",
  severity: 1,
  hosts: ["web02"],
  owner: network,
  shown: [6, 12],
};

/** Asked for a week ago. */
const PENDING: HostWeakness = {
  id: 9_200_506,
  product: "Larkspur TLS Library",
  fixedIn: "3.1.3",
  flaw: "race while temporary files are made",
  severity: 2,
  hosts: ["app02"],
  owner: application,
  shown: [10, 12],
};

/** Carried by the authorizing official for a year. */
const ACCEPTED: HostWeakness = {
  id: 9_200_507,
  product: "Tamarack Shell Daemon",
  fixedIn: "10.0.0",
  flaw: "reuse of session tokens after sign-out",
  severity: 2,
  hosts: ["jump01"],
  owner: platform,
  shown: [3, 12],
};

export const DEVIATION_WEAKNESSES = [NOT_THERE, REJECTED, EXPIRED, ADJUSTED, REQUIRED, PENDING, ACCEPTED];

export const DEVIATION_WAITS = titleOf(PENDING);

const notThere = (): Act[] => {
  const task = hostTask(NOT_THERE);
  return [
    ...takenUp(task),
    ...planned(task, [
      { text: "Compare the installed package with the vendor's advisory", due: -262, done: -264 },
    ]),
    ...requested(task, {
      asked: -261,
      decided: -255,
      claim: falsePositive("The package is built with the fix of 9.7.0; its change log names it."),
      rationale:
        "The scanner goes by the version number, which the distribution keeps when it backports a fix.",
      answer: { move: "approve", reason: "The change log shows the fix; the scanner's vendor is told." },
    }),
  ];
};

const rejected = (): Act[] => {
  const task = hostTask(REJECTED);
  return [
    ...takenUp(task),
    ...planned(task, upgradeSteps(task)),
    ...requested(task, {
      asked: -172,
      decided: -166,
      claim: falsePositive("The upload handler is switched off in our configuration."),
      rationale: "The handler is not used by the shop.",
      answer: { move: "reject", reason: "It can be switched on by whoever may edit pages. Upgrade it." },
    }),
    ...reviewed(task),
    ...verified(task),
  ];
};

const expired = (): Act[] => {
  const task = hostTask(EXPIRED);
  return [
    ...takenUp(task),
    ...planned(task, [
      { text: "Move the clients to the new port", due: -170, done: -172 },
      { text: "Upgrade Bracken Database on db02 to 4.10.6", due: -154, done: -96 },
    ]),
    ...requested(task, {
      asked: -228,
      decided: -222,
      claim: adjustment("low", "The port answers the application subnet only."),
      rationale: "Nobody outside the application subnet reaches the port until the clients are moved.",
      until: -130,
      answer: {
        move: "approve",
        reason: "Until the clients are moved, at the latest until the day asked for.",
      },
    }),
    ...reviewed(task),
    ...verified(task),
  ];
};

const adjusted = (): Act[] => {
  const task = hostTask(ADJUSTED);
  return [
    ...takenUp(task),
    ...planned(task, [
      { text: "Close the cache's port to everything but the two hosts", due: -50, done: -51 },
      { text: "Roll Juniper Berry Cache 7.4.1 out to app01, app02", due: -34 },
    ]),
    ...requested(task, {
      asked: -48,
      decided: -42,
      claim: adjustment("moderate", "The cache answers its own host only."),
      rationale: "The parser reads what our own application writes; no other host can reach it.",
      answer: { move: "approve", reason: "The firewall rules were shown. Moderate, as asked for." },
    }),
    replanned(task, -40, 22, "The risk was adjusted to moderate; the rollout goes with the next release."),
    ...reviewed(task),
  ];
};

const required = (): Act[] => {
  const task = hostTask(REQUIRED);
  return [
    ...takenUp(
      task,
      "Keep the older ciphers for the badge printers on one listener, and retire them with the printers.",
    ),
    ...planned(task, [
      { text: "Give the badge printers a listener of their own", due: -130, done: -133 },
      { text: "Retire the badge printers", due: 25 },
    ]),
    ...requested(task, {
      asked: -128,
      decided: -121,
      claim: {
        type: "operational requirement",
        operational: {
          impactStatement: "Without the older ciphers the badge printers print no badges.",
          justification: "The printers' firmware gets no updates; their replacement is ordered.",
          attachments: ["Order of the printers"],
        },
      },
      rationale: "The printers need the older ciphers until they are replaced.",
      until: 180,
      answer: {
        move: "approve",
        reason: "Until the printers are replaced; the listener answers their subnet only.",
      },
    }),
    ...reviewed(task, [
      "The listener answers the printers' subnet only.",
      "Half of the printers are replaced.",
      "The last printers arrive next quarter.",
    ]),
  ];
};

const pending = (): Act[] => {
  const task = hostTask(PENDING);
  return [
    ...takenUp(task),
    ...planned(task, upgradeSteps(task)),
    ...requested(task, {
      asked: -7,
      claim: adjustment("low", "Nobody but the service account signs in to the host."),
      rationale: "The flaw needs a second local user, and there is none.",
    }),
    ...reviewed(task),
  ];
};

const accepted = (): Act[] => {
  const task = hostTask(ACCEPTED);
  return [
    ...takenUp(
      task,
      "Replace the daemon by 10.0.0 with the new jump host; until then sessions end after ten minutes.",
    ),
    ...planned(task, [{ text: "End sessions after ten minutes", due: -215, done: -217 }]),
    ...requested(task, {
      asked: -200,
      decided: -190,
      claim: {
        type: "risk acceptance",
        residualRiskRating: "low",
        attachments: ["Plan of the new jump host"],
      },
      rationale: "10.0.0 does not run on this host; the new one is in next year's budget.",
      until: 175,
      answer: { move: "approve", reason: "Carried until the new jump host; sessions end after ten minutes." },
    }),
    ...reviewed(task, [
      "Sessions end after ten minutes; tested.",
      "The new jump host is in the budget.",
      "The acceptance holds; nothing changed.",
    ]),
  ];
};

export const deviationActs = (): Act[] => [
  ...notThere(),
  ...rejected(),
  ...expired(),
  ...adjusted(),
  ...required(),
  ...pending(),
  ...accepted(),
];
