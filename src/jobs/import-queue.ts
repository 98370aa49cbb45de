import { PgBoss, type JobWithMetadata } from "pg-boss";
import type pg from "pg";
import { z } from "zod";
import { applyBatch } from "#app/batch/apply-batch.ts";
import { giveUpBatch } from "#app/batch/decide-batch.ts";
import { previewBatch } from "#app/batch/preview-batch.ts";
import type { App, BatchTask, ImportQueue, ImportTask } from "#app/context.ts";
import { applyImport, giveUpImport, previewImport } from "#app/import/run-import.ts";
import { runUndo } from "#app/retell/undo-import.ts";
import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { Logger } from "pino";

/** The running queue: it takes tasks and, if asked to, works on them. */
export type RunningQueue = ImportQueue & { stop(): Promise<void> };

const QUEUE = "imports";

const TaskActor = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("user"), userId: z.string(), name: z.string() }),
  z.object({ kind: z.literal("operator"), name: z.string() }),
  z.object({ kind: z.literal("system"), name: z.string() }),
]);

const Task = z.union([
  z.object({ importId: z.uuid(), task: z.enum(["preview", "apply", "undo"]), actor: TaskActor }),
  z.object({ batchId: z.uuid(), task: z.enum(["preview batch", "apply batch"]), actor: TaskActor }),
]);

/**
 * Background work on imports, kept in the database so that it outlives a process. One import at a time per process. A
 * job whose process died is given to another after a missed heartbeat; `resumeImports` does so at once on start.
 */
export const openImportQueue = async (
  connection: pg.PoolConfig,
  app: App,
  log: Logger,
): Promise<RunningQueue> => {
  const boss = new PgBoss({
    ...connection,
    application_name: `milepost ${process.pid}`,
    max: 3,
  });
  boss.on("error", (error) => log.warn({ err: error }, "job queue"));
  await boss.start();
  await boss.createQueue(QUEUE, {
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    heartbeatSeconds: 20,
    expireInSeconds: 6 * 60 * 60,
  });
  const options = { pollingIntervalSeconds: 0.5, batchSize: 1, includeMetadata: true } as const;
  const queue: RunningQueue = {
    add: async (task, after = 0) => {
      await boss.send(QUEUE, task, after === 0 ? {} : { startAfter: after });
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
  await boss.work(QUEUE, options, async (jobs: ReadonlyArray<JobWithMetadata<ImportTask | BatchTask>>) => {
    for (const { data, retryCount, retryLimit } of jobs)
      await run({ app, log, queue }, Task.parse(data), retryCount >= retryLimit);
  });
  return queue;
};

type Context = { readonly app: App; readonly log: Logger; readonly queue: ImportQueue };

const WORK: Record<ImportTask["task"], (app: App, actor: Actor, importId: string) => Promise<unknown>> = {
  preview: previewImport,
  apply: applyImport,
  undo: runUndo,
};

const workOn = (app: App, task: ImportTask | BatchTask): Promise<unknown> => {
  if (!("batchId" in task)) return WORK[task.task](app, task.actor, task.importId);
  return (task.task === "preview batch" ? previewBatch : applyBatch)(app, task.actor, task.batchId);
};

const giveUp = ({ app, queue }: Context, task: ImportTask | BatchTask): Promise<void> =>
  "batchId" in task
    ? giveUpBatch(app, queue, task.actor, task.batchId)
    : giveUpImport(app, task.actor, task.importId);

/** A refused file is a finished job: its import says why. Anything else is tried again, then given up. */
const run = async (context: Context, task: ImportTask | BatchTask, lastTry: boolean): Promise<void> => {
  const { actor: _, ...named } = task;
  try {
    await workOn(context.app, task);
  } catch (error) {
    if (!(error instanceof Fault)) {
      context.log.error({ err: error, ...named, lastTry }, "import job failed");
      if (lastTry) await giveUp(context, task);
      throw error;
    }
    context.log.info({ ...named, code: error.code }, "import refused");
  }
};
