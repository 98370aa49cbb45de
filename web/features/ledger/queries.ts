import { queryOptions } from "@tanstack/react-query";
import { type ItemRow, listItems } from "../../api/api.generated.ts";

const PAGE = 5000;

const readAll = async (systemId: string, signal: AbortSignal): Promise<readonly ItemRow[]> => {
  const rows: ItemRow[] = [];
  for (;;) {
    const page = await listItems(
      { path: { systemId }, query: { offset: rows.length, limit: PAGE } },
      { signal },
    );
    rows.push(...page.items);
    if (page.items.length === 0 || rows.length >= page.total) return rows;
  }
};

/** The whole ledger of a system, read page by page; filters and sorts then cost nothing. */
export const itemsQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "items"],
    queryFn: ({ signal }) => readAll(systemId, signal),
    staleTime: 30_000,
  });
