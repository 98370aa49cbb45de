import { queryOptions } from "@tanstack/react-query";
import { readDraftFinding } from "../../api/api.generated.ts";

/** The finding of a draft as it was typed, for a form: what is in it must not change under the hands of a person. */
export const draftFindingQuery = (systemId: string, poamId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId, "draft-finding"],
    queryFn: ({ signal }) => readDraftFinding({ path: { systemId, poamId } }, { signal }),
    staleTime: Infinity,
    gcTime: 0,
  });
