import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "#domain/access.ts";
import type { App } from "../context.ts";
import { stillFiles } from "./still-files.ts";
import { isGone, takeWatched, type WatchedFile } from "./take-watched.ts";
import { inScanOrderOf } from "./watched-order.ts";
import { reportsOf, type WatchedReport } from "./watched-reports.ts";

export type Watch = {
  readonly systemId: string;
  readonly folder: string;
  /** Ends the watching; a file that is being taken in is then in the ledger not at all, and taken up at the next start. */
  readonly signal: AbortSignal;
  /** Called once for each file, and for each report of an archive. */
  readonly onFile: (file: WatchedFile) => void;
  /** Told of what is no refusal: the file is tried again, less and less often. */
  readonly onTrouble: (path: string, error: unknown) => void;
};

const POLL_MS = 500;
const STILL_MS = 2000;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Takes in what comes into a folder and below, and applies it: files and archives that stopped growing, oldest scan first
 * when there are several. Bytes that the system knows already are left alone, whatever became of them; what cannot be read
 * stands as a failed import. Ends only with the signal.
 */
export const watchFolder = async (app: App, actor: Actor, watch: Watch): Promise<void> => {
  const files = stillFiles(watch.folder, STILL_MS);
  const tries = new Map<string, number>();
  const fail = (path: string, error: unknown): void => {
    if (watch.signal.aborted || isGone(error)) return;
    const times = (tries.get(path) ?? 0) + 1;
    tries.set(path, times);
    watch.onTrouble(path, error);
    files.retry(path, Date.now() + Math.min(LONGEST_WAIT_MS, STILL_MS * 2 ** times));
  };
  while (!watch.signal.aborted) {
    const ready: Array<{ path: string; report: WatchedReport }> = [];
    for (const path of await files.look(Date.now())) {
      try {
        for (const report of await reportsOf(path, watch.signal)) ready.push({ path, report });
      } catch (error) {
        fail(path, error);
      }
    }
    for (const { path, report } of await inScanOrderOf(ready, watch.signal)) {
      if (watch.signal.aborted) return;
      try {
        watch.onFile(await takeWatched(app, actor, watch, report));
      } catch (error) {
        fail(path, error);
      }
    }
    await sleep(POLL_MS, undefined, { signal: watch.signal }).catch(() => undefined);
  }
};
