import type { CalendarDate } from "./calendar.ts";

/** The number by which an authority knows the item: the system's prefix and a number that is never reused. */
export const poamId = (prefix: string, number: number): string => `${prefix}${number}`;

/** *Delayed* and *overdue* are not among them: they follow from the dates (`timeliness`). */
export const ITEM_STATUSES = [
  "draft",
  "open",
  "in progress",
  "pending verification",
  "risk accepted",
  "deferred",
  "closed",
  "false positive",
  "cancelled",
] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** Recorded, but not yet agreed on: it stands in no document of an authority. */
export type DraftItem = { readonly status: "draft" };
export type OpenItem = { readonly status: "open" };
/** Somebody works on it. */
export type InProgressItem = { readonly status: "in progress" };
/** Something is still to be done. */
export type ActiveItem = DraftItem | OpenItem | InProgressItem;
export type ActiveStatus = ActiveItem["status"];

/** What shows that the weakness is gone: a covering scan, or evidence that the person who did the work put forward. */
export type Proof = { readonly by: "scan" } | { readonly by: "evidence"; readonly workDoneBy: string };

/** It waits for a person to verify the proof, which is of the day `fixedOn`. `resumes`: where it goes on if that fails. */
export type PendingItem = {
  readonly status: "pending verification";
  readonly fixedOn: CalendarDate;
  readonly proof: Proof;
  readonly resumes: ActiveStatus;
};
export type ClosedItem = {
  readonly status: "closed";
  readonly fixedOn: CalendarDate;
  readonly completionDate: CalendarDate;
  readonly proof: Proof;
};
/** An authorizing official carries the risk until that day; then the item comes back by itself. */
export type RiskAcceptedItem = {
  readonly status: "risk accepted";
  readonly until: CalendarDate;
  readonly resumes: ActiveStatus;
};
/** Put off until that day with an approver's reason; then the item comes back by itself. */
export type DeferredItem = {
  readonly status: "deferred";
  readonly until: CalendarDate;
  readonly resumes: ActiveStatus;
};
/** An approved deviation says that the weakness is not there. */
export type FalsePositiveItem = {
  readonly status: "false positive";
  readonly completionDate: CalendarDate;
  readonly resumes: ActiveStatus;
};
/** Nothing is left that it stands for (`by: "scans"`), or a person put it away, as a duplicate for instance. */
export type CancelledItem = { readonly status: "cancelled"; readonly by: "scans" | "person" };

export type ItemState =
  | ActiveItem
  | PendingItem
  | RiskAcceptedItem
  | DeferredItem
  | ClosedItem
  | FalsePositiveItem
  | CancelledItem;

/**
 * The statuses in which something is to be done: not at an end, and not waiting for a person to verify. A draft is among
 * them, though no document lists it before a person opens it.
 */
export const OPEN_STATUSES = [
  "draft",
  "open",
  "in progress",
  "risk accepted",
  "deferred",
] as const satisfies readonly ItemStatus[];

/** The open statuses in which a date can be missed. An accepted risk has an expiry of its own. */
export const TIMED_STATUSES = [
  "draft",
  "open",
  "in progress",
  "deferred",
] as const satisfies readonly ItemStatus[];

export const isTimed = (status: ItemStatus): boolean => TIMED_STATUSES.some((timed) => timed === status);

export const isOpen = (status: ItemStatus): boolean => OPEN_STATUSES.some((open) => open === status);

export const isActive = (state: ItemState): state is ActiveItem =>
  state.status === "draft" || state.status === "open" || state.status === "in progress";

const activeAgain = (status: ActiveStatus): ActiveItem => ({ status });

/** A draft is agreed on. */
export const record = (_: DraftItem): OpenItem => ({ status: "open" });

export const start = (_: OpenItem): InProgressItem => ({ status: "in progress" });

export const stop = (_: InProgressItem): OpenItem => ({ status: "open" });

/**
 * Every finding is proven fixed by covering scans, the last of them on that day: a person has to verify it. A draft stays
 * one: nobody has agreed yet that it was an item.
 */
export const proposeClosure = (
  item: OpenItem | InProgressItem | RiskAcceptedItem | DeferredItem,
  fixedOn: CalendarDate,
): PendingItem => ({
  status: "pending verification",
  fixedOn,
  proof: { by: "scan" },
  resumes: isActive(item) ? item.status : item.resumes,
});

/** Somebody says that the work was done on that day and puts evidence forward, where no scan can look. */
export const proposeByEvidence = (
  item: OpenItem | InProgressItem,
  fixedOn: CalendarDate,
  workDoneBy: string,
): PendingItem => ({
  status: "pending verification",
  fixedOn,
  proof: { by: "evidence", workDoneBy },
  resumes: item.status,
});

/**
 * Every clause of the item's closure contract is met: it waits for a person to verify it; null when it does already, has
 * ended, or is a draft. Where no scan is part of the proof, whoever verifies must not be the program itself.
 */
export const proposeByContractOf = (
  item: ItemState,
  today: CalendarDate,
  byScan: boolean,
): PendingItem | null => {
  if (item.status === "draft") return null;
  if (!isActive(item) && item.status !== "risk accepted" && item.status !== "deferred") return null;
  const proposed = proposeClosure(item, today);
  return byScan ? proposed : { ...proposed, proof: { by: "evidence", workDoneBy: "closure contract" } };
};

/** A person verifies the fix. FedRAMP: the completion date is the day on which all corrective actions were applied. */
export const close = (item: PendingItem): ClosedItem => ({
  status: "closed",
  fixedOn: item.fixedOn,
  completionDate: item.fixedOn,
  proof: item.proof,
});

/** A finding came back, or a person did not accept the proof. */
export const reopen = (item: PendingItem | ClosedItem | FalsePositiveItem | CancelledItem): ActiveItem =>
  "resumes" in item ? activeAgain(item.resumes) : { status: "open" };

export const acceptRisk = (item: OpenItem | InProgressItem, until: CalendarDate): RiskAcceptedItem => ({
  status: "risk accepted",
  until,
  resumes: item.status,
});

export const defer = (item: OpenItem | InProgressItem, until: CalendarDate): DeferredItem => ({
  status: "deferred",
  until,
  resumes: item.status,
});

/** The acceptance or deferral ran out, or was taken back. */
export const resume = (item: RiskAcceptedItem | DeferredItem): ActiveItem => activeAgain(item.resumes);

export const markFalsePositive = (
  item: ActiveItem | RiskAcceptedItem | DeferredItem,
  on: CalendarDate,
): FalsePositiveItem => ({
  status: "false positive",
  completionDate: on,
  resumes: isActive(item) ? item.status : item.resumes,
});

/** The item's findings are gone, or a person puts it away. Its number is never used again. */
export const cancel = (
  _: ActiveItem | PendingItem | RiskAcceptedItem | DeferredItem,
  by: CancelledItem["by"],
): CancelledItem => ({ status: "cancelled", by });
