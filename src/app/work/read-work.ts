import type { Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { WORK_QUEUES, workDays, type WorkQueue } from "#domain/work-queues.ts";
import type { Tx } from "#store/database.ts";
import { listSystems, type System } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { itemQueues, requestQueues, type WorkRow } from "#store/work.ts";
import { authorize, rightsReader } from "../authorize.ts";
import type { App } from "../context.ts";
import { rulebookOf } from "../system/rulebook-of.ts";

/** One queue: how much waits, and the first of it, the earliest day first. */
export type Queue = {
  readonly queue: WorkQueue;
  readonly total: number;
  readonly rows: ReadonlyArray<Omit<WorkRow, "queue" | "total"> & { readonly system: string }>;
};

export type Work = {
  readonly on: CalendarDate;
  /** Every queue, empty ones too, in the order of `WORK_QUEUES`. */
  readonly queues: readonly Queue[];
};

/** What waits in one system; `limit` rows of each queue. */
export const readWork = (app: App, actor: Actor, systemId: string, limit: number): Promise<Work> =>
  inTransaction(app.store.db, actor, async (tx) =>
    workIn(tx, app, actor, [await authorize(tx, actor, systemId, "system.read")], limit),
  );

/** What waits in all systems that the actor may read. */
export const readAllWork = (app: App, actor: Actor, limit: number): Promise<Work> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const rightsIn = await rightsReader(tx, actor);
    const systems = await listSystems(tx);
    const readable = systems.filter((system) => rightsIn(system)?.actions.includes("system.read"));
    return workIn(tx, app, actor, readable, limit);
  });

const workIn = async (
  tx: Tx,
  app: App,
  actor: Actor,
  systems: readonly System[],
  limit: number,
): Promise<Work> => {
  const today = dateOfInstant(app.now());
  const names = new Map(systems.map(({ id, name }) => [id, name]));
  const work = {
    days: new Map(systems.map((system) => [system.id, workDays(rulebookOf(system), today)])),
    today,
    userId: actor.kind === "user" ? actor.userId : null,
    limit,
  };
  const byQueue = Map.groupBy(
    [...(await itemQueues(tx, work)), ...(await requestQueues(tx, work))],
    ({ queue }) => queue,
  );
  return {
    on: today,
    queues: WORK_QUEUES.map((queue) => {
      const rows = byQueue.get(queue) ?? [];
      return {
        queue,
        total: rows[0]?.total ?? 0,
        rows: rows.map(({ queue: _, total: _t, ...row }) => ({
          ...row,
          system: names.get(row.systemId) ?? "",
        })),
      };
    }),
  };
};
