import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import { isFault } from "../../components/fault.ts";
import { importsQuery } from "./queries.ts";
import { sendFile } from "./send-file.ts";

export type Upload = {
  readonly key: string;
  readonly fileName: string;
  readonly size: number;
  readonly sent: number;
  readonly error: unknown;
};

/** Files on their way to the server, one after the other. A single file leads on to its preview. */
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
      const batch = files.map((file) => ({ key: crypto.randomUUID(), file, abort: new AbortController() }));
      for (const { key, abort } of batch) aborts.current.set(key, abort);
      const waiting = batch.map(({ key, file }) => ({
        key,
        fileName: file.name,
        size: file.size,
        sent: 0,
        error: null,
      }));
      setUploads((all) => [...all, ...waiting]);

      for (const { key, file, abort } of batch) {
        if (abort.signal.aborted) continue;
        try {
          const [importId, ...others] = await sendFile(
            systemId,
            file,
            (sent) => change(key, { sent }),
            abort.signal,
          );
          drop(key);
          await queryClient.invalidateQueries({ queryKey: importsQuery(systemId).queryKey });
          if (batch.length === 1 && importId !== undefined && others.length === 0) {
            await navigate({
              to: "/systems/$systemId/imports/$importId",
              params: { systemId, importId },
            });
          }
        } catch (error) {
          if (abort.signal.aborted) continue;
          change(key, { error });
          // Sending stands outside the cache, which is what notices an ended session: reading the list makes it look.
          if (isFault(error, "access.sign-in-required")) {
            await queryClient.invalidateQueries({ queryKey: importsQuery(systemId).queryKey });
          }
        }
      }
    },
    [systemId, change, drop, queryClient, navigate],
  );

  return { uploads, send, drop };
};
