import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { readWorkProgress } from "../../api/api.generated.ts";
import type { CallOptions } from "../../api/call.ts";
import { randomId } from "../../components/random-id.ts";

const POLL_MS = 500;

type Run<Input, Output> = (
  input: Input,
  query: { readonly workId: string },
  options: CallOptions,
) => Promise<Output>;

/** Work on the server that answers when it is done: with how far it is, and ended when the person cancels it or leaves. */
export const useFollowedWork = <Input, Output>(systemId: string, run: Run<Input, Output>) => {
  const [current, setCurrent] = useState<{ readonly workId: string; readonly stop: AbortController } | null>(
    null,
  );
  const mutation = useMutation({
    mutationFn: (input: Input) => {
      const [workId, stop] = [randomId(), new AbortController()];
      setCurrent({ workId, stop });
      return run(input, { workId }, { signal: stop.signal });
    },
  });
  const workId = current?.workId ?? "";
  const progress = useQuery({
    queryKey: ["progress", systemId, workId],
    queryFn: ({ signal }) => readWorkProgress({ path: { systemId, workId } }, { signal }),
    enabled: mutation.isPending,
    refetchInterval: POLL_MS,
  });
  const cancel = (): void => {
    current?.stop.abort();
    mutation.reset();
  };
  useEffect(() => () => current?.stop.abort(), [current]);
  return {
    mutate: mutation.mutate,
    data: mutation.data,
    error: mutation.error,
    isPending: mutation.isPending,
    progress: mutation.isPending ? (progress.data?.progress ?? null) : null,
    reset: mutation.reset,
    cancel,
  };
};
