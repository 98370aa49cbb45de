import { createHash, randomUUIDv7 } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { inventoryDifference, type InventoryDifference } from "#domain/inventory-change.ts";
import type { DeclaredEntry } from "#domain/inventory.ts";
import { documentSource } from "#documents/document-source.ts";
import { fedrampInventory } from "#documents/fedramp-inventory/index.ts";
import type { DeclaredRow } from "#documents/inventory-document.ts";
import { WORKBOOK_LIMITS } from "#documents/workbook-limits.ts";
import { appendAudit } from "#store/audit.ts";
import {
  currentInventory,
  declaredEntries,
  lockInventory,
  replaceInventory,
  type InventoryRow,
} from "#store/inventories.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { gatherBytes, type Pieces } from "../gather-bytes.ts";
import { ledgerId } from "../import/ledger-id.ts";
import { matchEntries } from "./merged-inventory.ts";

export type UploadedInventory = {
  /** What is declared from now on; with `preview` what would be. */
  readonly inventory: InventoryRow;
  readonly preview: boolean;
  /** The present inventory is this very file: nothing changes. */
  readonly repeat: boolean;
  readonly difference: InventoryDifference;
  /** Rows of the file that scans have shown under one of their names. */
  readonly matched: number;
  /** Rows without an identifier, and the template's examples; each has a remark. */
  readonly setAside: number;
  readonly examples: number;
};

export type InventoryFile = {
  readonly systemId: string;
  readonly fileName: string;
  readonly bytes: Pieces;
  /** Says what would change and keeps nothing. */
  readonly preview: boolean;
};

/**
 * Takes an inventory in as what the system's owner declares; the one before is replaced and its file kept. Throws
 * `document.unrecognized`, `document.malformed` or `document.too-large` before anything is kept.
 */
export const uploadInventory = async (
  app: App,
  actor: Actor,
  { systemId, fileName, bytes, preview }: InventoryFile,
): Promise<UploadedInventory> => {
  await inTransaction(app.store.db, actor, (tx) => authorize(tx, actor, systemId, "import.apply"));
  const file = await gatherBytes(bytes, {
    what: "an inventory workbook",
    maxBytes: WORKBOOK_LIMITS.fileBytes,
  });
  const { version, rows, setAside, examples, remarks } = await fedrampInventory.read(documentSource(file));
  if (rows.length === 0) {
    throw new Fault(
      "document.malformed",
      `Expected an inventory that declares at least one asset, found none in ${fileName}${examples > 0 ? " but the template's examples" : ""}. Fill it in below its header; the inventory that stands is kept.`,
    );
  }
  const entries = entriesOf(systemId, rows);
  const inventory = {
    id: randomUUIDv7(),
    sha256: createHash("sha256").update(file).digest("hex"),
    bytes: file.byteLength,
    fileName,
    format: `${fedrampInventory.id}@${version}`,
    remarks,
    uploadedAt: app.now(),
  };
  if (!preview) await app.store.rawFiles.put(chunks(file), WORKBOOK_LIMITS.fileBytes);
  return inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "import.apply");
    await lockInventory(tx, systemId);
    const before = await currentInventory(tx, systemId);
    const repeat = before?.sha256 === inventory.sha256;
    const difference = inventoryDifference(before ? await declaredEntries(tx, before.id) : [], entries);
    const matched = (await matchEntries(tx, system, entries)).matches.size;
    if (!preview && !repeat) {
      await replaceInventory(tx, actor, systemId, inventory, entries);
      const { added, removed, changed } = difference;
      await appendAudit(tx, actor, [
        {
          action: "inventory.declared",
          systemId,
          objectType: "inventory",
          objectId: inventory.id,
          note: `${fileName}, ${entries.length} assets (${added} added, ${removed} removed, ${changed} changed), SHA-256 ${inventory.sha256}`,
        },
      ]);
    }
    const declared = { ...inventory, entries: entries.length, uploadedBy: actor.name };
    return {
      inventory: repeat ? before : declared,
      preview,
      repeat,
      difference,
      matched,
      setAside,
      examples,
    };
  });
};

async function* chunks(file: Uint8Array): AsyncGenerator<Uint8Array> {
  yield file;
}

/** Rows with the same identifier are told apart by their order among each other. */
const entriesOf = (systemId: string, rows: readonly DeclaredRow[]): DeclaredEntry[] => {
  const turns = new Map<string, number>();
  return rows.map(({ place, declared }, index) => {
    const key = declared.identifier.toLowerCase();
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    return { id: ledgerId("declared", systemId, key, `${turn}`), ordinal: index + 1, place, declared };
  });
};
