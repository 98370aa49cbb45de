import type { WorkQueue } from "#domain/work-queues.ts";
import { DEVIATION_WAITS } from "./stories/deviations.ts";
import { EVERGREEN, EVERGREEN_AND_OVERDUE } from "./stories/evergreen.ts";
import { EXPLOITED_AND_MISSED, EXPLOITED_DUE_SOON } from "./stories/exploited.ts";
import { OVERDUE } from "./stories/overdue.ts";
import { PROVEN_BY_THE_LAST_SCAN } from "./stories/routine.ts";
import { CHECK_IN_LATE } from "./stories/vendors.ts";

type Planted = {
  /** By the id of the check: the weaknesses in whose items it finds something, once each. Every level counts. */
  readonly checks: Readonly<Record<string, readonly string[]>>;
  /** What the check of escalation triggers says of all items together, as far as it does not name items or months. */
  readonly triggers: readonly string[];
  /** By queue: the weaknesses of the items that wait there. Queues that are not named are empty. */
  readonly queues: Readonly<Partial<Record<WorkQueue, readonly string[]>>>;
};

/** What is wrong with the worked year on its last day, and what waits then. Everything else in it is clean. */
export const PLANTED: Planted = {
  checks: {
    evergreen: [EVERGREEN_AND_OVERDUE, EVERGREEN],
    "vendor-check-in-late": [CHECK_IN_LATE],
    overdue: [EVERGREEN_AND_OVERDUE, ...OVERDUE],
    "milestone-past": OVERDUE,
    "kev-date-missed": [EXPLOITED_AND_MISSED],
  },
  triggers: [
    "DFR, 10 % of scans unauthenticated, first time in 6 months: 1 of 9 scans are unauthenticated.",
    "DFR, 5 or more high items older than 30 days: 5 open items are older than 30 days.",
    "CAP, 5 or more high items older than 60 days: 5 open items are older than 60 days.",
    // The same five were open and older than 30 days at the end of the month before as well, whatever day the year ends on.
    "CAP, Any trigger more than once in 6 months: Met more than once",
  ],
  queues: {
    "pending verification": PROVEN_BY_THE_LAST_SCAN,
    "deviation requests": [DEVIATION_WAITS],
    late: [EVERGREEN_AND_OVERDUE, ...OVERDUE],
    "due soon": [EXPLOITED_DUE_SOON],
    "vendor check-ins": [CHECK_IN_LATE],
  },
};
