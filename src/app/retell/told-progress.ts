import type { ImportRow } from "#store/imports.ts";
import type { ReportBytes } from "#reports/index.ts";
import { countedBytes, type ByteCount } from "../import/counted-bytes.ts";
import { tellOrStop, type Tell } from "../import/tell.ts";

type Sized = Pick<ImportRow, "bytes">;

/** How far the telling anew of stored files is, over all of them. */
export type ToldProgress = {
  /** The next file's bytes, counted as they are read. */
  next(row: Sized, open: ReportBytes): ReportBytes;
  /** The file at hand is read that far. Rejects with `PutAway` when nobody wants the work any more. */
  readonly onBatch: (records: number) => Promise<void>;
};

export const toldProgress = (files: readonly Sized[], tell: Tell): ToldProgress => {
  const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const count: ByteCount = { bytes: 0 };
  let before = { bytes: 0, records: 0 };
  let file = { bytes: 0, records: 0 };
  return {
    next: ({ bytes }, open) => {
      before = { bytes: before.bytes + file.bytes, records: before.records + file.records };
      file = { bytes, records: 0 };
      return () => countedBytes(open(), count);
    },
    onBatch: (records) => {
      file = { ...file, records };
      return tellOrStop(tell, {
        doing: "telling anew",
        bytesDone: before.bytes + count.bytes,
        bytesTotal,
        records: before.records + records,
      });
    },
  };
};
