import { assetRegister } from "#domain/asset-register.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { matchDeclared } from "#domain/declared-identity.ts";
import {
  mergeInventory,
  type DeclaredEntry,
  type EntryMatch,
  type InventoryLine,
  type ScannedAsset,
} from "#domain/inventory.ts";
import { heldNames } from "#store/asset-names.ts";
import type { Tx } from "#store/database.ts";
import { currentInventory, declaredEntries, type InventoryRow } from "#store/inventories.ts";
import { scannedAssets } from "#store/scanned-assets.ts";
import type { System } from "#store/systems.ts";
import type { App } from "../context.ts";

/** The scanned assets of a system, and which of them each declared entry is, by the entry's id. */
export type MatchedAssets = {
  readonly assets: readonly ScannedAsset[];
  readonly matches: ReadonlyMap<string, EntryMatch>;
};

/**
 * Looked up whenever it is asked for: new scans, an undo and another policy all change whom a name belongs to. All names
 * of the system are read at once, which takes less time than looking up each name that an entry may go by.
 */
export const matchEntries = async (
  tx: Tx,
  system: System,
  entries: readonly DeclaredEntry[],
): Promise<MatchedAssets> => {
  const assets = await scannedAssets(tx, system.id);
  const register = assetRegister(entries.length === 0 ? [] : await heldNames(tx, system.id));
  const matches = new Map<string, EntryMatch>();
  for (const { id, declared } of entries) {
    const match = matchDeclared(declared, register.holder, system.intakePolicy.ipIdentifies);
    if (match) matches.set(id, { assetId: match.asset.id, by: match.by });
  }
  return { assets, matches };
};

export type MergedInventory = {
  /** What is declared; null when nothing was uploaded yet. */
  readonly inventory: InventoryRow | null;
  /** The day whose calendar month counts as this month. */
  readonly today: CalendarDate;
  readonly lines: readonly InventoryLine[];
};

/** What the system's owner declares, beside what its scans show. In memory; time grows with both. */
export const mergedInventory = async (tx: Tx, app: App, system: System): Promise<MergedInventory> => {
  const inventory = await currentInventory(tx, system.id);
  const entries = inventory ? await declaredEntries(tx, inventory.id) : [];
  const { assets, matches } = await matchEntries(tx, system, entries);
  const today = dateOfInstant(app.now());
  return { inventory, today, lines: mergeInventory(entries, assets, matches, today) };
};
