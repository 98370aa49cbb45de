import type { Actor } from "#domain/access.ts";
import type { Tx } from "#store/database.ts";
import type { ImportResult, ImportRow, Progress } from "#store/imports.ts";
import type { System } from "#store/systems.ts";
import type { App } from "../context.ts";
import { countedBytes, type ByteCount } from "./counted-bytes.ts";
import { takeInReport } from "./take-in-report.ts";

/** Somebody put the import away while it ran. */
export class PutAway extends Error {}

/** Is told how far a file is; false ends the work with `PutAway`. */
export type Tell = (progress: Progress) => Promise<boolean>;

/**
 * Progress is told after each tenth of the time taken so far, within these bounds. Each telling leaves an old version of
 * the import's row behind which lives as long as the import's transaction, and every record written by it looks the row
 * up past all of them (its foreign key): telling at a steady rate would make long imports slower the longer they run.
 */
const PROGRESS_MS = { atLeast: 300, atMost: 5000 } as const;

/** Tells more and more seldom. */
export const slowingDown = (tell: Tell): Tell => {
  const started = Date.now();
  return paced(tell, (now) =>
    Math.min(PROGRESS_MS.atMost, Math.max(PROGRESS_MS.atLeast, (now - started) / 10)),
  );
};

/** Tells at a steady rate: for a row that no record looks up. */
export const steadily = (tell: Tell): Tell => paced(tell, () => PROGRESS_MS.atLeast);

const paced = (tell: Tell, wait: (now: number) => number): Tell => {
  let told = Date.now();
  return (progress) => {
    const now = Date.now();
    if (now - told < wait(now)) return Promise.resolve(true);
    told = now;
    return tell(progress);
  };
};

export type Tracked = { readonly actor: Actor; readonly row: ImportRow; readonly system: System };

/** `takeInReport` of an import's stored file, which tells how far it is. */
export const takeInTracked = (
  app: App,
  tx: Tx,
  { actor, row, system }: Tracked,
  tell: Tell,
): Promise<ImportResult> => {
  const count: ByteCount = { bytes: 0 };
  return takeInReport(tx, app, {
    actor,
    system,
    row,
    open: () => countedBytes(app.store.rawFiles.read(row.sha256), count),
    onBatch: async (records) => {
      if (!(await tell({ bytesDone: count.bytes, bytesTotal: row.bytes, records }))) throw new PutAway();
    },
  });
};
