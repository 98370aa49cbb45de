import { queryOptions } from "@tanstack/react-query";
import { readSession } from "../../api/api.generated.ts";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => readSession({ signal }),
  staleTime: 60_000,
});
