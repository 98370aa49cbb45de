import { queryOptions } from "@tanstack/react-query";
import { type Batch, type Import, readBatch } from "../../api/api.generated.ts";

const POLL_MS = 500;

/** A batch; read again and again while it is being worked on. */
export const batchQuery = (batchId: string) =>
  queryOptions({
    queryKey: ["batch", batchId],
    queryFn: ({ signal }) => readBatch({ path: { batchId } }, { signal }),
    refetchInterval: ({ state }) => (isWorking(state.data) ? POLL_MS : false),
  });

export const isWorking = (batch: Batch | undefined): boolean =>
  batch?.status === "previewing" || batch?.status === "applying";

/** The file waits for a person: by itself, or in a batch. */
export const waits = ({ status }: Import): boolean =>
  status === "received" || status === "previewing" || status === "previewed";

/** The most files that one batch takes. */
export const MOST_FILES = 500;
