/** What the address says: `scheduledCompletionDate`, `-assets`, or several with commas between. */
export type SortKey = { readonly column: string; readonly descending: boolean };

export const DEFAULT_SORT = "scheduledCompletionDate";

export const parseSort = (sort: string | undefined): readonly SortKey[] =>
  (sort ?? DEFAULT_SORT)
    .split(",")
    .filter((key) => /^-?[A-Za-z]+$/.test(key))
    .map((key) =>
      key.startsWith("-") ? { column: key.slice(1), descending: true } : { column: key, descending: false },
    );

/** The address's form; `undefined` for the default, which needs no mention. An explicit "no sort" stays as `none`. */
export const formatSort = (keys: readonly SortKey[]): string | undefined => {
  const sort = keys.map(({ column, descending }) => (descending ? `-${column}` : column)).join(",");
  if (sort === DEFAULT_SORT) return undefined;
  return sort === "" ? "none" : sort;
};
