import type { Desk } from "./desk.ts";
import type { DemoPerson } from "./people.ts";
import type { Day } from "./days.ts";

/** What somebody did on a day of the year: one use case, whose transaction is done or not. */
export type Act = {
  readonly day: Day;
  /** Which part of the day; acts of one part keep the order in which they are listed. */
  readonly part: DayPart;
  readonly who: DemoPerson;
  readonly does: (desk: Desk) => Promise<unknown>;
};

/** A day begins with what was scanned in the night; what scans prove is verified before anything new is taken up. */
export const DAY_PARTS = ["scans", "calendar", "verification", "work", "decisions", "review"] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** An act at a moment of its own, by which it is known to have happened. */
export type DatedAct = Act & { readonly at: Date };

const OFFICE_OPENS_MS = 9 * 60 * 60 * 1000;
const BETWEEN_ACTS_MS = 3 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The acts in order, each at a moment of its own. `lastDay` is the midnight (UTC) with which the last day begins; its acts
 * follow each other by the second, so that they have happened whatever the time of that day.
 */
export const dated = (acts: readonly Act[], lastDay: Date): readonly DatedAct[] => {
  const sorted = acts.toSorted(
    (a, b) => a.day - b.day || DAY_PARTS.indexOf(a.part) - DAY_PARTS.indexOf(b.part),
  );
  let place = 0;
  return sorted.map((act, index) => {
    place = sorted[index - 1]?.day === act.day ? place + 1 : 1;
    const time = act.day === 0 ? place * 1000 : OFFICE_OPENS_MS + place * BETWEEN_ACTS_MS;
    return { ...act, at: new Date(lastDay.getTime() + act.day * DAY_MS + time) };
  });
};
