import { basename } from "node:path";
import type { Actor } from "#domain/access.ts";
import type { App } from "../context.ts";
import type { ImportReport } from "#domain/import.ts";
import { readReport, type ReportBytes } from "#reports/index.ts";
import type { ImportRow } from "#store/imports.ts";
import { startReading } from "./read-batches.ts";
import { discardImport, readImport } from "./read-imports.ts";
import { receiveReport } from "./receive-report.ts";
import { applyImport, previewImport } from "./run-import.ts";

/** A file to take in, which can be opened more than once. */
export type ReportFile = { readonly path: string; readonly open: ReportBytes };

export type ImportedFile = ImportRow & ImportReport;

/**
 * The files, oldest scan first, so that a month's pile tells its history in order. Reads only each file's beginning.
 * Throws the readers' faults, so a pile with an unreadable file is refused before anything of it is imported.
 */
export const inScanOrder = async (files: readonly ReportFile[]): Promise<ReportFile[]> => {
  const dated = await Promise.all(
    files.map(async (file) => {
      const { readings } = await readReport(file.open);
      const start = await startReading(readings);
      await readings.return(undefined);
      return { file, scannedAt: start?.scannedAt?.instant ?? "9999" };
    }),
  );
  return dated
    .toSorted((a, b) => (a.scannedAt < b.scannedAt ? -1 : a.scannedAt > b.scannedAt ? 1 : 0))
    .map(({ file }) => file);
};

/** Takes one file in and applies it at once; with `preview` only says what would become of it. */
export const importFile = async (
  app: App,
  actor: Actor,
  systemId: string,
  file: ReportFile,
  preview: boolean,
): Promise<ImportedFile> => {
  const { id } = await receiveReport(app, actor, {
    systemId,
    fileName: basename(file.path),
    bytes: file.open(),
  });
  await (preview ? previewImport : applyImport)(app, actor, id);
  const imported = await readImport(app, actor, id);
  if (preview && imported.status === "previewed") await discardImport(app, actor, id);
  return imported;
};
