/** Something to be done that may begin when what it needs is done. */
export type Task = {
  readonly id: string;
  /** Days of work that are left; none for what is done. */
  readonly days: number;
  readonly needs: readonly string[];
};

/** Tasks by id. A need that is no task is left out of account. */
export type TaskGraph = ReadonlyMap<string, Task>;

export const taskGraph = (tasks: readonly Task[]): TaskGraph => new Map(tasks.map((task) => [task.id, task]));

const needsOf = (graph: TaskGraph, { needs }: Task): readonly string[] =>
  [...new Set(needs)].filter((id) => graph.has(id));

/** Every task after all that it needs; those that stand in or behind a circle are missing. */
export const inOrder = (graph: TaskGraph): readonly Task[] => {
  const waiting = new Map<string, number>();
  const neededBy = new Map<string, Task[]>();
  for (const task of graph.values()) {
    const needs = needsOf(graph, task);
    waiting.set(task.id, needs.length);
    for (const id of needs) neededBy.set(id, [...(neededBy.get(id) ?? []), task]);
  }
  const order = [...graph.values()].filter(({ id }) => waiting.get(id) === 0);
  for (const done of order)
    for (const task of neededBy.get(done.id) ?? []) {
      const left = (waiting.get(task.id) ?? 0) - 1;
      waiting.set(task.id, left);
      if (left === 0) order.push(task);
    }
  return order;
};

/** The ids of one circle, each needing the next and the last needing the first; null when there is none. */
export const circleIn = (graph: TaskGraph): readonly string[] | null => {
  const clear = new Set(inOrder(graph).map(({ id }) => id));
  const stuck = [...graph.values()].find(({ id }) => !clear.has(id));
  if (stuck === undefined) return null;
  // Whatever is stuck needs something that is stuck: going on from need to need comes back to where it was.
  const path: string[] = [];
  const at = new Map<string, number>();
  for (let task = stuck; !at.has(task.id);) {
    at.set(task.id, path.length);
    path.push(task.id);
    const next = needsOf(graph, task).find((id) => !clear.has(id));
    const nextTask = next === undefined ? undefined : graph.get(next);
    if (nextTask === undefined) throw new Error("A circle has an end.");
    task = nextTask;
    const seen = at.get(task.id);
    if (seen !== undefined) return path.slice(seen);
  }
  return path;
};

/** When a task can be done at the earliest, in days from now, and the need that it has to wait for longest. */
export type Finish = { readonly days: number; readonly after: string | null };

/** The earliest finish of every task, when all are begun as soon as they can be. */
export const earliestFinish = (graph: TaskGraph): ReadonlyMap<string, Finish> => {
  const finish = new Map<string, Finish>();
  for (const task of inOrder(graph)) {
    const last = needsOf(graph, task).reduce<{ days: number; after: string | null }>(
      (latest, id) => {
        const days = finish.get(id)?.days ?? 0;
        return days > latest.days ? { days, after: id } : latest;
      },
      { days: 0, after: null },
    );
    finish.set(task.id, { days: last.days + task.days, after: last.after });
  }
  return finish;
};

/** The chain of tasks that decides when `id` can be done, the first one first; only tasks with work left. */
export const criticalPath = (graph: TaskGraph, id: string): readonly Task[] => {
  const finish = earliestFinish(graph);
  const path: Task[] = [];
  for (let at: string | null = id; at !== null; at = finish.get(at)?.after ?? null) {
    const task = graph.get(at);
    if (task !== undefined && task.days > 0) path.unshift(task);
  }
  return path;
};

/** The task that can be done last of all; null when no work is left. */
export const lastTask = (graph: TaskGraph): Task | null => {
  let last: { readonly task: Task; readonly days: number } | null = null;
  for (const [id, { days }] of earliestFinish(graph)) {
    const task = graph.get(id);
    if (task !== undefined && days > (last?.days ?? 0)) last = { task, days };
  }
  return last?.task ?? null;
};
