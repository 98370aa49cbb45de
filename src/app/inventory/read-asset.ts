import type { Actor } from "#domain/access.ts";
import type { Alias } from "#domain/asset-identity.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import type { InventoryLine } from "#domain/inventory.ts";
import { namesOfAssets } from "#store/asset-names.ts";
import type { Tx } from "#store/database.ts";
import {
  findingFigures,
  findingsOfAsset,
  scannedAssets,
  scansOfAsset,
  type FindingFigures,
  type FindingOfAsset,
  type ScanOfAsset,
} from "#store/scanned-assets.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { mergedInventory } from "./merged-inventory.ts";

export type ReadAsset = {
  readonly today: CalendarDate;
  /** One line per declared entry that is this asset; one without an entry when nobody declared it. */
  readonly lines: readonly [InventoryLine, ...InventoryLine[]];
  readonly names: readonly Alias[];
  readonly scans: readonly ScanOfAsset[];
  readonly findings: FindingFigures;
};

/**
 * An asset with its names and the scans that named it. `assetId` is the id of a line of the inventory: a scanned asset's,
 * or that of a declared entry which no scan has shown. Throws `asset.not-found`.
 */
export const readAsset = (app: App, actor: Actor, systemId: string, assetId: string): Promise<ReadAsset> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    const { today, lines } = await mergedInventory(tx, app, system);
    const [first, ...more] = lines.filter(({ id }) => id === assetId);
    if (!first) throw notFound(assetId);
    const scanned = first.asset?.id;
    if (scanned === undefined) {
      const findings = { open: 0, notObserved: 0, fixed: 0 };
      return { today, lines: [first, ...more], names: [], scans: [], findings };
    }
    return {
      today,
      lines: [first, ...more],
      names: (await namesOfAssets(tx, systemId, [scanned])).get(scanned) ?? [],
      scans: await scansOfAsset(tx, scanned),
      findings: await findingFigures(tx, scanned),
    };
  });

/** A page of the findings on a scanned asset. Throws `asset.not-found`, also for what is only declared. */
export const listAssetFindings = (
  app: App,
  actor: Actor,
  systemId: string,
  assetId: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly findings: readonly FindingOfAsset[] }> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    await requireScanned(tx, systemId, assetId);
    const { open, notObserved, fixed } = await findingFigures(tx, assetId);
    return { total: open + notObserved + fixed, findings: await findingsOfAsset(tx, assetId, page) };
  });

const requireScanned = async (tx: Tx, systemId: string, assetId: string): Promise<void> => {
  const [asset] = await scannedAssets(tx, systemId, assetId);
  if (!asset) throw notFound(assetId);
};

const notFound = (assetId: string): Fault =>
  new Fault(
    "asset.not-found",
    `Expected an asset ${assetId} of this system, found none. An undo or another inventory may have taken it out; look it up in the list.`,
  );
