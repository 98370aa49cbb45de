import { queryOptions } from "@tanstack/react-query";
import { listEvidence, readContract } from "../../api/api.generated.ts";

export const evidenceQuery = (systemId: string, poamId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId, "evidence"],
    queryFn: ({ signal }) => listEvidence({ path: { systemId }, query: { poamId } }, { signal }),
  });

export const contractQuery = (systemId: string, poamId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId, "contract"],
    queryFn: ({ signal }) => readContract({ path: { systemId, poamId } }, { signal }),
  });
