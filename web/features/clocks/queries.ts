import { type QueryClient, queryOptions } from "@tanstack/react-query";
import {
  listExtensions,
  listSystemRulebooks,
  listVendorDependencies,
  readClockAsOf,
  readRulebook,
} from "../../api/api.generated.ts";

export const extensionsQuery = (systemId: string, poamId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "extensions", poamId],
    queryFn: ({ signal }) => listExtensions({ path: { systemId }, query: { poamId } }, { signal }),
  });

export const vendorQuery = (systemId: string, poamId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId, "vendor"],
    queryFn: ({ signal }) => listVendorDependencies({ path: { systemId, poamId } }, { signal }),
  });

export const clockAsOfQuery = (systemId: string, poamId: string, day: string) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId, "clock", day],
    queryFn: ({ signal }) => readClockAsOf({ path: { systemId, poamId }, query: { day } }, { signal }),
  });

export const rulebooksQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "rulebooks"],
    queryFn: ({ signal }) => listSystemRulebooks({ path: { systemId } }, { signal }),
  });

export const rulebookQuery = (systemId: string, rulebookId: string, version: number | null) =>
  queryOptions({
    queryKey: ["system", systemId, "rulebook", rulebookId, version],
    queryFn: ({ signal }) =>
      readRulebook(
        { path: { systemId, rulebookId }, query: version === null ? {} : { version } },
        { signal },
      ),
  });

/** A date may have moved: whatever shows it is read again. */
export const forgetDates = (queryClient: QueryClient, systemId: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ["system", systemId] });
