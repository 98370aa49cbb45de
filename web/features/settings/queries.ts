import { queryOptions } from "@tanstack/react-query";
import { listCatalogs, listOwnFields, readVulnerabilityData } from "../../api/api.generated.ts";

/** The fields that the organization added, retired ones included. */
export const ownFieldsQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "own-fields"],
    queryFn: ({ signal }) => listOwnFields({ path: { systemId } }, { signal }),
  });

/** The same for everybody: CISA's catalog and FIRST's scores. It also says who may take in what is. */
export const vulnerabilityDataQuery = queryOptions({
  queryKey: ["vulnerability-data"],
  queryFn: ({ signal }) => readVulnerabilityData({ signal }),
});

/** The same for everybody too: the catalogs of controls. */
export const catalogsQuery = queryOptions({
  queryKey: ["catalogs"],
  queryFn: ({ signal }) => listCatalogs({ signal }),
});
