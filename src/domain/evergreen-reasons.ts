import type { CalendarDate } from "./calendar.ts";

/** Two reasons are the same words again when they share so much of the words of both. */
const SAME = 0.6;
/** Words that say nothing by themselves. */
const SHORTEST_WORD = 3;

/** The words that a reason is known by: letters only, so that another day or number makes no other reason. */
const wordsOf = (reason: string): ReadonlySet<string> =>
  new Set(
    reason
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length >= SHORTEST_WORD),
  );

/** From 0, nothing in common, to 1, the same words. */
export const likeness = (a: string, b: string): number => {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const union = left.union(right).size;
  return union === 0 ? 0 : left.intersection(right).size / union;
};

/** The reasons that had been given on an earlier day in the same words, more or less; once for each day. */
export const repeatedReasons = (
  given: ReadonlyArray<{ readonly on: CalendarDate; readonly reason: string }>,
): string[] => {
  const sorted = given.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const repeated = new Map<CalendarDate, string>();
  for (const [index, { on, reason }] of sorted.entries())
    if (sorted.slice(0, index).some((earlier) => earlier.on < on && likeness(earlier.reason, reason) >= SAME))
      repeated.set(on, reason);
  return [...repeated.values()];
};
