import type { Actor } from "#domain/access.ts";
import { dateOfInstant } from "#domain/calendar.ts";
import { isOvertaken } from "#store/asset-mentions.ts";
import type { Tx } from "#store/database.ts";
import type { ImportResult, ImportRow } from "#store/imports.ts";
import { restoreAssignments } from "#store/retelling.ts";
import { appliedScans } from "#store/scans.ts";
import type { System } from "#store/systems.ts";
import type { ReportBytes } from "#reports/index.ts";
import type { App } from "../context.ts";
import { applyStanding } from "../deviation/apply-standing.ts";
import { holdAccepted } from "../deviation/hold-accepted.ts";
import { proposeByContract } from "../evidence/closure-contract.ts";
import { followScannerRatings } from "../clock/follow-scanner-ratings.ts";
import { markKnownExploited } from "../kev/mark-known-exploited.ts";
import { assignNewItems } from "../milestone/assign-items.ts";
import { correctItemOriginals } from "../retell/correct-originals.ts";
import { retellLedger } from "../retell/retell-ledger.ts";
import { dropWhatStoodAlone } from "../retell/take-out.ts";
import { rulebookOf } from "../system/rulebook-of.ts";
import { importOutcome } from "./import-outcome.ts";
import { recordItems, type ItemCounts } from "./record-items.ts";
import { settleIdentities } from "./settle-identities.ts";
import { takeInScan, type TakenIn } from "./take-in-scan.ts";
import type { Tell } from "./tell.ts";

export type ReportToTake = {
  readonly actor: Actor;
  readonly system: System;
  readonly row: ImportRow;
  readonly open: ReportBytes;
  /** Called after each batch with the records read so far. Rejecting ends the import. */
  readonly onBatch: (records: number) => Promise<void>;
  /** Called while all scans are told anew. Answering false ends the import. */
  readonly tell: Tell;
  /** What to say to items of the import whose place this one takes: it was taken out just before. */
  readonly tookOut?: string | null;
};

/**
 * Takes a whole report into the ledger inside the caller's transaction, which decides whether it stays (an import) or
 * not (a preview). Memory stays bounded by two batches whatever the file's size. Throws the reader's faults, and
 * `AppliedMeanwhile`.
 */
export const takeInReport = async (tx: Tx, app: App, input: ReportToTake): Promise<ImportResult> => {
  const { actor, row, system } = input;
  const { taken, items } = await takeIntoHistory(tx, app, input);
  const today = dateOfInstant(app.now());
  await holdAccepted(tx, { system, today });
  await applyStanding(tx, { system, today });
  await markKnownExploited(tx, actor, system);
  await followScannerRatings(tx, actor, system);
  await assignNewItems(tx, system.id);
  await proposeByContract(tx, app, actor, system, null);
  return { facts: taken.facts, ...(await importOutcome(tx, system.id, row.id, taken, items)) };
};

type Taken = { readonly taken: TakenIn; readonly items: ItemCounts };

/**
 * The scan takes its place among the others, whenever it comes. One that is older than they are may show that a name had
 * passed from one asset to another between them; then, and only then, all are told anew.
 */
const takeIntoHistory = async (tx: Tx, app: App, input: ReportToTake): Promise<Taken> => {
  const { actor, row, system } = input;
  const rulebook = rulebookOf(system);
  const note = `Import of ${row.fileName}.`;
  const earlier = (detectors: readonly string[]) => appliedScans(tx, system.id, detectors);
  const tookOut = input.tookOut ?? null;
  // What stood in an item before stands there again, whatever its group is now.
  const items = tookOut === null ? {} : { reservesItems: false as const };
  const taken = await takeInScan(tx, { ...input, ...items, now: app.now(), earlier });
  if (tookOut !== null) await restoreAssignments(tx, system.id);
  const late = `${note} It is older than scans that came in before it.`;
  if ((await isOvertaken(tx, system.id, row.id)) && !(await settleIdentities(tx, system, row.id))) {
    const told = await retellLedger(tx, app, {
      actor,
      system,
      keepsGroups: true,
      note: late,
      taking: row.id,
      tell: input.tell,
    });
    if (told.taken === null) throw new Error(`Import ${row.id} was not among those told anew.`);
    return { taken: told.taken, items: told.items };
  }
  const today = dateOfInstant(app.now());
  const counts = await recordItems(tx, { actor, system, rulebook, importId: row.id, today, note });
  if (tookOut !== null) await dropWhatStoodAlone(tx, { actor, system, today, note: tookOut });
  if (tookOut !== null || taken.late)
    await correctItemOriginals(tx, actor, system, rulebook, tookOut ?? late);
  return { taken, items: counts };
};
