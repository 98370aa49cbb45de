import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import type { Tx } from "#store/database.ts";
import { appliedImports, saveRetold, type ImportRow } from "#store/imports.ts";
import {
  beginRetelling,
  claimFormerItems,
  dropUnshownWeaknesses,
  endRetelling,
  forgetScans,
  restoreAssignments,
} from "#store/retelling.ts";
import type { ScanRow } from "#store/scans.ts";
import { lockLedger, type System } from "#store/systems.ts";
import type { App } from "../context.ts";
import { applyStanding } from "../deviation/apply-standing.ts";
import { holdAccepted } from "../deviation/hold-accepted.ts";
import { recordItems, type ItemCounts } from "../import/record-items.ts";
import { importOutcome } from "../import/import-outcome.ts";
import { takeInScan, type TakenIn } from "../import/take-in-scan.ts";
import type { Tell } from "../import/tell.ts";
import { cancelEmptyItems } from "./cancel-empty-items.ts";
import { correctItemOriginals } from "./correct-originals.ts";
import { toldProgress, type ToldProgress } from "./told-progress.ts";
import { rulebookOf } from "../system/rulebook-of.ts";
import { followScannerRatings } from "../clock/follow-scanner-ratings.ts";
import { markKnownExploited } from "../kev/mark-known-exploited.ts";

export type Retelling = {
  readonly actor: Actor;
  /** The system with the policy by which the ledger is to be told. */
  readonly system: System;
  /** Whether findings stay in the items in which they stood: false when the grouping is another. */
  readonly keepsGroups: boolean;
  /** What to say of it in the audit trail of the items. */
  readonly note: string;
  /** Is told how far it is, over all files. Answering false ends the work with `PutAway`. */
  readonly tell?: Tell;
  /** The import that is just being applied, to be told with the others. */
  readonly taking?: string;
};

export type Retold = {
  readonly items: ItemCounts;
  /** What the import that is being applied did; null when there is none. */
  readonly taken: TakenIn | null;
};

/**
 * Tells the ledger of a system anew from the stored files of its applied imports, in scan order, inside the caller's
 * transaction. Findings, assets and weaknesses end as if only these imports had ever come in, under this policy; items keep
 * what people wrote, and those that nothing stands for any more are cancelled. Time grows with all stored bytes; memory
 * does not.
 */
export const retellLedger = async (tx: Tx, app: App, retelling: Retelling): Promise<Retold> => {
  const { system, actor, taking } = retelling;
  await lockLedger(tx, system.id);
  await beginRetelling(tx);
  await forgetScans(tx, system.id);
  const imports = await appliedImports(tx, system.id, taking ?? null);
  const told: ScanRow[] = [];
  let taken: TakenIn | null = null;
  const progress = toldProgress(imports, retelling.tell ?? (() => Promise.resolve(true)));
  for (const row of imports) {
    const outcome = await retellImport(tx, app, retelling, row, { scans: told, progress });
    if (row.id === taking) taken = outcome;
  }
  if (!retelling.keepsGroups) await claimFormerItems(tx, system.id);
  const today = dateOfInstant(app.now());
  const rulebook = rulebookOf(system);
  const items = await recordItems(tx, {
    actor,
    system,
    rulebook,
    importId: null,
    today,
    note: retelling.note,
  });
  await cancelEmptyItems(tx, { actor, system, today, note: retelling.note });
  await dropUnshownWeaknesses(tx, system.id);
  await endRetelling(tx);
  await correctItemOriginals(tx, actor, system, rulebook, retelling.note);
  await markKnownExploited(tx, actor, system);
  await followScannerRatings(tx, actor, system);
  await holdAccepted(tx, { system, today });
  await applyStanding(tx, { system, today });
  return { items, taken };
};

const retellImport = async (
  tx: Tx,
  app: App,
  { actor, system, keepsGroups }: Retelling,
  row: ImportRow,
  told: { readonly scans: ScanRow[]; readonly progress: ToldProgress },
): Promise<TakenIn> => {
  const earlier = (detectors: readonly string[]): Promise<ScanRow[]> =>
    Promise.resolve(told.scans.filter((scan) => scan.detectors.some((one) => detectors.includes(one))));
  const taken = await takeInScan(tx, {
    actor,
    system,
    row,
    open: told.progress.next(row, () => app.store.rawFiles.read(row.sha256)),
    now: row.scannedAt ?? row.createdAt,
    earlier,
    reservesItems: false,
    onBatch: told.progress.onBatch,
  });
  told.scans.push(taken.scan);
  if (keepsGroups) await restoreAssignments(tx, system.id);
  const { itemsOpened = 0, itemsReopened = 0, itemsProposedForClosure = 0 } = row.counts ?? {};
  const items = { itemsOpened, itemsReopened, itemsProposedForClosure };
  const { counts, report } = await importOutcome(tx, system.id, row.id, taken, items);
  await saveRetold(tx, row.id, counts, report);
  return taken;
};
