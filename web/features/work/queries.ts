import { queryOptions } from "@tanstack/react-query";
import { readAllWork, readNeedsAttention, readWork } from "../../api/api.generated.ts";

/** Rows of each queue that are fetched; the page shows the first of them until somebody asks for more. */
const FETCHED = 200;

export const workQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "work"],
    queryFn: ({ signal }) => readWork({ path: { systemId }, query: { limit: FETCHED } }, { signal }),
  });

export const attentionQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "attention"],
    queryFn: ({ signal }) =>
      readNeedsAttention({ path: { systemId }, query: { limit: FETCHED } }, { signal }),
  });

/** Changes with every system, so it is asked anew whenever the page is opened. */
export const allWorkQuery = queryOptions({
  queryKey: ["work"],
  staleTime: 0,
  queryFn: ({ signal }) => readAllWork({ query: { limit: FETCHED } }, { signal }),
});
