import { useMutation } from "@tanstack/react-query";
import type { ExportFormat, System } from "../../api/api.generated.ts";
import { notifyDone, notifyFault } from "../../components/fault.ts";
import { downloadDocument } from "./download.ts";

export const useDownload = (system: System) =>
  useMutation({
    mutationFn: (format: ExportFormat) => downloadDocument(system, format),
    onSuccess: (name) => notifyDone(`${name} was written.`),
    onError: notifyFault,
  });
