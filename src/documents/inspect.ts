import { Fault } from "#domain/fault.ts";
import type { Remark } from "#domain/remark.ts";
import { documentSource } from "./document-source.ts";
import { fedrampInventory } from "./fedramp-inventory/index.ts";
import { readDocument } from "./index.ts";
import type { Register } from "./poam-document.ts";

/** What a POA&M document or an inventory holds, in counts: the answer of `document inspect`. */
export type DocumentSummary = {
  /** Without the version. */
  readonly format: string;
  readonly version: string;
  /** The offering, or else the provider; null when the document names neither. */
  readonly system: string | null;
  readonly open: number;
  readonly closed: number;
  readonly configuration: number;
  /** `open + closed + configuration`; of an inventory the declared assets. */
  readonly items: number;
  /** Planned milestones of all items; changes of milestones are not counted. */
  readonly milestones: number;
  readonly remarks: readonly Remark[];
};

/** An inventory declares assets, which are neither open nor closed: they count as items alone. */
const inspectInventory = async (bytes: Uint8Array): Promise<DocumentSummary | null> => {
  const source = documentSource(bytes);
  if (!(await fedrampInventory.detect(source))) return null;
  const { version, rows, remarks } = await fedrampInventory.read(source);
  const none = { system: null, open: 0, closed: 0, configuration: 0, milestones: 0 };
  return { format: fedrampInventory.id, version, ...none, items: rows.length, remarks };
};

/** Reads the document and counts. Throws as `readDocument` does. */
export const inspectDocument = async (bytes: Uint8Array): Promise<DocumentSummary> => {
  const read = await readDocument(bytes).catch(async (fault: unknown) => {
    const inventory =
      fault instanceof Fault && fault.code === "document.unrecognized" ? await inspectInventory(bytes) : null;
    if (inventory) return inventory;
    throw fault;
  });
  if (!("document" in read)) return read;
  const { format, version, document, remarks } = read;
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
