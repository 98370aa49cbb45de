/** A repeatable source of numbers: the same seed gives the same numbers on every machine. */
export type Random = {
  /** A fraction from 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** One entry of a list that is not empty. */
  pick<Item>(list: readonly [Item, ...Item[]]): Item;
};

/** One seed out of several whole numbers, so that every host and finding can have a source of its own. */
export const mixSeed = (...parts: readonly number[]): number => {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part >>> 0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  }
  return hash >>> 0;
};

/** Steps of a Weyl sequence, each mixed: quick, 32 bits of state, good enough for made-up reports. */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    return mixSeed(state, 0x51ed270b) / 0x1_0000_0000;
  };
  return {
    fraction,
    between: (low, high) => low + Math.floor(fraction() * (high - low + 1)),
    pick: (list) => list[Math.floor(fraction() * list.length)] ?? list[0],
  };
};
