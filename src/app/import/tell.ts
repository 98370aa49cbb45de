import type { Actor } from "#domain/access.ts";
import { saveProgress, type Progress } from "#store/work-progress.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";

/** Somebody put the import away while it ran. */
export class PutAway extends Error {}

/** Is told how far the work is; false ends it with `PutAway`. */
export type Tell = (progress: Progress) => Promise<boolean>;

const EVERY_MS = 500;

/** Passes on at most two tellings a second, so that telling costs next to nothing. */
export const paced = (tell: Tell): Tell => {
  let told = Date.now();
  return (progress) => {
    const now = Date.now();
    if (now - told < EVERY_MS) return Promise.resolve(true);
    told = now;
    return tell(progress);
  };
};

/** Tells while the work goes on: the answer is that to the telling before. */
const withoutWaiting = (tell: Tell): Tell => {
  let before = Promise.resolve(true);
  return (progress) => {
    const answer = before;
    before = tell(progress);
    // Whoever tells next gets its rejection; until then, or if nobody does, it must not count as unhandled.
    before.catch(() => undefined);
    return answer;
  };
};

/** What running work tells whoever waits for it, beside what is kept with the import. */
export type OnProgress = (progress: Progress) => void;

/** How whoever waits for the work follows it, and ends it. */
export type Follow = {
  readonly onProgress?: OnProgress | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Keeps how far the work is where others see it, which is not in the work's own transaction: under the import's id, or one that
 * was claimed for it; under none, only the one who waits is told.
 */
export const keepingProgress = (
  app: App,
  actor: Actor,
  id: string | null,
  { onProgress, signal }: Follow = {},
): Tell => {
  const keep =
    id === null
      ? () => Promise.resolve(true)
      : paced(
          withoutWaiting((progress) =>
            inTransaction(app.store.db, actor, (tx) => saveProgress(tx, id, progress)),
          ),
        );
  return (progress) => {
    if (signal?.aborted === true) return Promise.resolve(false);
    onProgress?.(progress);
    return keep(progress);
  };
};

/** Tells, and ends the work when nobody wants it any more. */
export const tellOrStop = async (tell: Tell, progress: Progress): Promise<void> => {
  if (!(await tell(progress))) throw new PutAway();
};
