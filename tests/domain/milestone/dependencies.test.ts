import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  circleIn,
  criticalPath,
  earliestFinish,
  inOrder,
  lastTask,
  taskGraph,
  type Task,
} from "#domain/milestone/dependencies.ts";

const task = (id: string, days: number, ...needs: readonly string[]): Task => ({ id, days, needs });

/** Tasks that only need earlier ones, in any order. */
const acyclic = fc
  .array(fc.record({ days: fc.nat(20), needs: fc.array(fc.nat(30), { maxLength: 4 }) }), { maxLength: 30 })
  .chain((tasks) =>
    fc.shuffledSubarray(
      tasks.map(({ days, needs }, index) =>
        task(String(index), days, ...needs.filter((need) => need < index).map(String)),
      ),
      { minLength: tasks.length },
    ),
  );
/** Tasks that may need anything. */
const anyTasks = fc
  .array(fc.record({ days: fc.nat(20), needs: fc.array(fc.nat(12), { maxLength: 3 }) }), { maxLength: 12 })
  .map((tasks) => tasks.map(({ days, needs }, index) => task(String(index), days, ...needs.map(String))));

describe("dependencies", () => {
  test("the longest chain decides, not the one with the most steps", () => {
    const graph = taskGraph([
      task("design", 3),
      task("a", 1, "design"),
      task("b", 1, "a"),
      task("order", 10),
      task("build", 2, "b", "order"),
      task("aside", 4),
    ]);
    assert.deepEqual(
      criticalPath(graph, "build").map(({ id }) => id),
      ["order", "build"],
    );
    assert.equal(earliestFinish(graph).get("build")?.days, 12);
    assert.equal(lastTask(graph)?.id, "build");
  });

  test("what is done takes no time and stands on no path", () => {
    const graph = taskGraph([task("a", 0), task("b", 2, "a")]);
    assert.deepEqual(
      criticalPath(graph, "b").map(({ id }) => id),
      ["b"],
    );
    assert.equal(lastTask(taskGraph([task("a", 0)])), null);
  });

  test("a circle is named in its order; what only leads into it is not part of it", () => {
    const graph = taskGraph([task("x", 1, "a"), task("a", 1, "b"), task("b", 1, "c"), task("c", 1, "a")]);
    assert.deepEqual(circleIn(graph)?.toSorted(), ["a", "b", "c"]);
    assert.deepEqual(circleIn(taskGraph([task("a", 1, "a")])), ["a"]);
  });

  test("every task comes after all that it needs", () => {
    fc.assert(
      fc.property(acyclic, (tasks) => {
        const graph = taskGraph(tasks);
        const order = inOrder(graph).map(({ id }) => id);
        assert.equal(circleIn(graph), null);
        assert.equal(order.length, tasks.length);
        for (const { id, needs } of tasks)
          for (const need of needs) assert.ok(order.indexOf(need) < order.indexOf(id));
      }),
    );
  });

  test("the days of a critical path add up to the earliest finish, along needs", () => {
    fc.assert(
      fc.property(acyclic, (tasks) => {
        const graph = taskGraph(tasks);
        const finish = earliestFinish(graph);
        for (const { id } of tasks) {
          const path = criticalPath(graph, id);
          assert.equal(
            path.reduce((sum, { days }) => sum + days, 0),
            finish.get(id)?.days,
          );
          assert.equal(new Set(path).size, path.length);
        }
        for (const { id, days, needs } of tasks)
          assert.ok(
            needs.every((need) => (finish.get(need)?.days ?? 0) + days <= (finish.get(id)?.days ?? 0)),
          );
      }),
    );
  });

  test("a circle is found exactly when the tasks cannot be put in order, and each of it needs the next", () => {
    fc.assert(
      fc.property(anyTasks, (tasks) => {
        const graph = taskGraph(tasks);
        const circle = circleIn(graph);
        assert.equal(circle === null, inOrder(graph).length === graph.size);
        for (const [index, id] of (circle ?? []).entries()) {
          const next = circle?.[index + 1] ?? circle?.[0] ?? "";
          assert.ok(graph.get(id)?.needs.includes(next));
        }
      }),
    );
  });
});
