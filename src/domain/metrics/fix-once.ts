import type { RiskRating } from "../risk-rating.ts";

/** A late item's share in one weakness that is not proven fixed everywhere. */
export type LateWeakness = {
  readonly poamId: string;
  readonly rating: RiskRating;
  readonly daysLate: number;
  readonly weaknessId: string;
  readonly weaknessName: string;
  /** What a fix would change, such as a package; null when nobody says. */
  readonly product: string | null;
  readonly solution: string | null;
  /** Places where it is to be done. */
  readonly places: number;
};

/** Something to do once. */
export type Fix = {
  readonly what: "product" | "solution" | "weakness";
  readonly name: string;
  readonly solution: string | null;
  /** Risk points that it removes, of those that the fixes before it leave. */
  readonly points: number;
  /** Items that it brings closer to their end, by number; those that it ends are counted. */
  readonly poamIds: readonly string[];
  readonly ends: number;
  readonly weaknesses: number;
  readonly places: number;
  /** Of all late risk, with the fixes before it: 0 to 1. */
  readonly removedSoFar: number;
};

const POINTS: Readonly<Record<RiskRating, number>> = { critical: 27, high: 9, moderate: 3, low: 1 };
const MOST_MONTHS = 12;

/** How late risk is weighed; said wherever the list is shown. */
export const LATE_RISK_WEIGHTS =
  "An open late item weighs 27 points when critical, 9 high, 3 moderate, 1 low, and as much again for every 30 days late, 12 times at most. An item with several weaknesses spreads its points over them evenly. The weights are Milepost's own.";

const weightOf = ({ rating, daysLate }: LateWeakness): number =>
  POINTS[rating] * (1 + Math.min(MOST_MONTHS, Math.floor(daysLate / 30)));

type Candidate = Pick<Fix, "what" | "name"> & { readonly parts: LateWeakness[] };

/**
 * The fewest fixes that remove the most late risk: again and again the fix that removes the most of what is left (greedy
 * set cover). A fix is a product whose weaknesses are mended together, a solution that several weaknesses share whatever
 * its version, or one weakness. At most `most` of them.
 */
export const fixOnce = (late: readonly LateWeakness[], most: number): Fix[] => {
  const perItem = Map.groupBy(late, ({ poamId }) => poamId);
  const pointsOf = (part: LateWeakness): number => weightOf(part) / (perItem.get(part.poamId)?.length ?? 1);
  const sumOf = (parts: readonly LateWeakness[]): number =>
    parts.reduce((sum, part) => sum + pointsOf(part), 0);
  const total = sumOf(late);
  const candidates = candidatesOf(late);
  const left = new Set(late);
  const fixes: Fix[] = [];
  let removed = 0;
  while (fixes.length < most && left.size > 0) {
    const best = candidates
      .map((candidate) => ({ candidate, parts: candidate.parts.filter((part) => left.has(part)) }))
      .map((each) => ({ ...each, points: sumOf(each.parts) }))
      .reduce((a, b) => (b.points > a.points ? b : a));
    if (best.parts.length === 0) break;
    for (const part of best.parts) left.delete(part);
    removed += best.points;
    const poamIds = [...new Set(best.parts.map(({ poamId }) => poamId))];
    const stillOpen = new Set([...left].map(({ poamId }) => poamId));
    const { what } = best.candidate;
    const solution = latest(best.parts);
    const name = what === "solution" ? (solution ?? best.candidate.name) : best.candidate.name;
    fixes.push({
      what,
      name,
      solution,
      points: Math.round(best.points),
      poamIds,
      ends: poamIds.filter((poamId) => !stillOpen.has(poamId)).length,
      weaknesses: new Set(best.parts.map(({ weaknessId }) => weaknessId)).size,
      places: best.parts.reduce((sum, { places }) => sum + places, 0),
      removedSoFar: total === 0 ? 0 : removed / total,
    });
  }
  return fixes;
};

/** `Upgrade to X 2.4.1 or later.` asks for the same as `Upgrade to X 2.6 or later.`: the later one does both. */
const VERSION = /\bv?\d+(?:\.\w+)+/gi;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Shorter words, such as "Upgrade.", say nothing that several weaknesses could share. */
const SHORTEST_SOLUTION = 12;

/** By the numbers in them, so that the last one asks for the highest version. */
const { compare: byNumbers } = new Intl.Collator("en", { numeric: true });

const latest = (parts: readonly LateWeakness[]): string | null =>
  parts
    .flatMap(({ solution }) => solution ?? [])
    .toSorted(byNumbers)
    .at(-1) ?? null;

const candidatesOf = (late: readonly LateWeakness[]): Candidate[] => {
  const byKey = new Map<string, Candidate>();
  const put = (key: string, part: LateWeakness, fix: Omit<Candidate, "parts">): void => {
    const known = byKey.get(key);
    if (known) known.parts.push(part);
    else byKey.set(key, { ...fix, parts: [part] });
  };
  for (const part of late) {
    const { product, solution, weaknessId, weaknessName } = part;
    // The order breaks ties: a product tells a team more than a text, and that more than one weakness.
    if (product !== null) put(`product ${plain(product)}`, part, { what: "product", name: product });
    const words = plain((solution ?? "").replaceAll(VERSION, " "));
    if (solution !== null && words.length >= SHORTEST_SOLUTION)
      put(`solution ${words}`, part, { what: "solution", name: solution });
    put(`weakness ${weaknessId}`, part, { what: "weakness", name: weaknessName });
  }
  const rank = { product: 0, solution: 1, weakness: 2 };
  return [...byKey.values()].toSorted((a, b) => rank[a.what] - rank[b.what]);
};
