import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import { createBatch } from "../../api/api.generated.ts";
import { isFault, notifyFault } from "../../components/fault.ts";
import { randomId } from "../../components/random-id.ts";
import { MOST_FILES } from "../batches/queries.ts";
import { importsQuery } from "./queries.ts";
import { sendFile } from "./send-file.ts";

export type Upload = {
  readonly key: string;
  readonly fileName: string;
  readonly size: number;
  readonly sent: number;
  /** The connection is lost; it goes on by itself. */
  readonly waiting: boolean;
  readonly error: unknown;
};

/**
 * Files on their way to the server, one after the other. A single report leads on to its preview; several files, or an
 * archive of several, lead to the batch in which they are reviewed together.
 */
export const useUploads = (systemId: string) => {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  const queryClient = useQueryClient();
  const navigate = useNavigate();

  const change = useCallback((key: string, part: Partial<Upload>): void => {
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  }, []);
  const drop = useCallback((key: string): void => {
    aborts.current.get(key)?.abort();
    aborts.current.delete(key);
    setUploads((all) => all.filter((one) => one.key !== key));
  }, []);

  const send = useCallback(
    async (files: readonly File[]): Promise<void> => {
      const batch = files.map((file) => ({ key: randomId(), file, abort: new AbortController() }));
      for (const { key, abort } of batch) aborts.current.set(key, abort);
      const waiting = batch.map(({ key, file }) => ({
        key,
        fileName: file.name,
        size: file.size,
        sent: 0,
        waiting: false,
        error: null,
      }));
      setUploads((all) => [...all, ...waiting]);

      const importIds: string[] = [];
      let refused = false;
      for (const { key, file, abort } of batch) {
        if (abort.signal.aborted) continue;
        try {
          const ids = await sendFile({
            systemId,
            file,
            preview: batch.length === 1 ? "single" : "later",
            onProgress: (sent) => change(key, { sent }),
            onWaiting: (waiting) => change(key, { waiting }),
            signal: abort.signal,
          });
          importIds.push(...ids);
          drop(key);
          await queryClient.invalidateQueries({ queryKey: importsQuery(systemId).queryKey });
        } catch (error) {
          if (abort.signal.aborted) continue;
          refused = true;
          change(key, { waiting: false, error });
          // Sending stands outside the cache, which is what notices an ended session: reading the list makes it look.
          if (isFault(error, "access.sign-in-required")) {
            await queryClient.invalidateQueries({ queryKey: importsQuery(systemId).queryKey });
          }
        }
      }
      const [importId] = importIds;
      if (importId === undefined) return;
      if (batch.length === 1 && importIds.length === 1) {
        await navigate({ to: "/systems/$systemId/imports/$importId", params: { systemId, importId } });
        return;
      }
      try {
        const body = { importIds: importIds.slice(0, MOST_FILES) };
        const { id } = await createBatch({ path: { systemId }, body });
        await queryClient.invalidateQueries({ queryKey: importsQuery(systemId).queryKey });
        // What was refused is told on this page.
        if (!refused)
          await navigate({ to: "/systems/$systemId/batches/$batchId", params: { systemId, batchId: id } });
      } catch (error) {
        notifyFault(error);
      }
    },
    [systemId, change, drop, queryClient, navigate],
  );

  return { uploads, send, drop };
};
