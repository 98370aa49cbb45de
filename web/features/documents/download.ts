import { type ExportFormat, exportDocument, type System } from "../../api/api.generated.ts";

/** Hands a file to the browser to save. The file's name. */
export const saveFile = (file: File): string => {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  // The browser reads the blob after the click returns; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return file.name;
};

/** Fetches the document and hands it to the browser to save. Resolves with the file's name. */
export const downloadDocument = async (system: System, format: ExportFormat): Promise<string> =>
  saveFile(await exportDocument({ path: { systemId: system.id }, query: { format: format.id } }));
