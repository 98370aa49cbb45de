import { filesBelow } from "#app/import/folder-files.ts";
import type { App } from "#app/context.ts";
import { inScanOrder, unpackFiles, type RefusedFile, type ReportFile } from "#app/import/import-files.ts";
import { tableFiles } from "#app/mapping/table-files.ts";
import type { SavedMapping } from "#domain/mapping.ts";
import { openFile } from "./open-file.ts";

/** The reports of a pile, oldest scan first, and the files of its folders and archives that are no reports. */
export type Pile = { readonly files: readonly ReportFile[]; readonly skipped: readonly RefusedFile[] };

/** The mapping through which tables are read, and where what they come out of is kept. */
export type Mapped = { readonly app: App; readonly mapping: SavedMapping };

/**
 * Files, folders (with all below them, hidden files and links left out) and archives become one pile. A file that was named
 * must be a report; one found in a folder or an archive may be something else and is then skipped, by name. Any other
 * trouble with a file's beginning refuses the whole pile.
 */
export const gatherFiles = async (paths: readonly string[], mapped: Mapped | null = null): Promise<Pile> => {
  const named = new Set(paths);
  const found: ReportFile[] = [];
  for (const path of paths) {
    for (const file of await filesBelow(path)) found.push({ path: file, open: await openFile(file) });
  }
  const unpacked = await unpackFiles(found);
  const reports = mapped === null ? unpacked : await tableFiles(mapped.app, unpacked, mapped.mapping);
  const { files, refused } = await inScanOrder(reports, mapped?.mapping ?? null);
  for (const { path, fault } of refused) {
    if (named.has(path) || fault.code !== "report.unrecognized") throw fault;
  }
  return { files, skipped: refused };
};
