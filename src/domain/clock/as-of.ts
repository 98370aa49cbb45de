import { compareDays, type CalendarDate } from "../calendar.ts";
import { scheduledCompletion, type ScheduledCompletion } from "../clocks.ts";
import { Fault } from "../fault.ts";
import type { Rulebook } from "../rulebook.ts";
import type { ClockFacts } from "./clock-facts.ts";

/** What became known on a day; a fact that is null was taken back. What is absent stays as it was. */
export type KnownFacts = {
  readonly knownOn: CalendarDate;
  readonly facts: { readonly [Fact in keyof ClockFacts]?: ClockFacts[Fact] | null };
};

/** A rulebook that a system was put under: the day of that decision, and the day from which it holds. */
export type AppliedRulebook = {
  readonly knownOn: CalendarDate;
  readonly effectiveFrom: CalendarDate;
  readonly rulebook: Rulebook;
};

/** A history in the order in which it was recorded: append only, and nothing is recorded as known before what went before. */
export type History<Entry extends { readonly knownOn: CalendarDate }> = readonly Entry[];

/**
 * The history with one entry more. Throws `input.invalid` when the entry claims to have been known before the last one:
 * backdating a fact means to know today that it held long ago.
 */
export const recordKnown = <Entry extends { readonly knownOn: CalendarDate }>(
  history: History<Entry>,
  entry: Entry,
): History<Entry> => {
  const last = history.at(-1);
  if (last === undefined || last.knownOn <= entry.knownOn) return [...history, entry];
  throw new Fault(
    "input.invalid",
    `Expected a fact known on ${last.knownOn} or later, found one known on ${entry.knownOn}. Record it as known today.`,
  );
};

/**
 * The date that was in force at the end of a day, from what was known by then under the rulebook that held then. Null when
 * the item or the rulebook was not known yet. Whatever is recorded on later days, the answer stays the same.
 */
export const scheduledCompletionAsOf = (
  rulebooks: History<AppliedRulebook>,
  history: History<KnownFacts>,
  day: CalendarDate,
): ScheduledCompletion | null => {
  const rulebook = rulebookOn(rulebooks, day);
  const facts = factsOn(history, day);
  return rulebook === null || facts === null ? null : scheduledCompletion(rulebook, facts);
};

/** The rulebook in force on a day: of those decided by then, the one that took hold last. */
const rulebookOn = (rulebooks: History<AppliedRulebook>, day: CalendarDate): Rulebook | null =>
  rulebooks
    .filter((applied) => heldFrom(applied) <= day)
    .toSorted((a, b) => compareDays(heldFrom(a), heldFrom(b)))
    .at(-1)?.rulebook ?? null;

/** A rulebook that is put in force for the past took hold when that was decided: nobody followed it before. */
const heldFrom = ({ knownOn, effectiveFrom }: AppliedRulebook): CalendarDate =>
  knownOn > effectiveFrom ? knownOn : effectiveFrom;

/** What was known of the item by the end of a day; null when not even its detection and rating were. */
export const factsOn = (history: History<KnownFacts>, day: CalendarDate): ClockFacts | null => {
  const known = Object.fromEntries(
    history
      .filter(({ knownOn }) => knownOn <= day)
      .flatMap(({ facts }) => Object.entries(facts).filter(([, value]) => value !== undefined)),
  );
  const { originalDetectionDate, originalRiskRating, ...rest } = Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== null),
  ) as Partial<ClockFacts>;
  if (originalDetectionDate === undefined || originalRiskRating === undefined) return null;
  return { originalDetectionDate, originalRiskRating, ...rest };
};
