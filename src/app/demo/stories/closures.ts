import type { Act } from "../year/act.ts";
import { attaches, attests, contracts, moves } from "../year/deeds.ts";
import { PEOPLE } from "../year/people.ts";
import type { HostWeakness } from "../year/weakness.ts";
import { hostTask, planned, reviewed, takenUp, upgradeSteps } from "../year/work.ts";

const { network, platform, application, official, verifier } = PEOPLE;

/** Goes with its device: no scan can show it, so evidence does. */
const RETIRED_WITH_DEVICE: HostWeakness = {
  id: 9_200_601,
  product: "Wicket Gateway",
  fixedIn: "4.2.0",
  flaw: "default community string",
  severity: 1,
  hosts: ["vpn01"],
  owner: network,
  shown: [0, 6],
};

/** Closed once two scans in a row do not show it and the rules were attested. */
const BY_CONTRACT: HostWeakness = {
  id: 9_200_602,
  product: "Quillpost Mail Relay",
  fixedIn: "3.9.1",
  flaw: "missing authorization on the status page",
  severity: 2,
  hosts: ["app01"],
  owner: application,
  shown: [6, 7],
};

/** Its contract is not met yet. */
const CONTRACT_OPEN: HostWeakness = {
  id: 9_200_603,
  product: "Oriole Message Broker",
  fixedIn: "3.13.4",
  flaw: "log files that everybody may read",
  severity: 2,
  hosts: ["app01", "app02"],
  owner: application,
  shown: [10, 12],
};

/** Put off until the freeze of the year's end is over. */
const DEFERRED: HostWeakness = {
  id: 9_200_604,
  product: "Tamarack Shell Daemon",
  fixedIn: "9.8.2",
  flaw: "log files that everybody may read",
  severity: 1,
  hosts: ["db01", "db02"],
  owner: platform,
  shown: [7, 12],
};

export const CLOSURE_WEAKNESSES = [RETIRED_WITH_DEVICE, BY_CONTRACT, CONTRACT_OPEN, DEFERRED];

const RULES_REVIEWED = "Access rules reviewed";

const retired = (): Act[] => {
  const task = hostTask(RETIRED_WITH_DEVICE);
  const { key } = task;
  return [
    ...takenUp(
      task,
      "Take the gateway out of service with its location; its tunnels move to the new gateway.",
    ),
    ...planned(task, [
      { text: "Move the tunnels to the new gateway", due: -180, done: -182 },
      { text: "Take vpn01 out of service and wipe it", due: -160, done: -163 },
    ]),
    ...reviewed({ ...task, shown: [0, 5] }, [
      "The new gateway is ordered.",
      "The new gateway is being set up.",
      "Three of five tunnels are moved.",
    ]),
    {
      day: -162,
      part: "work",
      who: network,
      does: attaches(key, {
        name: "decommissioning-vpn01.txt",
        text: "vpn01 was taken out of service, wiped and handed over for disposal.\nInventory number 4711.\n",
        proves: "The gateway is out of service and wiped.",
        of: -163,
      }),
    },
    {
      day: -162,
      part: "work",
      who: network,
      does: moves(key, { move: "propose closure", reason: "The device is gone.", fixedOn: -163 }),
    },
    {
      day: -158,
      part: "verification",
      who: verifier,
      does: moves(key, { move: "close", reason: "The disposal record names the device." }),
    },
  ];
};

const byContract = (): Act[] => {
  const task = hostTask(BY_CONTRACT);
  const { key } = task;
  return [
    ...takenUp(task),
    ...planned(task, upgradeSteps(task)),
    {
      day: -146,
      part: "decisions",
      who: official,
      does: contracts(key, [
        { clause: "clean scans", scans: 2 },
        { clause: "attestation", type: RULES_REVIEWED },
      ]),
    },
    ...reviewed({ ...task, shown: [6, 8] }),
    {
      day: -110,
      part: "work",
      who: application,
      does: attests(key, {
        type: RULES_REVIEWED,
        proves: "Every page of the relay asks who is there; the rules were reviewed line by line.",
        of: -110,
        until: 255,
      }),
    },
    {
      day: -89,
      part: "verification",
      who: verifier,
      does: moves(key, { move: "close", reason: "Every clause of the contract is met." }),
    },
  ];
};

const contractOpen = (): Act[] => {
  const task = hostTask(CONTRACT_OPEN);
  return [
    ...takenUp(task),
    ...planned(task, upgradeSteps(task)),
    {
      day: -27,
      part: "decisions",
      who: official,
      does: contracts(task.key, [{ clause: "milestones" }, { clause: "clean scans", scans: 2 }]),
    },
    ...reviewed(task),
  ];
};

const deferred = (): Act[] => {
  const task = hostTask(DEFERRED);
  return [
    ...takenUp(task),
    ...planned(task, [
      { text: "Test Tamarack Shell Daemon 9.8.2 on staging", due: -112, done: -113 },
      { text: "Roll Tamarack Shell Daemon 9.8.2 out to db01, db02", due: 52 },
    ]),
    {
      day: -40,
      part: "decisions",
      who: official,
      does: moves(task.key, { move: "defer", reason: "Change freeze of the database hosts.", until: 40 }),
    },
    ...reviewed(task, ["Staging runs the fixed release.", "Waits for the end of the change freeze."]),
  ];
};

export const closureActs = (): Act[] => [...retired(), ...byContract(), ...contractOpen(), ...deferred()];
