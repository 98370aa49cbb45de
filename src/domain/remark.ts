/**
 * Odd data that we noticed and kept going over. Not a fault (nothing is refused) and not a bug.
 * `where` names the place in the source: a line, a record, a cell or a byte range.
 */
export type Remark = { readonly code: string; readonly where: string; readonly message: string };

/** Collects remarks up to a bound, then only counts, so that a hostile file cannot fill memory with them. */
export type RemarkLog = {
  add(remark: Remark): void;
  /** The kept remarks, and, when some were left out, a last one that says how many. */
  list(): Remark[];
};

export const remarkLog = (limit = 1000): RemarkLog => {
  const kept: Remark[] = [];
  let leftOut = 0;
  return {
    add: (remark) => {
      if (kept.length < limit) kept.push(remark);
      else leftOut += 1;
    },
    list: () =>
      leftOut === 0
        ? [...kept]
        : [
            ...kept,
            {
              code: "remarks.left-out",
              where: "file",
              message: `${leftOut} further remarks were counted but not kept.`,
            },
          ],
  };
};
