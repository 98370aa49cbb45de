import type { ColumnState, GridApi } from "ag-grid-community";
import type { ItemRow } from "../../api/api.generated.ts";

const KEY = "milepost-ledger-columns";

const isColumn = (value: unknown): value is ColumnState =>
  typeof value === "object" && value !== null && "colId" in value && typeof value.colId === "string";

/** Order, width, pins and hidden columns as this browser kept them. The sort is not among them: it is in the address. */
export const readColumns = (): readonly ColumnState[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isColumn) : [];
  } catch {
    return [];
  }
};

export const keepColumns = (api: GridApi<ItemRow>): void => {
  const state = api
    .getColumnState()
    .map(({ colId, hide, width, pinned, flex }) => ({ colId, hide, width, pinned, flex }));
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // A full or forbidden storage only means that the columns are as new next time.
  }
};

export const forgetColumns = (): void => {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // As above: there is nothing kept that could be forgotten.
  }
};
