import type { Action, Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import { claimProgress, endProgress, readProgress, type Progress } from "#store/work-progress.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { keepingProgress, PutAway, type Follow, type Tell } from "../import/tell.ts";

/** How somebody follows work that ends with its answer: by an id of their own choice under which they ask how far it is. */
export type Followed = Follow & { readonly workId?: string | undefined };

/**
 * Does long work that somebody may follow. Throws what the work throws, `work.cancelled` when the signal ends it, and
 * `input.invalid` for an id under which other work runs.
 */
export const followed = async <T>(
  app: App,
  actor: Actor,
  { systemId, action }: { readonly systemId: string; readonly action: Action },
  { workId, ...follow }: Followed,
  work: (tell: Tell) => Promise<T>,
): Promise<T> => {
  if (workId !== undefined)
    await inTransaction(app.store.db, actor, async (tx) => {
      await authorize(tx, actor, systemId, action);
      if (!(await claimProgress(tx, { id: workId, systemId }))) throw taken();
    });
  try {
    return await work(keepingProgress(app, actor, workId ?? null, follow));
  } catch (error) {
    throw error instanceof PutAway ? cancelled() : error;
  } finally {
    if (workId !== undefined) await inTransaction(app.store.db, actor, (tx) => endProgress(tx, workId));
  }
};

/** How far the work is that somebody follows under that id; null when it is not under way, or has told nothing yet. */
export const readWorkProgress = (
  app: App,
  actor: Actor,
  systemId: string,
  workId: string,
): Promise<Progress | null> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    return readProgress(tx, { id: workId, systemId });
  });

const taken = (): Fault =>
  new Fault(
    "input.invalid",
    "Expected a work id of your own, found one under which work runs. Choose another.",
  );

const cancelled = (): Fault =>
  new Fault("work.cancelled", "Expected to finish, was asked to stop. Nothing has changed.");
