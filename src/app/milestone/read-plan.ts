import type { Actor } from "#domain/access.ts";
import { addDays, compareDays, dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import type { EvergreenIndex } from "#domain/evergreen.ts";
import {
  criticalPath,
  earliestFinish,
  lastTask,
  type Finish,
  type Task,
} from "#domain/milestone/dependencies.ts";
import { milestoneState } from "#domain/milestone/milestone.ts";
import { planGraph } from "#domain/milestone/plan-graph.ts";
import { teamsOfItem, type PlannedItem, type TeamPlan } from "#store/milestones-plan.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { rulebookOf } from "../system/rulebook-of.ts";
import { evergreenOfItem } from "./evergreen.ts";
import { isEnded, planEdges, systemPlanRows, type SystemPlanRows } from "./plan-edges.ts";
import { presentMilestone, type Forecast, type ReadMilestone } from "./present-milestone.ts";

/** An item that another one waits for, or that waits for it. */
export type PlanNeighbour = Pick<PlannedItem, "poamId" | "weaknessName" | "status"> & {
  readonly earliestFinish: CalendarDate | null;
};

/** One step of a critical path: a milestone, and when it can be begun and done at the earliest. */
export type CriticalStep = {
  readonly milestoneId: string;
  readonly description: string;
  readonly poamIds: readonly string[];
  readonly workDays: number;
  readonly start: CalendarDate;
  readonly finish: CalendarDate;
};

/** How an item is to be fixed: who does what until when, and what that waits for. */
export type ItemPlan = {
  readonly milestones: readonly ReadMilestone[];
  readonly teams: readonly TeamPlan[];
  readonly waitsFor: readonly PlanNeighbour[];
  readonly neededBy: readonly PlanNeighbour[];
  /** Null when nothing is left to do. */
  readonly earliestFinish: CalendarDate | null;
  readonly criticalPath: readonly CriticalStep[];
  readonly evergreen: EvergreenIndex;
};

export const readItemPlan = (
  app: App,
  actor: Actor,
  { systemId, poamId }: { readonly systemId: string; readonly poamId: string },
): Promise<ItemPlan> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    const item = await requireItem(tx, systemId, poamId);
    const rows = await systemPlanRows(tx, systemId);
    const today = dateOfInstant(app.now());
    const graph = planGraph(planEdges(rows));
    const path = criticalPath(graph, item.id);
    const finish = earliestFinish(graph);
    const forecast: Forecast = { today, rulebook: rulebookOf(system), finish, critical: idsOf(path) };
    const milestones = rows.milestones
      .filter(({ links }) => links.some(({ itemId }) => itemId === item.id))
      .map((milestone) => presentMilestone(milestone, forecast));
    const numberOf = ({ links }: ReadMilestone): number =>
      links.find(({ itemId }) => itemId === item.id)?.number ?? 0;
    const own = rows.items.find(({ id }) => id === item.id);
    const neighbour = (other: PlannedItem): PlanNeighbour => ({
      poamId: other.poamId,
      weaknessName: other.weaknessName,
      status: other.status,
      earliestFinish: dayOf(finish.get(other.id), today),
    });
    return {
      milestones: milestones.toSorted((a, b) => numberOf(a) - numberOf(b)),
      teams: await teamsOfItem(tx, item.id),
      waitsFor: rows.items.filter(({ id }) => own?.waitsFor.includes(id)).map(neighbour),
      neededBy: rows.items.filter(({ waitsFor }) => waitsFor.includes(item.id)).map(neighbour),
      earliestFinish: dayOf(finish.get(item.id), today),
      criticalPath: stepsOf(path, rows.milestones, forecast),
      evergreen: await evergreenOfItem(tx, systemId, item.id, today),
    };
  });

/** An item of the plan page. */
export type PlanItem = PlanNeighbour & {
  readonly owner: string | null;
  readonly scheduledCompletionDate: CalendarDate | null;
  readonly openMilestones: number;
  /** Whether it can be done by its date, as the plan stands. */
  readonly cannotMakeIt: boolean;
  readonly waitsFor: readonly string[];
};

/** What is to be done in a system. */
export type SystemPlan = {
  /** Open ones, the next one first. */
  readonly milestones: readonly ReadMilestone[];
  readonly items: readonly PlanItem[];
  /** The chain that decides when all of it can be done. */
  readonly criticalPath: readonly CriticalStep[];
  readonly earliestFinish: CalendarDate | null;
};

export const readSystemPlan = (app: App, actor: Actor, systemId: string): Promise<SystemPlan> =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    const rows = await systemPlanRows(tx, systemId);
    const today = dateOfInstant(app.now());
    const graph = planGraph(planEdges(rows));
    const finish = earliestFinish(graph);
    const last = lastTask(graph);
    const path = last === null ? [] : criticalPath(graph, last.id);
    const forecast: Forecast = { today, rulebook: rulebookOf(system), finish, critical: idsOf(path) };
    const milestones = rows.milestones
      .filter(({ links }) => !links.every(isEnded))
      .map((milestone) => presentMilestone(milestone, forecast))
      .filter(({ completedOn }) => completedOn === null);
    const nameOf = new Map(rows.items.map(({ id, poamId }) => [id, poamId]));
    const items = rows.items
      .filter((item) => !isEnded(item))
      .map((item): PlanItem => {
        const { id, poamId, weaknessName, status, owner, scheduledCompletionDate: due } = item;
        const earliest = dayOf(finish.get(id), today);
        return {
          poamId,
          weaknessName,
          status,
          owner,
          scheduledCompletionDate: due,
          earliestFinish: earliest,
          openMilestones: milestones.filter(({ links }) => links.some(({ itemId }) => itemId === id)).length,
          cannotMakeIt: earliest !== null && due !== null && earliest > due,
          waitsFor: item.waitsFor.map((other) => nameOf.get(other) ?? ""),
        };
      });
    return {
      milestones: milestones.toSorted((a, b) => compareDays(a.due, b.due)),
      items,
      criticalPath: stepsOf(path, rows.milestones, forecast),
      earliestFinish: last === null ? null : dayOf(finish.get(last.id), today),
    };
  });

const idsOf = (path: readonly Task[]): ReadonlySet<string> => new Set(path.map(({ id }) => id));

const dayOf = (finish: Finish | undefined, today: CalendarDate): CalendarDate | null =>
  finish === undefined || finish.days === 0 ? null : addDays(today, finish.days);

const stepsOf = (
  path: readonly Task[],
  milestones: SystemPlanRows["milestones"],
  { today, finish, critical }: Forecast,
): CriticalStep[] => {
  const onPath = new Map(
    milestones.filter(({ id }) => critical.has(id)).map((milestone) => [milestone.id, milestone]),
  );
  return path.flatMap(({ id, days }) => {
    const milestone = onPath.get(id);
    if (milestone === undefined) return [];
    const end = finish.get(id)?.days ?? days;
    return [
      {
        milestoneId: id,
        description: milestoneState(milestone, milestone.changes).description,
        poamIds: milestone.links.map(({ poamId }) => poamId),
        workDays: days,
        start: addDays(today, end - days),
        finish: addDays(today, end),
      },
    ];
  });
};
