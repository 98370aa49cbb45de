import type { Remark } from "#domain/remark.ts";
import { readDocument } from "./index.ts";
import type { Register } from "./poam-document.ts";

/** What a POA&M document holds, in counts: the answer of `document inspect`. */
export type DocumentSummary = {
  /** Without the version. */
  readonly format: string;
  readonly version: string;
  /** The offering, or else the provider; null when the document names neither. */
  readonly system: string | null;
  readonly open: number;
  readonly closed: number;
  readonly configuration: number;
  /** `open + closed + configuration`. */
  readonly items: number;
  /** Planned milestones of all items; changes of milestones are not counted. */
  readonly milestones: number;
  readonly remarks: readonly Remark[];
};

/** Reads the document and counts. Throws as `readDocument` does. */
export const inspectDocument = async (bytes: Uint8Array): Promise<DocumentSummary> => {
  const { format, version, document, remarks } = await readDocument(bytes);
  const { items, system } = document;
  const count = (register: Register): number => items.filter((item) => item.register === register).length;
  return {
    format: format.id,
    version,
    system: system.cloudServiceOffering ?? system.cloudServiceProvider,
    open: count("open"),
    closed: count("closed"),
    configuration: count("configuration"),
    items: items.length,
    milestones: items.reduce((sum, item) => sum + item.milestones.length, 0),
    remarks,
  };
};
