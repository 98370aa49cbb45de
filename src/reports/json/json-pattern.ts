import type { JsonPath, JsonSelect } from "./json-feed.ts";

/**
 * Paths of values as words with slashes between: a name, `#` for any position of an array, `*` for any name. The values at
 * the end of a pattern are taken, the lists on the way are entered, everything else is skipped.
 */
export type JsonPatterns = {
  readonly select: JsonSelect;
  /** Whether a path is the end of a pattern. */
  matches(path: JsonPath): boolean;
};

export const jsonPatterns = (...patterns: readonly string[]): JsonPatterns => {
  const split = patterns.map((pattern) => (pattern === "" ? [] : pattern.split("/")));
  const depthOf = (path: JsonPath): "end" | "way" | null => {
    let onTheWay = false;
    for (const steps of split) {
      if (steps.length < path.length || !startsLike(path, steps)) continue;
      if (steps.length === path.length) return "end";
      onTheWay = true;
    }
    return onTheWay ? "way" : null;
  };
  return {
    select: (path) => {
      const depth = depthOf(path);
      return depth === "end" ? "take" : depth === "way" ? "enter" : "skip";
    },
    matches: (path) => depthOf(path) === "end",
  };
};

const startsLike = (path: JsonPath, steps: readonly string[]): boolean => {
  for (let at = 0; at < path.length; at++) {
    const step = path[at];
    const wanted = steps[at];
    if (typeof step === "number" ? wanted !== "#" : wanted !== "*" && wanted !== step) return false;
  }
  return true;
};
