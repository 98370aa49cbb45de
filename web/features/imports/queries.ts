import { queryOptions } from "@tanstack/react-query";
import { type ImportStatus, listImports, readImport } from "../../api/api.generated.ts";

const POLL_MS = 400;
const moving = (status: ImportStatus | undefined): boolean =>
  status === "received" || status === "previewing" || status === "applying" || status === "undoing";

/** The imports of a system, newest first; read again and again while one of them is being worked on. */
export const importsQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "imports"],
    queryFn: ({ signal }) => listImports({ path: { systemId } }, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.some(({ status }) => moving(status)) === true ? POLL_MS * 3 : false,
  });

export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: ["import", importId],
    queryFn: ({ signal }) => readImport({ path: { importId } }, { signal }),
    refetchInterval: ({ state }) => (moving(state.data?.status) ? POLL_MS : false),
  });
