import { queryOptions } from "@tanstack/react-query";
import { listMembers } from "../../api/api.generated.ts";

export const membersQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "members"],
    queryFn: ({ signal }) => listMembers({ path: { systemId } }, { signal }),
  });
