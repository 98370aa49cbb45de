import type { DemoPerson } from "./people.ts";
import type { HostName } from "./hosts.ts";

/** A weakness of the demonstration's hosts. Products and flaws do not exist. */
export type HostWeakness = {
  /** The check's number, above all that the real scanner uses. */
  readonly id: number;
  readonly product: string;
  /** The release that has the fix. */
  readonly fixedIn: string;
  readonly flaw: Flaw;
  /** 1 low to 4 critical, as scanners count. */
  readonly severity: 1 | 2 | 3 | 4;
  readonly hosts: readonly HostName[];
  readonly owner: DemoPerson;
  /** Scans that show it: from the first up to, not including, the second. */
  readonly shown: Shown;
  /** Those that show it again. */
  readonly again?: Shown;
  readonly cves?: readonly string[];
};

export type Shown = readonly [from: number, to: number];

/** Each flaw, what somebody gains by it, and the controls of SP 800-53 that it touches beside RA-5 and SI-2. */
export const FLAWS = {
  "out-of-bounds write in the request parser": {
    gain: "Whoever reaches the service can run code with the rights of the service.",
    controls: ["SI-16"],
  },
  "path traversal in the upload handler": {
    gain: "Whoever may upload a file can write it outside the upload folder.",
    controls: ["SI-10"],
  },
  "missing authorization on the status page": {
    gain: "Anybody on the network can read the names of users and jobs.",
    controls: ["AC-3"],
  },
  "weak default cipher list": {
    gain: "Somebody who records the traffic can decrypt a part of it later.",
    controls: ["SC-8"],
  },
  "reuse of session tokens after sign-out": {
    gain: "Somebody who finds an old token can act as that user.",
    controls: ["SC-23"],
  },
  "unbounded recursion in the message decoder": {
    gain: "One small message stops the service until it is restarted.",
    controls: ["SC-5"],
  },
  "race while temporary files are made": {
    gain: "A local user can change files of other users.",
    controls: ["SC-4"],
  },
  "unescaped input in the search form": {
    gain: "A link that is sent to a user runs a script in the user's session.",
    controls: ["SI-10"],
  },
  "default community string": {
    gain: "Anybody on the network can read the configuration of the device.",
    controls: ["IA-5"],
  },
  "certificate signed with an outdated algorithm": {
    gain: "A forged certificate is harder to tell from the real one.",
    controls: ["SC-17"],
  },
  "privilege check skipped in the maintenance command": {
    gain: "A database user can become its administrator.",
    controls: ["AC-6"],
  },
  "log files that everybody may read": {
    gain: "A local user can read addresses and query texts of other users.",
    controls: ["AU-9"],
  },
} as const satisfies Record<string, { readonly gain: string; readonly controls: readonly string[] }>;
export type Flaw = keyof typeof FLAWS;

export const titleOf = ({ product, fixedIn, flaw }: HostWeakness): string =>
  `${product} < ${fixedIn}: ${flaw}`;

/** How the scanner names the weakness, by which the ledger knows its item. */
export const keyOf = ({ id }: Pick<HostWeakness, "id">): string => String(id);

/** Whether a scan, 0 to 11, shows it. */
export const isShownIn = ({ shown, again }: Pick<HostWeakness, "shown" | "again">, scan: number): boolean =>
  [shown, ...(again ? [again] : [])].some(([from, to]) => scan >= from && scan < to);

/** The days that FedRAMP gives for each severity (low to critical), from the first sighting. */
export const DAYS_TO_FIX = { 1: 180, 2: 90, 3: 30, 4: 30 } as const;
