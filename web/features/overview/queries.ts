import { queryOptions } from "@tanstack/react-query";
import { readOverview } from "../../api/api.generated.ts";

export const overviewQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "overview"],
    queryFn: ({ signal }) => readOverview({ path: { systemId } }, { signal }),
  });
