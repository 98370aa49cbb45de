import type { CalendarDate } from "./calendar.ts";
import { Fault } from "./fault.ts";

/** The number by which an authority knows the item: the system's prefix and a number that is never reused. */
export const poamId = (prefix: string, number: number): string => `${prefix}${number}`;

export const ITEM_STATUSES = ["open", "pending verification", "closed", "cancelled"] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

export type OpenItem = { readonly status: "open" };
/** Every finding is proven fixed; `fixedOn` is the day of the last covering scan that proved it. */
export type PendingItem = { readonly status: "pending verification"; readonly fixedOn: CalendarDate };
export type ClosedItem = {
  readonly status: "closed";
  readonly fixedOn: CalendarDate;
  readonly completionDate: CalendarDate;
};
/** Nothing is left that it stands for: the import that opened it was undone, or its findings moved to another item. */
export type CancelledItem = { readonly status: "cancelled" };
export type ItemState = OpenItem | PendingItem | ClosedItem | CancelledItem;

/** Every finding of an open item is proven fixed: it waits for a person to verify. */
export const proposeClosure = (_: OpenItem, fixedOn: CalendarDate): PendingItem => ({
  status: "pending verification",
  fixedOn,
});

/** A person verifies the fix. FedRAMP: the completion date is the day on which all corrective actions were applied. */
export const close = (item: PendingItem): ClosedItem => ({
  status: "closed",
  fixedOn: item.fixedOn,
  completionDate: item.fixedOn,
});

/** A finding came back, or a person did not accept the proof. */
export const reopen = (_: PendingItem | ClosedItem | CancelledItem): OpenItem => ({ status: "open" });

/** The item's findings are gone. Its number is never used again. */
export const cancel = (_: OpenItem | PendingItem): CancelledItem => ({ status: "cancelled" });

/** The item if it waits for verification; otherwise `item.illegal-transition`. */
export const requirePending = (poamIdText: string, state: ItemState): PendingItem => {
  if (state.status === "pending verification") return state;
  throw new Fault(
    "item.illegal-transition",
    `Expected ${poamIdText} to be pending verification, found it ${state.status}. ` +
      "An item can be closed only after a covering scan proved each of its findings fixed.",
  );
};
