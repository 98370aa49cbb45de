import { queryOptions } from "@tanstack/react-query";
import { listExportFormats, previewExport } from "../../api/api.generated.ts";

export const formatsQuery = queryOptions({
  queryKey: ["export-formats"],
  queryFn: ({ signal }) => listExportFormats({ signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const exportPreviewQuery = (systemId: string, format: string) =>
  queryOptions({
    queryKey: ["system", systemId, "export", format],
    queryFn: ({ signal }) => previewExport({ path: { systemId }, query: { format } }, { signal }),
  });
