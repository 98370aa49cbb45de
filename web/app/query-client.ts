import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../api/call.ts";

const mayRetry = (count: number, error: Error): boolean => !(error instanceof ApiProblem) && count < 2;

/** One cache for the page. A refusal is never retried; a lost connection is, twice. */
export const createQueryClient = (onSignedOut: () => void): QueryClient => {
  const onError = (error: Error): void => {
    if (error instanceof ApiProblem && error.code === "access.sign-in-required") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // "always": a browser that calls itself offline may still reach a server of its own network; and where it cannot,
    // a person must be told, not left waiting for a call that was put off in silence.
    defaultOptions: {
      queries: { retry: mayRetry, staleTime: 10_000, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
};
