import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Fault } from "#domain/fault.ts";
import { unpackFiles, type ReportFile } from "../import/import-files.ts";

/** A report of a watched folder, or a file that cannot even be opened as an archive. */
export type WatchedReport = { readonly file: ReportFile; readonly fault: Fault | null };

/** The reports of a complete file: itself, or those in it when it is an archive. */
export const reportsOf = async (path: string, signal: AbortSignal): Promise<WatchedReport[]> => {
  const file = { path, open: () => createReadStream(path, { highWaterMark: 256 * 1024, signal }) };
  try {
    const members = await unpackFiles([file]);
    return members.map((member) => ({ file: member, fault: null }));
  } catch (error) {
    if (error instanceof Fault) return [{ file, fault: error }];
    throw error;
  }
};

/** The name under which a report is kept. */
export const nameOf = ({ path }: ReportFile): string => basename(path);
