import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  listAssignmentRules,
  listPlanStatements,
  previewAssignment,
  readEvergreen,
  readItemPlan,
  readSystemPlan,
} from "../../api/api.generated.ts";
import { notifyDone } from "../../components/fault.ts";

export const itemPlanQuery = (systemId: string, poamId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId, "plan"],
    queryFn: ({ signal }) => readItemPlan({ path: { systemId, poamId } }, { signal }),
  });

export const systemPlanQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "plan"],
    queryFn: ({ signal }) => readSystemPlan({ path: { systemId } }, { signal }),
  });

export const evergreenQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "evergreen"],
    queryFn: ({ signal }) => readEvergreen({ path: { systemId } }, { signal }),
  });

export const planStatementsQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "plan-statements"],
    queryFn: ({ signal }) => listPlanStatements({ path: { systemId } }, { signal }),
    staleTime: 60_000,
  });

export const assignmentRulesQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "assignment-rules"],
    queryFn: ({ signal }) => listAssignmentRules({ path: { systemId } }, { signal }),
  });

export const assignmentQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "assignment"],
    queryFn: ({ signal }) => previewAssignment({ path: { systemId } }, { signal }),
  });

/** A change of the plan: whatever shows the system is read again, then `onDone`. */
export const usePlanChange = <Given>(
  systemId: string,
  change: (given: Given) => Promise<unknown>,
  done: string,
  onDone?: () => void,
) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["system", systemId] });
      notifyDone(done);
      onDone?.();
    },
  });
};
