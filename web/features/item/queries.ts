import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import {
  type Item,
  listFindings,
  listItemFields,
  listSightings,
  listStatements,
  readItem,
} from "../../api/api.generated.ts";
import { itemsQuery } from "../ledger/queries.ts";

const PAGE = 200;

export const itemQuery = (systemId: string, poamId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId],
    queryFn: ({ signal }) => readItem({ path: { systemId, poamId } }, { signal }),
  });

/** The fields of items; they change rarely. */
export const itemFieldsQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "item-fields"],
    queryFn: ({ signal }) => listItemFields({ path: { systemId } }, { signal }),
    staleTime: 300_000,
  });

export const findingsQuery = (systemId: string, poamId: string) =>
  infiniteQueryOptions({
    queryKey: ["system", systemId, "item", poamId, "findings"],
    queryFn: ({ signal, pageParam }) =>
      listFindings({ path: { systemId, poamId }, query: { offset: pageParam, limit: PAGE } }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, _pages, offset) => {
      const next = offset + last.findings.length;
      return last.findings.length > 0 && next < last.total ? next : null;
    },
  });

export const sightingsQuery = (systemId: string, findingId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "finding", findingId, "sightings"],
    queryFn: ({ signal }) => listSightings({ path: { systemId, findingId } }, { signal }),
  });

export const statementsQuery = (systemId: string, poamId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId, "statements"],
    queryFn: ({ signal }) => listStatements({ path: { systemId, poamId } }, { signal }),
  });

/** Puts a changed item where every view reads it, without asking the server again. */
export const keepItem = (queryClient: QueryClient, systemId: string, item: Item): void => {
  queryClient.setQueryData(itemQuery(systemId, item.poamId).queryKey, item);
  queryClient.setQueryData(itemsQuery(systemId).queryKey, (rows) =>
    rows?.map((row) => (row.poamId === item.poamId ? item : row)),
  );
  void queryClient.invalidateQueries({ queryKey: ["system", systemId, "overview"] });
  void queryClient.invalidateQueries({ queryKey: ["systems"] });
};
