import type { ReadinessItem } from "#domain/readiness/readiness-item.ts";
import type { Example, Examples } from "./examples.ts";
import { CLOSED, day, ledger, NOT_ROLLED } from "./ready-item.ts";

const item = (change: Partial<ReadinessItem>): Example => ({ item: change });
const dod = (change: Partial<ReadinessItem>): Example => ({ item: change, rulebook: "dod-rmf" });
const step = (number: number, date: string | null) => ({
  number,
  date: date === null ? null : day(date),
  description: "Do it.",
});
const change = (kind: "new" | "update" | "complete", number: number, date: string) => ({
  kind,
  ...step(number, date),
});
const DUE_TODAY = { scheduledCompletionDate: day("2026-05-10") };
/** The item's date is over, and its first step was moved to a day after it. */
const OVER = { scheduledCompletionDate: day("2026-05-08") };
const MOVED_ON = { milestoneChanges: [change("update", 1, "2026-05-09")] };
const pending = { product: "Example Server", releasedOn: null, lastCheckIn: day("2026-05-01") };

/** Examples of the checks of milestones. */
export const MILESTONE_EXAMPLES: Readonly<Record<string, Examples>> = {
  "milestones-missing": {
    failing: [item({ milestones: [] })],
    passing: [
      item({ ...CLOSED, milestones: [] }),
      item({ milestones: [], milestoneChanges: [change("new", 1, "2026-06-01")] }),
    ],
  },
  "milestone-undated": {
    failing: [item({ milestones: [step(1, null)] })],
    passing: [item({ milestones: [step(1, null)], milestoneChanges: [change("update", 1, "2026-06-01")] })],
  },
  "milestone-past": {
    failing: [item({ milestones: [step(1, "2026-05-09")] })],
    passing: [
      item({ milestones: [step(1, "2026-05-10")] }),
      item({ milestones: [step(1, "2026-05-01")], milestoneChanges: [change("complete", 1, "2026-05-01")] }),
      item({ milestones: [step(1, "2026-05-01")], milestoneChanges: [change("update", 1, "2026-06-01")] }),
      item({ ...CLOSED, milestones: [step(1, "2026-05-01")] }),
    ],
  },
  "milestone-after-item": {
    failing: [
      item({ milestones: [step(1, "2026-07-01")] }),
      item({ milestoneChanges: [change("update", 2, "2026-07-01")] }),
      item({ ...DUE_TODAY, milestones: [step(1, "2026-05-11")] }),
      item({ ...OVER, milestones: [step(1, "2026-05-09")] }),
    ],
    passing: [
      item({ milestones: [step(1, "2026-06-30")] }),
      item({ ...OVER, milestones: [step(1, "2026-05-10")] }),
      item({ ...OVER, milestones: [step(1, "2026-04-10")], ...MOVED_ON }),
      item({ ...OVER, milestones: [], milestoneChanges: [change("new", 1, "2026-05-09")] }),
      item({ ...OVER, milestones: [step(1, "2026-04-10")], ...MOVED_ON, vendor: pending }),
    ],
  },
  "milestone-without-extension": {
    failing: [
      dod({ ...OVER, milestones: [step(1, "2026-04-10")], ...MOVED_ON }),
      dod({ ...OVER, milestones: [step(1, "2026-05-20")] }),
    ],
    passing: [
      item({ ...OVER, milestones: [step(1, "2026-04-10")], ...MOVED_ON }),
      { item: { ...OVER, milestones: [step(1, "2026-05-20")] }, rulebook: "cmmc-l2" },
      dod({ ...DUE_TODAY, milestones: [step(1, "2026-05-11")] }),
      dod({ ...OVER, milestones: [step(1, "2026-05-09")] }),
      dod({ ...OVER, ...ledger({ status: "risk accepted" }), milestones: [step(1, "2026-05-20")] }),
      dod({ ...OVER, ...CLOSED, milestones: [step(1, "2026-05-20")] }),
    ],
  },
  "milestone-numbers": {
    failing: [
      item({ milestones: [step(1, "2026-05-20"), step(1, "2026-06-20")] }),
      item({ milestones: [step(2, "2026-05-20")] }),
      item({ milestoneChanges: [change("update", 7, "2026-06-01")] }),
    ],
    passing: [
      item({ milestones: [] }),
      item({ milestoneChanges: [change("new", 3, "2026-06-01"), change("complete", 3, "2026-06-01")] }),
    ],
  },
  "milestones-same-day": {
    failing: [item({ milestones: [1, 2, 3].map((number) => step(number, "2026-06-20")) })],
    passing: [item({ milestones: [1, 2].map((number) => step(number, "2026-06-20")) })],
  },
  evergreen: {
    failing: [
      item({ milestoneChanges: [change("update", 1, "2026-06-01"), change("update", 1, "2026-06-10")] }),
      item({ milestoneChanges: [change("update", 1, "2026-06-01"), change("update", 2, "2026-06-25")] }),
      item(ledger({ evergreen: { ...NOT_ROLLED, index: 48, isEvergreen: true } })),
    ],
    passing: [
      item(ledger({ evergreen: { ...NOT_ROLLED, index: 30 } })),
      item({ ...CLOSED, ...ledger({ evergreen: { ...NOT_ROLLED, index: 48, isEvergreen: true } }) }),
      item({ milestoneChanges: [change("update", 1, "2026-06-01")] }),
      item({ milestoneChanges: [change("update", 1, "2026-06-01"), change("update", 1, "2026-05-25")] }),
      item({ milestoneChanges: [change("new", 3, "2026-06-01"), change("complete", 1, "2026-06-02")] }),
    ],
  },
};
