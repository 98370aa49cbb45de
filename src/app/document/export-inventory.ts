import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import type { NotCarried } from "#documents/document-format.ts";
import { fedrampInventory } from "#documents/fedramp-inventory/index.ts";
import { appendAudit } from "#store/audit.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { mergedInventory } from "../inventory/merged-inventory.ts";
import { fileNamePart } from "./file-name-part.ts";
import { inventoryRow } from "./inventory-row.ts";

export type ExportedInventory = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;
  /** Rows that are declared, and rows of assets that only scans show. */
  readonly declared: number;
  readonly undeclared: number;
  /** `poamId` is the asset's identifier. */
  readonly notCarried: readonly NotCarried[];
};

/** Whether a document's name means the inventory, with any version: `fedramp-inventory@3.1`. */
export const isInventoryFormat = (name: string): boolean => name.trim().split("@")[0] === fedrampInventory.id;

/**
 * The merged inventory of a system as a workbook; leaves an audit event. Throws `document.unwritable-format` for another
 * version than the one there is.
 */
export const exportInventory = async (
  app: App,
  actor: Actor,
  systemId: string,
  formatName: string = fedrampInventory.id,
): Promise<ExportedInventory> => {
  const written = `${fedrampInventory.id}@${fedrampInventory.writableVersion}`;
  if (![fedrampInventory.id, written].includes(formatName.trim())) {
    throw new Fault(
      "document.unwritable-format",
      `Expected an inventory that can be written: ${written}. Found ${JSON.stringify(formatName.slice(0, 100))}.`,
    );
  }
  return inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "item.export");
    const { lines, today } = await mergedInventory(tx, app, system);
    const rows = lines.map((line) => inventoryRow(line));
    const { bytes, notCarried } = await fedrampInventory.write(
      rows.map(({ declared }) => declared),
      today,
    );
    const overruled = rows.flatMap(({ declared, overruled: notes }) =>
      notes.map((note) => ({ poamId: declared.identifier, ...note })),
    );
    const declared = lines.filter(({ entry }) => entry !== null).length;
    const note = `${written}, ${declared} declared, ${lines.length - declared} undeclared`;
    await appendAudit(tx, actor, [
      { action: "inventory.exported", systemId, objectType: "system", objectId: systemId, note },
    ]);
    return {
      bytes,
      fileName: `${fileNamePart(system.name)}-${fedrampInventory.id}-${dateOfInstant(app.now())}${fedrampInventory.fileExtension}`,
      mediaType: fedrampInventory.mediaType,
      declared,
      undeclared: lines.length - declared,
      notCarried: [...overruled, ...notCarried],
    };
  });
};
