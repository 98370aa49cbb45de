import type { SystemSummary } from "../../api/api.generated.ts";

export const SYSTEM_COLUMNS = [
  "name",
  "open",
  "late",
  "dueSoon",
  "pendingVerification",
  "lastImportAt",
] as const;
export type SystemColumn = (typeof SYSTEM_COLUMNS)[number];

const compare = (column: SystemColumn, a: SystemSummary, b: SystemSummary): number => {
  if (column === "name") return a.name.localeCompare(b.name, "en", { numeric: true });
  if (column === "lastImportAt") return (a.lastImportAt ?? "").localeCompare(b.lastImportAt ?? "");
  return a[column] - b[column];
};

/** `sort` is a column, with a leading `-` for descending; anything else sorts by name. */
export const parseSort = (sort: string | undefined): { column: SystemColumn; descending: boolean } => {
  const descending = sort?.startsWith("-") === true;
  const wanted = descending ? sort.slice(1) : sort;
  return { column: SYSTEM_COLUMNS.find((known) => known === wanted) ?? "name", descending };
};

export const sortSystems = (
  systems: readonly SystemSummary[],
  sort: string | undefined,
): readonly SystemSummary[] => {
  const { column, descending } = parseSort(sort);
  const sign = descending ? -1 : 1;
  return systems.toSorted((a, b) => sign * compare(column, a, b) || compare("name", a, b));
};
