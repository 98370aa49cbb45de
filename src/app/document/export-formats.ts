import { DOCUMENT_FORMATS } from "#documents/index.ts";

export type ExportFormat = { readonly id: string; readonly name: string; readonly fileExtension: string };

/** Every document that can be written, each version of a format by itself, the default one first. */
export const listExportFormats = (): ExportFormat[] =>
  DOCUMENT_FORMATS.flatMap((format) =>
    format.writableVersions.map((version) => ({
      id: `${format.id}@${version}`,
      name: `${format.name} ${version}`,
      fileExtension: format.fileExtension,
    })),
  );
