import { addDays, daysBetween, type CalendarDate } from "./calendar.ts";
import type { Rulebook } from "./rulebook.ts";

export type Timeliness =
  | { readonly state: "late"; readonly daysLate: number }
  | { readonly state: "due soon"; readonly daysLeft: number }
  | { readonly state: "on time"; readonly daysLeft: number };

/** How an open item with a date stands on `today`. The due day itself still counts as in time. */
export const timeliness = (rulebook: Rulebook, due: CalendarDate, today: CalendarDate): Timeliness => {
  const daysLeft = daysBetween(today, due);
  if (daysLeft < 0) return { state: "late", daysLate: -daysLeft };
  return daysLeft <= rulebook.dueSoonDays ? { state: "due soon", daysLeft } : { state: "on time", daysLeft };
};

/** A vendor's fix that an item waits for. */
export type VendorWait = {
  readonly releasedOn: CalendarDate | null;
  readonly lastCheckIn: CalendarDate | null;
};

export type ItemTimeliness =
  | Timeliness
  /** Past its date, and not late: the vendor has no fix and was asked lately. */
  | { readonly state: "waiting for vendor"; readonly daysPast: number }
  /** The rulebook gives no date, or none yet. */
  | { readonly state: "no date" };

/** How an open item stands on the day of a report, which may be waiting for a vendor or have no date. */
export const itemTimeliness = (
  rulebook: Rulebook,
  item: { readonly due: CalendarDate | null; readonly vendor?: VendorWait },
  reportDate: CalendarDate,
): ItemTimeliness => {
  if (item.due === null) return { state: "no date" };
  const stands = timeliness(rulebook, item.due, reportDate);
  if (stands.state !== "late" || item.vendor === undefined) return stands;
  const exempt =
    rulebook.upkeep.vendorPendingIsNotLate.value && vendorWaitHolds(rulebook, item.vendor, reportDate);
  return exempt ? { state: "waiting for vendor", daysPast: stands.daysLate } : stands;
};

/** Whether the vendor has no fix yet on that day and was asked lately. */
export const vendorWaitHolds = (rulebook: Rulebook, vendor: VendorWait, reportDate: CalendarDate): boolean =>
  isPending(vendor, reportDate) && !vendorCheckInLate(rulebook, vendor, reportDate);

const isPending = ({ releasedOn }: VendorWait, day: CalendarDate): boolean =>
  releasedOn === null || releasedOn > day;

/**
 * Whether a pending dependency misses its check-in: none yet, or the last one longer ago than the rulebook allows. A
 * check-in dated after the day in question counts for nothing.
 */
export const vendorCheckInLate = (rulebook: Rulebook, vendor: VendorWait, day: CalendarDate): boolean => {
  const allowed = rulebook.upkeep.vendorCheckInDays.value;
  if (allowed === null || !isPending(vendor, day)) return false;
  const { lastCheckIn } = vendor;
  return lastCheckIn === null || lastCheckIn > day || daysBetween(lastCheckIn, day) > allowed;
};

/** Whether an open item was not updated for longer than the rulebook allows. */
export const isStale = ({ upkeep }: Rulebook, updatedOn: CalendarDate, today: CalendarDate): boolean => {
  const allowed = upkeep.staleAfterDays.value;
  return allowed !== null && daysBetween(updatedOn, today) > allowed;
};

/** The state of a vulnerability that is neither fixed nor fully mitigated, in the words of FedRAMP's reports. */
export type Lateness = "in time" | "overdue" | "accepted";

/**
 * Overdue after its date; accepted once the rulebook's days since its evaluation are over, whatever the date was. A
 * rulebook without such a limit never accepts by itself.
 */
export const lateness = (
  { upkeep }: Rulebook,
  vulnerability: { readonly due: CalendarDate | null; readonly evaluatedOn: CalendarDate | null },
  today: CalendarDate,
): Lateness => {
  const limit = upkeep.acceptedAfterDays.value;
  const { due, evaluatedOn } = vulnerability;
  if (limit !== null && evaluatedOn !== null && today > addDays(evaluatedOn, limit)) return "accepted";
  return due !== null && today > due ? "overdue" : "in time";
};
