import { queryOptions } from "@tanstack/react-query";
import { readIntakePolicy } from "../../api/api.generated.ts";

export const intakePolicyQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "intake-policy"],
    queryFn: ({ signal }) => readIntakePolicy({ path: { systemId } }, { signal }),
  });
