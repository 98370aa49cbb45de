import { queryOptions } from "@tanstack/react-query";
import { listMembers } from "../../api/generated.ts";

export const membersQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "members"],
    queryFn: ({ signal }) => listMembers({ path: { systemId } }, { signal }),
  });
