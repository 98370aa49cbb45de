import type { CalendarDate } from "../calendar.ts";
import type { ImpactLevel, Rulebook } from "../rulebook.ts";
import type { SystemFacts } from "./ledger-facts.ts";
import type { ReadinessItem, ReadinessSummary } from "./readiness-item.ts";

export type GivenContext = {
  /** The day for which the items are judged: of the document, or today. */
  readonly on: CalendarDate;
  readonly rulebook: Rulebook;
  readonly impactLevel: ImpactLevel | null;
  /** The identifiers of every declared asset; null when no inventory is known. */
  readonly inventory: readonly string[] | null;
  /** Null for a document. */
  readonly system: SystemFacts | null;
};

/** What the checks of one item need to know beside it. */
export type ReadinessContext = Omit<GivenContext, "inventory"> & {
  /** In lower case; null when no inventory is known. */
  readonly inventory: ReadonlySet<string> | null;
  /** How often each POA&M id stands in the whole. */
  readonly timesGiven: ReadonlyMap<string, number>;
  /** The POA&M ids of the open items by `weaknessKey`. */
  readonly openByWeakness: ReadonlyMap<string, readonly string[]>;
};

/** One text per weakness that a detector source names; null when the item does not say which it is. */
export const weaknessKey = ({
  detectorSource,
  sourceIdentifier,
}: Pick<ReadinessSummary, "detectorSource" | "sourceIdentifier">): string | null => {
  const id = sourceIdentifier?.trim().toLowerCase() ?? "";
  return id === "" ? null : `${detectorSource.trim().toLowerCase()} ${id}`;
};

const judgedBy = (given: GivenContext): Omit<ReadinessContext, "timesGiven" | "openByWeakness"> => ({
  ...given,
  inventory: given.inventory && new Set(given.inventory.map((name) => name.trim().toLowerCase())),
});

/** The given facts, and what all items together say. */
export const readinessContext = (items: readonly ReadinessItem[], given: GivenContext): ReadinessContext => {
  const timesGiven = new Map<string, number>();
  const openByWeakness = new Map<string, string[]>();
  for (const item of items) {
    const id = item.poamId.trim().toLowerCase();
    timesGiven.set(id, (timesGiven.get(id) ?? 0) + 1);
    const key = item.closed ? null : weaknessKey(item);
    if (key === null) continue;
    const sharing = openByWeakness.get(key);
    if (sharing) sharing.push(item.poamId);
    else openByWeakness.set(key, [item.poamId]);
  }
  return { ...judgedBy(given), timesGiven, openByWeakness };
};

/**
 * The given facts for the items of a ledger, which come page by page. It gives every number once, and how many items a
 * weakness has is its grouping policy's choice.
 */
export const ledgerContext = (given: GivenContext): ReadinessContext => ({
  ...judgedBy(given),
  timesGiven: new Map(),
  openByWeakness: new Map(),
});
