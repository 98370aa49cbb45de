import type { Actor } from "#domain/access.ts";
import { saveBatchProgress } from "#store/batches.ts";
import type { Progress } from "#store/work-progress.ts";
import type { ImportRow } from "#store/imports.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";
import { paced, type Tell } from "../import/tell.ts";

/** Tells how far the work on a batch is; both answer false once a person has put the batch away. */
export type BatchPace = {
  /** The file at hand is that far. */
  readonly tell: Tell;
  /** The file at hand is done. */
  fileDone(row: Pick<ImportRow, "bytes">): Promise<boolean>;
};

export const batchPace = (
  app: App,
  actor: Actor,
  batchId: string,
  files: ReadonlyArray<Pick<ImportRow, "bytes">>,
): BatchPace => {
  const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const filesTotal = files.length;
  let done = { filesDone: 0, bytesDone: 0, records: 0 };
  let recordsOfFile = 0;
  const save = (progress: Progress): Promise<boolean> =>
    inTransaction(app.store.db, actor, (tx) =>
      saveBatchProgress(tx, batchId, { ...progress, filesDone: done.filesDone, filesTotal }),
    );
  const keep = paced((progress) => {
    if (progress.doing === "telling anew") return save(progress);
    const [bytesDone, records] = [done.bytesDone + progress.bytesDone, done.records + progress.records];
    return save({ doing: "reading", bytesDone, bytesTotal, records });
  });
  return {
    tell: (progress) => {
      if (progress.doing === "reading") recordsOfFile = progress.records;
      return keep(progress);
    },
    fileDone: ({ bytes }) => {
      done = {
        filesDone: done.filesDone + 1,
        bytesDone: done.bytesDone + bytes,
        records: done.records + recordsOfFile,
      };
      recordsOfFile = 0;
      return save({ doing: "reading", bytesDone: done.bytesDone, bytesTotal, records: done.records });
    },
  };
};
