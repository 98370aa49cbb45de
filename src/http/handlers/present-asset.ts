import type { z } from "@hono/zod-openapi";
import type { listAssets } from "#app/inventory/list-assets.ts";
import type { readAsset } from "#app/inventory/read-asset.ts";
import type { uploadInventory } from "#app/inventory/upload-inventory.ts";
import type { DeclaredEntry, InventoryLine } from "#domain/inventory.ts";
import type * as contract from "../contract/inventory.ts";

type Listed = Awaited<ReturnType<typeof listAssets>>;
type Uploaded = Awaited<ReturnType<typeof uploadInventory>>;
const LISTED_CHANGES = 500;

const presentInventory = (inventory: Uploaded["inventory"]): z.infer<typeof contract.Inventory> => ({
  ...inventory,
  remarks: [...inventory.remarks],
  uploadedAt: inventory.uploadedAt.toISOString(),
});

const presentDeclared = ({ place, declared }: DeclaredEntry): z.infer<typeof contract.DeclaredAsset> => ({
  place,
  ...declared,
  ipAddresses: [...declared.ipAddresses],
});

const presentLine = ({ id, state, scannedThisMonth, asset, matchedBy }: InventoryLine) => {
  if (asset === null) return { id, state, scannedThisMonth, scanned: null, matchedBy };
  const { id: _, ...scanned } = asset;
  return { id, state, scannedThisMonth, scanned: { ...scanned, detectors: [...asset.detectors] }, matchedBy };
};

export const presentAssets = (listed: Listed): z.infer<typeof contract.AssetPage> => ({
  inventory: listed.inventory && presentInventory(listed.inventory),
  asOf: listed.today,
  figures: {
    declaredAndScanned: listed.figures["declared and scanned"],
    neverScanned: listed.figures["declared, never scanned"],
    notScannedThisMonth: listed.figures["declared, not scanned this month"],
    notDeclared: listed.figures["scanned, not declared"],
    unauthenticated: listed.figures.unauthenticated,
  },
  total: listed.total,
  assets: listed.lines.map((line) => ({
    ...presentLine(line),
    declared: line.entry && presentDeclared(line.entry),
    names: [...line.names],
  })),
});

export const presentAsset = (
  read: Awaited<ReturnType<typeof readAsset>>,
): z.infer<typeof contract.AssetDetail> => ({
  ...presentLine(read.lines[0]),
  asOf: read.today,
  declared: read.lines.flatMap(({ entry }) => (entry ? [presentDeclared(entry)] : [])),
  names: [...read.names],
  scans: [...read.scans],
  findings: read.findings,
});

export const presentUpload = (uploaded: Uploaded): z.infer<typeof contract.InventoryUpload> => {
  const { inventory, difference, ...facts } = uploaded;
  const { changes, ...counts } = difference;
  return {
    inventory: presentInventory(inventory),
    ...facts,
    ...counts,
    changes: changes.slice(0, LISTED_CHANGES).map((change) => ({ ...change, fields: [...change.fields] })),
    changesLeftOut: Math.max(0, changes.length - LISTED_CHANGES),
  };
};
