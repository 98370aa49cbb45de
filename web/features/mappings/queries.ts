import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { listMappings, type Mapping, previewMapping, readMapping } from "../../api/api.generated.ts";

export const mappingsQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "mappings"],
    queryFn: ({ signal }) => listMappings({ path: { systemId } }, { signal }),
  });

/** Every version of a mapping, newest first. */
export const mappingQuery = (systemId: string, mappingName: string) =>
  queryOptions({
    queryKey: ["system", systemId, "mappings", mappingName],
    queryFn: ({ signal }) => readMapping({ path: { systemId, mappingName } }, { signal }),
  });

/** What the rows of an import's file would become; the last answer stays until the next one is there. */
export const previewQuery = (systemId: string, importId: string, mapping: Mapping | null) =>
  queryOptions({
    queryKey: ["import", importId, "mapping", mapping],
    queryFn: ({ signal }) =>
      previewMapping(
        { path: { systemId }, body: { importId, ...(mapping === null ? {} : { mapping }) } },
        { signal },
      ),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
