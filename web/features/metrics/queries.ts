import { queryOptions } from "@tanstack/react-query";
import { readMetrics } from "../../api/api.generated.ts";

export const metricsQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "metrics"],
    queryFn: ({ signal }) => readMetrics({ path: { systemId } }, { signal }),
  });
