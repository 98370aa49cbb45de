import { queryOptions } from "@tanstack/react-query";
import { listOwnFields, readVulnerabilityData } from "../../api/api.generated.ts";

/** The fields that the organization added, retired ones included. */
export const ownFieldsQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "own-fields"],
    queryFn: ({ signal }) => listOwnFields({ path: { systemId } }, { signal }),
  });

/** The same for everybody: CISA's catalog and FIRST's scores. */
export const vulnerabilityDataQuery = queryOptions({
  queryKey: ["vulnerability-data"],
  queryFn: ({ signal }) => readVulnerabilityData({ signal }),
});
