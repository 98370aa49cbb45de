import { basename } from "node:path";
import type { SavedMapping } from "#domain/mapping.ts";
import type { App } from "../context.ts";
import type { ReportFile } from "../import/import-files.ts";
import { openTable } from "./open-table.ts";

const MAX_WORKBOOK_BYTES = 64 * 1024 * 1024;

/**
 * The files as a mapping can read them: of a workbook the mapping's sheet as CSV, with the workbook as its archive, which is
 * stored beside it.
 */
export const tableFiles = async (
  app: App,
  files: readonly ReportFile[],
  { mapping }: SavedMapping,
): Promise<ReportFile[]> => {
  const tables: ReportFile[] = [];
  for (const file of files) {
    const { open, workbook } = await openTable(file.open, mapping.sheet);
    if (workbook === null) {
      tables.push(file);
      continue;
    }
    const { sha256 } = await app.store.rawFiles.put(file.open(), MAX_WORKBOOK_BYTES);
    tables.push({ path: file.path, open, archive: { name: basename(file.path), sha256 } });
  }
  return tables;
};
