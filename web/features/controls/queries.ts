import { queryOptions } from "@tanstack/react-query";
import { readControl, readControls, readItemControls, readItemStatements } from "../../api/api.generated.ts";

export const controlsQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "controls"],
    queryFn: ({ signal }) => readControls({ path: { systemId } }, { signal }),
  });

export const controlQuery = (systemId: string, control: string) =>
  queryOptions({
    queryKey: ["system", systemId, "controls", control],
    queryFn: ({ signal }) => readControl({ path: { systemId, control } }, { signal }),
  });

/** Asked anew whenever the item names other controls. */
export const itemControlsQuery = (systemId: string, poamId: string, written: readonly string[]) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId, "controls", written],
    queryFn: ({ signal }) => readItemControls({ path: { systemId, poamId } }, { signal }),
  });

/** Likewise. */
export const itemStatementsQuery = (systemId: string, poamId: string, written: readonly string[]) =>
  queryOptions({
    queryKey: ["system", systemId, "item", poamId, "plan-statements", written],
    queryFn: ({ signal }) => readItemStatements({ path: { systemId, poamId } }, { signal }),
  });
