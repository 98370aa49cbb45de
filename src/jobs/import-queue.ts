import { PgBoss, type JobWithMetadata } from "pg-boss";
import type pg from "pg";
import { z } from "zod";
import type { App, ImportQueue, ImportTask } from "#app/context.ts";
import { applyImport, giveUpImport, previewImport } from "#app/import/run-import.ts";
import { runUndo } from "#app/retell/undo-import.ts";
import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { Logger } from "pino";

/** The running queue: it takes tasks and, if asked to, works on them. */
export type RunningQueue = ImportQueue & { stop(): Promise<void> };

const QUEUE = "imports";

const Task = z.object({
  importId: z.uuid(),
  task: z.enum(["preview", "apply", "undo"]),
  actor: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("user"), userId: z.string(), name: z.string() }),
    z.object({ kind: z.literal("operator"), name: z.string() }),
    z.object({ kind: z.literal("system"), name: z.string() }),
  ]),
});

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
  await boss.work(QUEUE, options, async (jobs: ReadonlyArray<JobWithMetadata<ImportTask>>) => {
    for (const job of jobs) await run(app, log, Task.parse(job.data), job.retryCount >= job.retryLimit);
  });
  return {
    add: async (task) => {
      await boss.send(QUEUE, task);
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
};

const WORK: Record<ImportTask["task"], (app: App, actor: Actor, importId: string) => Promise<unknown>> = {
  preview: previewImport,
  apply: applyImport,
  undo: runUndo,
};

/** A refused file is a finished job: its import says why. Anything else is tried again, then given up. */
const run = async (
  app: App,
  log: Logger,
  { task, importId, actor }: ImportTask,
  lastTry: boolean,
): Promise<void> => {
  try {
    await WORK[task](app, actor, importId);
  } catch (error) {
    if (!(error instanceof Fault)) {
      log.error({ err: error, importId, task, lastTry }, "import job failed");
      if (lastTry) await giveUpImport(app, actor, importId);
      throw error;
    }
    log.info({ importId, task, code: error.code }, "import refused");
  }
};
