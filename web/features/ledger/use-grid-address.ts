import type { ColumnState, GridApi, GridState } from "ag-grid-community";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ItemRow } from "../../api/api.generated.ts";
import { formatSort, parseSort } from "./sort-param.ts";
import { useLedgerSearch } from "./use-ledger-search.ts";

type Api = GridApi<ItemRow>;

const applySort = (api: Api, sort: string | undefined): void => {
  const state = parseSort(sort).map(({ column, descending }, sortIndex): ColumnState => ({
    colId: column,
    sort: descending ? "desc" : "asc",
    sortIndex,
  }));
  api.applyColumnState({ state, defaultState: { sort: null } });
};

const sortOf = (api: Api): string | undefined =>
  formatSort(
    api
      .getColumnState()
      .filter((column) => column.sort === "asc" || column.sort === "desc")
      .toSorted((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
      .map((column) => ({ column: column.colId, descending: column.sort === "desc" })),
  );

/** Column filters of the address, without columns that do not exist and shapes that are none. */
const filterModel = (api: Api, filter: Readonly<Record<string, unknown>> | undefined) => {
  const known = Object.entries(filter ?? {}).filter(
    ([column, model]) => api.getColumn(column) !== null && typeof model === "object" && model !== null,
  );
  return known.length === 0 ? null : Object.fromEntries(known);
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Keeps the grid's sort and column filters and the address in step, in both directions. */
export const useGridAddress = () => {
  const { search, change } = useLedgerSearch();
  const api = useRef<Api | null>(null);
  const now = useRef(search);
  useEffect(() => {
    now.current = search;
  }, [search]);

  // The sort stands before the first rows do, or they would all move at once in front of the reader.
  const [initialState] = useState((): GridState => ({
    sort: {
      sortModel: parseSort(search.sort).map(({ column, descending }) => ({
        colId: column,
        sort: descending ? "desc" : "asc",
      })),
    },
    partialColumnState: true,
  }));

  const attach = useCallback((ready: Api): void => {
    api.current = ready;
    const model = filterModel(ready, now.current.filter);
    if (model !== null) ready.setFilterModel(model);
  }, []);

  useEffect(() => {
    if (api.current !== null && sortOf(api.current) !== search.sort) applySort(api.current, search.sort);
  }, [search.sort]);

  useEffect(() => {
    if (api.current === null) return;
    const model = filterModel(api.current, search.filter);
    const present = api.current.getFilterModel();
    if (!same(model, Object.keys(present).length === 0 ? null : present)) api.current.setFilterModel(model);
  }, [search.filter]);

  const onSortChanged = useCallback((): void => {
    if (api.current === null) return;
    const sort = sortOf(api.current);
    if (sort !== now.current.sort) change({ sort });
  }, [change]);

  const onFilterChanged = useCallback((): void => {
    if (api.current === null) return;
    const model = api.current.getFilterModel();
    const filter = Object.keys(model).length === 0 ? undefined : model;
    if (!same(filter, now.current.filter)) change({ filter });
  }, [change]);

  return { initialState, attach, onSortChanged, onFilterChanged };
};
