import type { Act } from "../year/act.ts";
import { SCANS } from "../year/days.ts";
import type { HostName } from "../year/hosts.ts";
import { PEOPLE, type DemoPerson } from "../year/people.ts";
import { titleOf, type Flaw, type HostWeakness, type Shown } from "../year/weakness.ts";
import { hostTask, taskAgain, upgraded } from "../year/work.ts";

const { platform, database, application } = PEOPLE;

type Row = readonly [
  product: string,
  fixedIn: string,
  flaw: Flaw,
  severity: HostWeakness["severity"],
  hosts: readonly HostName[],
  owner: DemoPerson,
  shown: Shown,
];

const HTTP = "Corvid HTTP Server";
const TLS = "Larkspur TLS Library";
const SHELL = "Tamarack Shell Daemon";
const MAIL = "Quillpost Mail Relay";
const BROKER = "Oriole Message Broker";
const TEMPLATES = "Fennel Template Engine";
const CONTAINERS = "Halyard Container Runtime";
const SHARE = "Saltmarsh File Share";
const CACHE = "Juniper Berry Cache";
const DATABASE = "Bracken Database";

const OOB = "out-of-bounds write in the request parser";
const PATH = "path traversal in the upload handler";
const STATUS = "missing authorization on the status page";
const CIPHERS = "weak default cipher list";
const TOKENS = "reuse of session tokens after sign-out";
const RECURSION = "unbounded recursion in the message decoder";
const RACE = "race while temporary files are made";
const SEARCH = "unescaped input in the search form";
const LOGS = "log files that everybody may read";

/** What comes and is fixed in time, and what the last scans brought. Scans up to 12 mean that it is still there. */
const ROWS: readonly Row[] = [
  [HTTP, "2.4.60", OOB, 4, ["web01", "web02"], platform, [0, 1]],
  [TLS, "3.0.14", CIPHERS, 2, ["web01", "web02", "app01"], platform, [0, 2]],
  [SHELL, "9.6.2", RACE, 1, ["jump01"], platform, [0, 4]],
  [MAIL, "3.8.5", RECURSION, 2, ["app01"], application, [0, 2]],
  [BROKER, "3.12.0", STATUS, 3, ["app01", "app02"], application, [0, 1]],
  [TEMPLATES, "2.7.1", SEARCH, 2, ["web01"], application, [0, 2]],
  [SHARE, "4.19.2", PATH, 2, ["files01"], platform, [0, 2]],
  [CACHE, "7.2.4", STATUS, 2, ["app01"], application, [0, 1]],
  [DATABASE, "4.10.2", LOGS, 1, ["db01", "db02"], database, [0, 3]],
  [HTTP, "2.4.60", STATUS, 2, ["web02"], platform, [0, 1]],
  [TLS, "3.0.15", TOKENS, 3, ["web01", "web02"], platform, [1, 2]],
  [SHELL, "9.6.2", CIPHERS, 1, ["jump01", "db01"], platform, [1, 5]],
  [BROKER, "3.12.4", RECURSION, 2, ["app02"], application, [1, 3]],
  [CONTAINERS, "1.7.11", RACE, 2, ["app01", "app02"], platform, [2, 4]],
  [MAIL, "3.9.0", OOB, 4, ["app01"], application, [2, 3]],
  [CACHE, "7.2.6", RECURSION, 1, ["app01"], application, [3, 6]],
  [HTTP, "2.4.62", PATH, 3, ["web01", "web02"], platform, [4, 5]],
  [DATABASE, "4.11.0", STATUS, 2, ["db01"], database, [4, 6]],
  [SHELL, "9.8.0", STATUS, 2, ["jump01"], platform, [5, 7]],
  [BROKER, "3.13.0", PATH, 2, ["app01", "app02"], application, [6, 8]],
  [CONTAINERS, "1.7.14", OOB, 4, ["app01"], platform, [7, 8]],
  [MAIL, "3.9.2", SEARCH, 1, ["app01"], application, [7, 10]],
  [SHARE, "4.19.6", RACE, 2, ["files01"], platform, [7, 9]],
  [TEMPLATES, "2.9.0", STATUS, 2, ["web02"], application, [8, 10]],
  [TLS, "3.1.2", RECURSION, 3, ["web01"], platform, [9, 10]],
  [SHELL, "9.9.0", RACE, 2, ["jump01", "db02"], platform, [9, 11]],
  [BROKER, "3.13.2", STATUS, 3, ["app02"], application, [10, 11]],
  [HTTP, "2.4.64", LOGS, 1, ["web01", "web02"], platform, [8, 12]],
  [CACHE, "7.4.0", TOKENS, 2, ["app01", "app02"], application, [9, 12]],
  [MAIL, "3.9.4", CIPHERS, 2, ["app01"], application, [10, 12]],
  [TEMPLATES, "2.9.3", SEARCH, 2, ["web01", "web02"], application, [10, 12]],
  [SHARE, "4.20.0", PATH, 2, ["files01"], platform, [10, 12]],
  [HTTP, "2.4.66", OOB, 4, ["web01", "web02"], platform, [11, 12]],
  [TLS, "3.1.4", TOKENS, 2, ["app01", "app02"], platform, [11, 12]],
  [CACHE, "7.4.2", RECURSION, 1, ["app01"], application, [11, 12]],
  [SHELL, "9.9.1", PATH, 3, ["jump01"], platform, [11, 12]],
];

const FIRST_ID = 9_200_001;

const ROUTINE: readonly HostWeakness[] = ROWS.map(
  ([product, fixedIn, flaw, severity, hosts, owner, shown], index) => ({
    id: FIRST_ID + index,
    product,
    fixedIn,
    flaw,
    severity,
    hosts,
    owner,
    shown,
  }),
);

/** High risks that were fixed a month late. */
const LATE: ReadonlyArray<HostWeakness & { readonly slip: string }> = [
  {
    id: 9_200_101,
    product: CONTAINERS,
    fixedIn: "1.7.9",
    flaw: PATH,
    severity: 3,
    hosts: ["app01", "app02"],
    owner: platform,
    shown: [0, 2],
    slip: "The upgrade broke the nightly build; the vendor's work-around came a week later.",
  },
  {
    id: 9_200_102,
    product: TLS,
    fixedIn: "3.1.0",
    flaw: OOB,
    severity: 3,
    hosts: ["app01", "app02"],
    owner: application,
    shown: [5, 7],
    slip: "The payment partner had to exchange its client certificate first.",
  },
];

/** Fixed, and back three months later with a restored image: a new item cites the closed one. */
const RETURNED: HostWeakness = {
  id: 9_200_103,
  product: TEMPLATES,
  fixedIn: "2.8.0",
  flaw: SEARCH,
  severity: 2,
  hosts: ["web01", "web02"],
  owner: application,
  shown: [3, 5],
  again: [8, 10],
};

/** Their closure waits for a person. */
export const PROVEN_BY_THE_LAST_SCAN = ROUTINE.filter(({ shown: [, to] }) => to === SCANS - 1).map(titleOf);

export const ROUTINE_WEAKNESSES: readonly HostWeakness[] = [...ROUTINE, ...LATE, RETURNED];

export const routineActs = (): Act[] => [
  ...ROUTINE.flatMap((weakness) => upgraded(hostTask(weakness))),
  ...LATE.flatMap(({ slip, ...weakness }) => upgraded(hostTask(weakness), slip)),
  ...upgraded(hostTask(RETURNED)),
  ...upgraded(taskAgain(RETURNED)),
];
