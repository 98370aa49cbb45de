import { addDays, type CalendarDate } from "./calendar.ts";
import type { Rulebook } from "./rulebook.ts";

/** What waits for somebody, in the order in which it is shown. */
export const WORK_QUEUES = [
  "my items",
  "my milestones",
  "pending verification",
  "extensions",
  "deviation requests",
  "risk acceptances",
  "late",
  "due soon",
  "vendor check-ins",
  "stale",
] as const;
export type WorkQueue = (typeof WORK_QUEUES)[number];

/** So long before it is late, a check-in with a vendor is due; a choice of ours. */
const CHECK_IN_AHEAD_DAYS = 7;

/** The days from which on items of a system wait, by its rulebook. Null: the rulebook asks for nothing. */
export type WorkDays = {
  /** The last day that counts as due soon. */
  readonly soon: CalendarDate;
  /** An open item that was updated before this day is stale. */
  readonly staleBefore: CalendarDate | null;
  /** A vendor who was asked before this day is to be asked again soon, or is late. */
  readonly askedBefore: CalendarDate | null;
  /** Days between two check-ins. */
  readonly checkInDays: number | null;
  /** Whether an item that waits for a vendor, with check-ins in time, is not late. */
  readonly vendorExempt: boolean;
};

export const workDays = ({ dueSoonDays, upkeep }: Rulebook, today: CalendarDate): WorkDays => {
  const [stale, checkIn] = [upkeep.staleAfterDays.value, upkeep.vendorCheckInDays.value];
  return {
    soon: addDays(today, dueSoonDays),
    staleBefore: stale === null ? null : addDays(today, -stale),
    askedBefore: checkIn === null ? null : addDays(today, CHECK_IN_AHEAD_DAYS - checkIn),
    checkInDays: checkIn,
    vendorExempt: upkeep.vendorPendingIsNotLate.value,
  };
};
