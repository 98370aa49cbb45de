import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type Action, listRulebooks, listSystems, readSystem, type System } from "../../api/api.generated.ts";

export const systemsQuery = queryOptions({
  queryKey: ["systems"],
  queryFn: ({ signal }) => listSystems({ signal }),
});

export const systemQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId],
    queryFn: ({ signal }) => readSystem({ path: { systemId } }, { signal }),
    staleTime: 60_000,
  });

export const rulebooksQuery = queryOptions({
  queryKey: ["rulebooks"],
  queryFn: ({ signal }) => listRulebooks({ signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The system of the address. Its route has loaded it before any page below renders. */
export const useSystem = (): System => {
  const { systemId } = useParams({ from: "/frame/systems/$systemId" });
  return useSuspenseQuery(systemQuery(systemId)).data;
};

export const may = (system: Pick<System, "rights">, action: Action): boolean =>
  system.rights.includes(action);
