import type { CalendarDate } from "../calendar.ts";
import { scheduledCompletion } from "../clocks.ts";
import type { Rulebook } from "../rulebook.ts";
import type { ClockFacts } from "./clock-facts.ts";

/** A date that another rulebook would move; null where one of them gives none. */
export type MovedDate<Item> = {
  readonly item: Item;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
};

/** The items whose dates differ between two rulebooks, in the order given: what a change of policy would move. */
export function* movedDates<Item extends { readonly facts: ClockFacts }>(
  from: Rulebook,
  to: Rulebook,
  items: Iterable<Item>,
): Generator<MovedDate<Item>> {
  for (const item of items) {
    const before = scheduledCompletion(from, item.facts).date;
    const after = scheduledCompletion(to, item.facts).date;
    if (before !== after) yield { item, from: before, to: after };
  }
}
