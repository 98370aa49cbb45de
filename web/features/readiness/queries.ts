import { queryOptions } from "@tanstack/react-query";
import { readBaselines, readItemReadiness, readReadiness } from "../../api/api.generated.ts";

/** Findings of each check that the page shows before all of one check are asked for. */
export const SHOWN_FIRST = 10;
const SHOWN_ALL = 1000;

export const readinessQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "readiness"],
    queryFn: ({ signal }) => readReadiness({ path: { systemId }, query: { limit: SHOWN_FIRST } }, { signal }),
  });

/** The findings of one check, up to a thousand. */
export const checkQuery = (systemId: string, check: string) =>
  queryOptions({
    queryKey: ["system", systemId, "readiness", check],
    queryFn: ({ signal }) =>
      readReadiness({ path: { systemId }, query: { check, limit: SHOWN_ALL } }, { signal }),
  });

export const itemReadinessQuery = (systemId: string, poamId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId, "readiness"],
    queryFn: ({ signal }) => readItemReadiness({ path: { systemId, poamId } }, { signal }),
  });

export const baselinesQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "baselines"],
    queryFn: ({ signal }) => readBaselines({ path: { systemId } }, { signal }),
  });
