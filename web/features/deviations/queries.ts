import { queryOptions, useQueryClient } from "@tanstack/react-query";
import {
  listDeviations,
  readItemDeviations,
  scoreAdjustment,
  type ScoreQuestion,
} from "../../api/api.generated.ts";

export const deviationsQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "deviations"],
    queryFn: ({ signal }) => listDeviations({ path: { systemId }, query: { limit: 1000 } }, { signal }),
  });

export const itemDeviationsQuery = (systemId: string, poamId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId, "deviations"],
    queryFn: ({ signal }) => readItemDeviations({ path: { systemId, poamId } }, { signal }),
  });

/** The score of what stands in the form; nothing is kept. */
export const scoreQuery = (systemId: string, poamId: string, question: ScoreQuestion) =>
  queryOptions({
    queryKey: ["score", systemId, poamId, question],
    queryFn: ({ signal }) => scoreAdjustment({ path: { systemId, poamId }, body: question }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A decision can change status, rating and date of items: everything that shows the system is read again. */
export const useDeviationsChanged = (systemId: string): (() => Promise<void>) => {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ["system", systemId] });
};
