import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { counted } from "#domain/counted.ts";
import type { Remark } from "#domain/remark.ts";
import { readEpss, type EpssScore } from "#documents/epss-scores.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { epssModel, forgetEpss, putEpssModel, putEpssScores } from "#store/epss.ts";
import { lockForAll } from "#store/lock-for-all.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorizeForAll } from "../authorize-for-all.ts";
import type { App } from "../context.ts";
import { requireNotOlder } from "../require-not-older.ts";

export type ImportedEpss = {
  readonly version: string;
  readonly scoreDate: CalendarDate;
  readonly scores: number;
  /** False when the same file is in force already. */
  readonly changed: boolean;
  /** The first lines that could not be read, and how many there are. */
  readonly remarks: readonly Remark[];
  readonly unreadable: number;
};

const MAX_FILE_BYTES = 256 * 1024 ** 2;
const BATCH = 5000;
const LISTED_REMARKS = 20;

/**
 * Takes FIRST's EPSS scores of a day in, which replace those before. They are the same for everybody: the operator's to take
 * in, and an administrator's where there is one organization. Scores of an earlier day than those in force are refused
 * (`input.invalid`). Throws the faults of `readEpss`, `report.too-large`, `access.denied`.
 */
export const importEpss = async (
  app: App,
  actor: Actor,
  bytes: AsyncIterable<Uint8Array>,
): Promise<ImportedEpss> => {
  await inTransaction(app.store.db, actor, (tx) => authorizeForAll(tx, actor, "the scores are"));
  // Kept first, so that a slow sender holds nothing up and the file of each day can be looked at again.
  const { sha256 } = await app.store.rawFiles.put(bytes, MAX_FILE_BYTES);
  return inTransaction(app.store.db, actor, async (tx) => {
    await lockForAll(tx, "epss");
    const before = await epssModel(tx);
    const taken = await replace(tx, app, actor, sha256, before?.scoreDate ?? null);
    const changed = before?.sha256 !== sha256;
    if (changed)
      await appendAudit(tx, actor, [
        {
          action: "epss.imported",
          systemId: null,
          objectType: "catalog",
          objectId: sha256,
          note: `EPSS model ${taken.version}, scores of ${taken.scoreDate}: ${counted(taken.scores, "CVEs")}. SHA-256 ${sha256}.`,
        },
      ]);
    return { ...taken, changed };
  });
};

const replace = async (
  tx: Tx,
  app: App,
  actor: Actor,
  sha256: string,
  present: CalendarDate | null,
): Promise<Omit<ImportedEpss, "changed">> => {
  await forgetEpss(tx);
  let model: { readonly version: string; readonly scoreDate: CalendarDate } | null = null;
  let batch: EpssScore[] = [];
  const remarks: Remark[] = [];
  let unreadable = 0;
  for await (const piece of readEpss(app.store.rawFiles.read(sha256))) {
    if (piece.type === "model") {
      requireNotOlder("scores", piece.scoreDate, present);
      model = { version: piece.version, scoreDate: piece.scoreDate };
    } else {
      unreadable += piece.remarks.length;
      remarks.push(...piece.remarks.slice(0, Math.max(0, LISTED_REMARKS - remarks.length)));
      batch = batch.concat(piece.scores);
      if (batch.length < BATCH) continue;
      await putEpssScores(tx, batch);
      batch = [];
    }
  }
  await putEpssScores(tx, batch);
  if (model === null) throw new Error("A list of scores was read without its model.");
  const scores = await putEpssModel(tx, { ...model, sha256, importedBy: actor.name });
  return { ...model, scores, remarks, unreadable };
};
