import { type ExportFormat, exportDocument, type System } from "../../api/generated.ts";

const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/[^\w.@-]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .toLowerCase();

const two = (value: number): string => String(value).padStart(2, "0");

const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** harbor-payments-fedramp-poam@3.0-2026-11-21.xlsx */
export const documentName = (system: System, format: ExportFormat): string =>
  `${slug(system.name)}-${slug(format.id)}-${today()}.${format.fileExtension.replace(/^\./, "")}`;

/** Writes the document and hands it to the browser to save. Resolves with the file's name. */
export const downloadDocument = async (system: System, format: ExportFormat): Promise<string> => {
  const blob = await exportDocument({ path: { systemId: system.id }, query: { format: format.id } });
  const name = documentName(system, format);
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after the click returns; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
};
