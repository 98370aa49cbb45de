import { queryOptions } from "@tanstack/react-query";
import { readNeedsAttention, readWork } from "../../api/api.generated.ts";

const SHOWN = 25;

export const workQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "work"],
    queryFn: ({ signal }) => readWork({ path: { systemId }, query: { limit: SHOWN } }, { signal }),
  });

export const attentionQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "attention"],
    queryFn: ({ signal }) => readNeedsAttention({ path: { systemId }, query: { limit: SHOWN } }, { signal }),
  });
