import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { inScanOrder, unpackFiles, type RefusedFile, type ReportFile } from "#app/import/import-files.ts";
import { openFile } from "./open-file.ts";

/** The reports of a pile, oldest scan first, and the files of its folders and archives that are no reports. */
export type Pile = { readonly files: readonly ReportFile[]; readonly skipped: readonly RefusedFile[] };

/**
 * Files, folders (with all below them, hidden files and links left out) and archives become one pile. A file that was named
 * must be a report; one found in a folder or an archive may be something else and is then skipped, by name. Any other
 * trouble with a file's beginning refuses the whole pile.
 */
export const gatherFiles = async (paths: readonly string[]): Promise<Pile> => {
  const named = new Set(paths);
  const found: ReportFile[] = [];
  for (const path of paths) {
    for (const file of await filesAt(path)) found.push({ path: file, open: await openFile(file) });
  }
  const { files, refused } = await inScanOrder(await unpackFiles(found));
  for (const { path, fault } of refused) {
    if (named.has(path) || fault.code !== "report.unrecognized") throw fault;
  }
  return { files, skipped: refused };
};

const filesAt = async (path: string): Promise<string[]> => {
  const info = await stat(path).catch(() => null);
  if (info?.isDirectory() !== true) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const visible = entries.filter((entry) => !entry.name.startsWith("."));
  const below: string[] = [];
  for (const entry of visible.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) below.push(...(await filesAt(join(path, entry.name))));
    else if (entry.isFile()) below.push(join(path, entry.name));
  }
  return below;
};
