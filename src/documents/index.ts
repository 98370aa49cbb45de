import { Fault } from "#domain/fault.ts";
import type { DocumentFormat } from "./document-format.ts";
import { documentSource } from "./document-source.ts";
import { fedrampPoam } from "./fedramp-poam/index.ts";
import type { PoamReading } from "./poam-document.ts";
import { unrecognized } from "./workbook-limits.ts";

/** THE list of documents: adding one is one folder and one line here. */
export const DOCUMENT_FORMATS: readonly DocumentFormat[] = [fedrampPoam];

export type WritableFormat = { readonly format: DocumentFormat; readonly version: string };

const writableNames = (): string =>
  DOCUMENT_FORMATS.flatMap(({ id, writableVersions }) =>
    writableVersions.map((version) => `${id}@${version}`),
  ).join(", ");

/**
 * The format and version that `fedramp-poam@3.0` names; without a version the format's default.
 * Throws `document.unwritable-format` with the list of what exists.
 */
export const documentFormat = (name: string): WritableFormat => {
  const [id, version, ...rest] = name.trim().split("@");
  const format = DOCUMENT_FORMATS.find((candidate) => candidate.id === id);
  const wanted = version === undefined ? format?.writableVersions[0] : version;
  if (format && wanted !== undefined && rest.length === 0 && format.writableVersions.includes(wanted)) {
    return { format, version: wanted };
  }
  throw new Fault(
    "document.unwritable-format",
    `Expected a document format that can be written, one of: ${writableNames()}. Found ${JSON.stringify(name.slice(0, 100))}.`,
  );
};

export type ReadDocument = PoamReading & { readonly format: DocumentFormat };

/**
 * Reads a document of any format in the list, recognized by its content and not by its name.
 * Throws `document.unrecognized`, `document.malformed` or `document.too-large`.
 */
export const readDocument = async (bytes: Uint8Array): Promise<ReadDocument> => {
  const source = documentSource(bytes);
  for (const format of DOCUMENT_FORMATS) {
    if (await format.detect(source)) return { ...(await format.read(source)), format };
  }
  await source.workbook();
  throw unrecognized("a workbook with none of the tables that we know");
};
