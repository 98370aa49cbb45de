import type { CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";

/**
 * Refuses what is of an earlier day than that which is in force (`input.invalid`); another file of the same day passes.
 * `what` is said in the plural or with its article: "scores", "a catalog". A day that is not known is no reason.
 */
export const requireNotOlder = (
  what: string,
  given: CalendarDate | null,
  present: CalendarDate | null,
): void => {
  if (given === null || present === null || given >= present) return;
  throw new Fault(
    "input.invalid",
    `Expected ${what} of ${present} or a later day, found ${what} of ${given}. Give the newer file.`,
  );
};
