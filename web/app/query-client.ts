import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../api/call.ts";

const mayRetry = (count: number, error: Error): boolean => !(error instanceof ApiProblem) && count < 2;

/** One cache for the page. A refusal is never retried; a lost connection is, twice. */
export const createQueryClient = (onSignedOut: () => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiProblem && error.status === 401) onSignedOut();
      },
    }),
    defaultOptions: { queries: { retry: mayRetry, staleTime: 10_000 }, mutations: { retry: false } },
  });
