/** A value, and how often it occurs. */
export type Tally = { readonly value: number; readonly times: number };

/**
 * The smallest value that so great a share of all does not exceed (nearest rank; share 0.5 is the median). Null when
 * nothing occurred.
 */
export const percentile = (tallies: readonly Tally[], share: number): number | null => {
  const sorted = tallies.filter(({ times }) => times > 0).toSorted((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { times }) => sum + times, 0);
  const rank = Math.max(1, Math.ceil(total * share));
  let seen = 0;
  for (const { value, times } of sorted) {
    seen += times;
    if (seen >= rank) return value;
  }
  return null;
};
