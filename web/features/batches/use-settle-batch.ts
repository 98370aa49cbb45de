import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Batch } from "../../api/api.generated.ts";
import { batchQuery } from "./queries.ts";

/** What else is known of the system is read anew after something was done with a batch. */
export const useSettleBatch = ({ id, systemId }: Pick<Batch, "id" | "systemId">): (() => Promise<void>) => {
  const queryClient = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: batchQuery(id).queryKey }),
      queryClient.invalidateQueries({ queryKey: ["import"] }),
      queryClient.invalidateQueries({ queryKey: ["system", systemId] }),
      queryClient.invalidateQueries({ queryKey: ["systems"] }),
    ]);
  }, [queryClient, id, systemId]);
};
