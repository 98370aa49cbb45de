import { Fault } from "../fault.ts";
import { circleIn, taskGraph, type Task, type TaskGraph } from "./dependencies.ts";

/** Items and milestones of a system with what they wait for, as ids. */
export type PlanEdges = {
  readonly items: ReadonlyArray<{
    readonly id: string;
    readonly poamId: string;
    readonly ended: boolean;
    readonly waitsFor: readonly string[];
  }>;
  readonly milestones: ReadonlyArray<{
    readonly id: string;
    readonly description: string;
    readonly workDays: number;
    readonly completed: boolean;
    readonly needs: readonly string[];
    readonly itemIds: readonly string[];
  }>;
};

/**
 * An item is done when its milestones are, and no milestone of it begins before the items that it waits for are done. An
 * item alone has no days of its own. What is done waits for nothing.
 */
export const planGraph = ({ items, milestones }: PlanEdges): TaskGraph => {
  const waits = new Map(items.map(({ id, ended, waitsFor }) => [id, ended ? [] : waitsFor]));
  const own = new Map<string, string[]>();
  for (const { id, itemIds } of milestones)
    for (const item of itemIds) own.set(item, [...(own.get(item) ?? []), id]);
  return taskGraph([
    ...milestones.map(({ id, workDays, completed, needs, itemIds }): Task => ({
      id,
      days: completed ? 0 : workDays,
      needs: completed ? [] : [...needs, ...itemIds.flatMap((item) => waits.get(item) ?? [])],
    })),
    ...items.map(({ id, ended, waitsFor }): Task => ({
      id,
      days: 0,
      needs: ended ? [] : [...(own.get(id) ?? []), ...waitsFor],
    })),
  ]);
};

/** Throws `milestone.circle`, which names the circle, when something would have to wait for itself. */
export const requireNoCircle = (edges: PlanEdges): void => {
  const circle = circleIn(planGraph(edges));
  if (circle === null) return;
  const names = new Map([
    ...edges.items.map(({ id, poamId }) => [id, poamId] as const),
    ...edges.milestones.map(({ id, description }) => [id, `"${description.slice(0, 60)}"`] as const),
  ]);
  const words = [...circle, circle[0] ?? ""].map((id) => names.get(id) ?? id);
  throw new Fault(
    "milestone.circle",
    `Expected dependencies without a circle, found ${words.join(" after ")}. Take one of them back.`,
  );
};
