import type { CalendarDate } from "./calendar.ts";
import { Fault } from "./fault.ts";

/** A later date that somebody asks for. */
export type ExtensionRequest = {
  readonly poamId: string;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate;
  readonly today: CalendarDate;
};

/** The date in force that is to be extended. Throws `input.invalid` unless the wanted day is later than it and than today. */
export const requireLaterDate = ({ poamId, from, to, today }: ExtensionRequest): CalendarDate => {
  if (from === null)
    throw new Fault(
      "input.invalid",
      `Expected ${poamId} to have a scheduled completion date that can be extended, found none.`,
    );
  if (to > from && to > today) return from;
  throw new Fault(
    "input.invalid",
    `Expected a day after ${from} and after today (${today}) for the extension of ${poamId}. Found ${to}.`,
  );
};
