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
    defaultOptions: { queries: { retry: mayRetry, staleTime: 10_000 }, mutations: { retry: false } },
  });
};
