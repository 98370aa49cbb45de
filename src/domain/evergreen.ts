import { daysBetween, type CalendarDate } from "./calendar.ts";
import { repeatedReasons } from "./evergreen-reasons.ts";

/** A day that was moved to a later one. */
export type Slip = {
  readonly of: "extension" | "date by hand" | "milestone";
  /** When it was moved. */
  readonly on: CalendarDate;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly reason: string;
  /** Which milestone; null for the item's own date. */
  readonly milestone: string | null;
};

/** What is known of an item that may have been rolled forward. */
export type RolledItem = {
  readonly slips: readonly Slip[];
  readonly openMilestones: ReadonlyArray<{ readonly due: CalendarDate; readonly slips: number }>;
  /** Changes that moved the status date, or noted an update, and said nothing else. */
  readonly emptyUpdates: number;
};

/** How much an item is rolled instead of done: 0 not at all, 100 the worst, and why. */
export type EvergreenIndex = {
  readonly index: number;
  /** Whether it stands out: rolled at least twice, and an index of 40 or more. */
  readonly isEvergreen: boolean;
  /** Days on which dates were moved; several moved on one day are one occasion. */
  readonly occasions: number;
  /** How far in all: the item's own date, or the milestone that went furthest. */
  readonly days: number;
  /** Occasions whose reason had been given before. */
  readonly repeated: readonly string[];
  /** Open milestones that were moved twice or more, or that are past by more than 90 days. */
  readonly neverDone: number;
  readonly emptyUpdates: number;
  /** The index, part by part. */
  readonly parts: ReadonlyArray<{ readonly points: number; readonly because: string }>;
};

/** An item that was rolled once may have had bad luck. */
const FEWEST_OCCASIONS = 2;
const STANDS_OUT = 40;
const LONG_PAST_DAYS = 90;

/**
 * What each sign is worth, and at most; together 100. The weights are our own: no authority defines an index, but each
 * sign is one that assessors look for.
 */
const WORTH = {
  occasion: { each: 12, most: 36 },
  tenDays: { each: 1, most: 30 },
  repeated: { each: 8, most: 16 },
  neverDone: { each: 6, most: 12 },
  emptyUpdate: { each: 2, most: 6 },
} as const;

export const evergreenIndex = (item: RolledItem, today: CalendarDate): EvergreenIndex => {
  const slips = item.slips.filter(({ from, to }) => to > from);
  const occasions = new Set(slips.map(({ on }) => on)).size;
  const days = daysRolled(slips);
  const repeated = repeatedReasons(slips);
  const neverDone = item.openMilestones.filter(
    (each) => each.slips >= 2 || daysBetween(each.due, today) > LONG_PAST_DAYS,
  ).length;
  const parts = [
    part(WORTH.occasion, occasions, `Dates were moved on ${times(occasions)}.`),
    part(WORTH.tenDays, Math.floor(days / 10), `They moved by ${days} days in all.`),
    part(
      WORTH.repeated,
      repeated.length,
      `The same reason came again on ${times(repeated.length)}: ${repeated[0] ?? ""}`,
    ),
    part(WORTH.neverDone, neverDone, `${neverDone} open ${word(neverDone, "milestone")} never completes.`),
    part(
      WORTH.emptyUpdate,
      item.emptyUpdates,
      `${item.emptyUpdates} ${word(item.emptyUpdates, "update")} changed neither date nor text.`,
    ),
  ].filter(({ points }) => points > 0);
  const index = parts.reduce((sum, { points }) => sum + points, 0);
  return {
    index,
    isEvergreen: occasions >= FEWEST_OCCASIONS && index >= STANDS_OUT,
    occasions,
    days,
    repeated,
    neverDone,
    emptyUpdates: item.emptyUpdates,
    parts,
  };
};

const part = (worth: { readonly each: number; readonly most: number }, count: number, because: string) => ({
  points: Math.min(worth.each * count, worth.most),
  because,
});

const word = (count: number, one: string): string => (count === 1 ? one : `${one}s`);
const times = (count: number): string => (count === 1 ? "one occasion" : `${count} occasions`);

const daysRolled = (slips: readonly Slip[]): number => {
  const byThing = Map.groupBy(slips, ({ milestone }) => milestone);
  const sums = [...byThing.values()].map((moves) =>
    moves.reduce((sum, { from, to }) => sum + daysBetween(from, to), 0),
  );
  return Math.max(0, ...sums);
};

/** The index of several items together, of an owner or of a system. */
export type EvergreenTotal = {
  readonly items: number;
  readonly evergreen: number;
  /** The items' mean index, rounded. */
  readonly index: number;
  readonly occasions: number;
  readonly days: number;
};

export const evergreenTotal = (items: readonly EvergreenIndex[]): EvergreenTotal => {
  const sum = (of: (item: EvergreenIndex) => number): number =>
    items.reduce((total, item) => total + of(item), 0);
  return {
    items: items.length,
    evergreen: items.filter(({ isEvergreen }) => isEvergreen).length,
    index: items.length === 0 ? 0 : Math.round(sum(({ index }) => index) / items.length),
    occasions: sum(({ occasions }) => occasions),
    days: sum(({ days }) => days),
  };
};
