import type { Actor } from "#domain/access.ts";
import type { Tx } from "#store/database.ts";
import type { ImportResult, ImportRow } from "#store/imports.ts";
import type { System } from "#store/systems.ts";
import type { App } from "../context.ts";
import { countedBytes, type ByteCount } from "./counted-bytes.ts";
import { takeInReport, type ReportToTake } from "./take-in-report.ts";
import { tellOrStop, type Tell } from "./tell.ts";

export type Tracked = { readonly actor: Actor; readonly row: ImportRow; readonly system: System } & Pick<
  ReportToTake,
  "tookOut"
>;

/** `takeInReport` of an import's stored file, which tells how far it is. */
export const takeInTracked = (
  app: App,
  tx: Tx,
  { row, ...tracked }: Tracked,
  tell: Tell,
): Promise<ImportResult> => {
  const count: ByteCount = { bytes: 0 };
  return takeInReport(tx, app, {
    ...tracked,
    row,
    open: () => countedBytes(app.store.rawFiles.read(row.sha256), count),
    onBatch: (records) =>
      tellOrStop(tell, { doing: "reading", bytesDone: count.bytes, bytesTotal: row.bytes, records }),
    tell,
  });
};
