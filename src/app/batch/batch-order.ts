import { Fault } from "#domain/fault.ts";
import { DEFAULT_REPORT_LIMITS, readReport } from "#reports/index.ts";
import type { ImportRow } from "#store/imports.ts";
import type { App } from "../context.ts";
import { startReading } from "../import/read-batches.ts";

/** Sorts after every scan that says when it ran. */
const UNDATED = "9999";

export type OrderedFiles = {
  /** Oldest scan first; those of one moment by their bytes, as the ledger orders them. */
  readonly files: readonly ImportRow[];
  readonly refused: ReadonlyArray<{ readonly row: ImportRow; readonly fault: Fault }>;
};

/** Puts stored files in the order of their scans. Reads only each file's beginning. */
export const orderFiles = async (app: App, rows: readonly ImportRow[]): Promise<OrderedFiles> => {
  const dated: Array<{ row: ImportRow; key: string }> = [];
  const refused: Array<{ row: ImportRow; fault: Fault }> = [];
  for (const row of rows) {
    try {
      const open = () => app.store.rawFiles.read(row.sha256);
      const { readings } = await readReport(open, DEFAULT_REPORT_LIMITS, {
        mapping: row.mapping?.mapping ?? null,
      });
      const start = await startReading(readings);
      await readings.return(undefined);
      const instant = start?.scannedAt?.instant;
      const at = instant === undefined ? UNDATED : new Date(instant).toISOString();
      dated.push({ row, key: `${at} ${row.sha256} ${row.id}` });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      refused.push({ row, fault: error });
    }
  }
  dated.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { files: dated.map(({ row }) => row), refused };
};
