import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { App } from "#app/context.ts";
import { fillDemo } from "#app/demo/fill-demo.ts";
import { PLANTED } from "#app/demo/planted.ts";
import { listItems, readItem } from "#app/item/read-item.ts";
import { readMetrics } from "#app/metrics/read-metrics.ts";
import { lintSystem } from "#app/readiness/lint-system.ts";
import { readinessReport } from "#app/readiness/readiness-report.ts";
import { readOverview } from "#app/system/overview.ts";
import { listSystems } from "#app/system/read-systems.ts";
import { needsAttention } from "#app/work/needs-attention.ts";
import { readWork } from "#app/work/read-work.ts";
import { READINESS_CHECKS } from "#domain/readiness/checks.ts";
import { OPERATOR, useApp } from "../support/app.ts";

type Named = Readonly<Record<string, readonly string[]>>;

/** Both name the same things, in whatever order. */
const sorted = (named: Named): Named =>
  Object.fromEntries(
    Object.entries(named)
      .filter(([, names]) => names.length > 0)
      .map(([key, names]) => [key, names.toSorted()] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

const lateOf = (rows: ReadonlyArray<{ readonly late: number }>): number =>
  rows.reduce((total, { late }) => total + late, 0);

describe("the worked year of --demo", () => {
  const t = useApp();

  const demo = async (): Promise<string> => {
    const systems = await listSystems(t().app, OPERATOR);
    assert.equal(systems.length, 1);
    return systems[0]?.id ?? "";
  };
  const eventsOf = async (systemId: string): Promise<unknown[]> => {
    const { rows } = await t().owner.query(
      "select seq, at, action from audit_events where system_id = $1 order by seq",
      [systemId],
    );
    return rows;
  };

  /** Ends like a process that is killed: in the middle of an act, which then has left nothing. */
  const diesAfter = (acts: number): App => {
    const { app } = t();
    let begun = 0;
    const db = new Proxy(app.store.db, {
      get: (target, name, receiver) => {
        if (name === "transaction" && (begun += 1) > acts) throw new Error("killed");
        const value: unknown = Reflect.get(target, name, receiver);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    return { ...app, store: { ...app.store, db } };
  };

  test("is told once, also when it was interrupted and goes on the day after", async () => {
    t().clock.now = new Date("2026-03-01T23:59:00Z");
    await assert.rejects(fillDemo(diesAfter(300)), /killed/);
    t().clock.now = new Date("2026-03-02T07:00:00Z");
    await assert.rejects(fillDemo(diesAfter(200)), /killed/);
    await fillDemo(t().app);
    const systemId = await demo();
    const events = await eventsOf(systemId);
    const at = events.map((event) => (event as { at: Date }).at.getTime());
    assert.ok(Math.max(...at) <= Date.parse("2026-03-01T23:59:00Z"), "nothing happens after the year's end");
    assert.deepEqual(
      at.toSorted((a, b) => a - b),
      at,
    );
    await fillDemo(t().app);
    assert.deepEqual(await eventsOf(systemId), events, "and is left alone then");
    t().clock.now = new Date("2026-03-01T23:59:00Z");
  });

  test("lint finds what was planted, and nothing else", async () => {
    const found: Record<string, string[]> = {};
    const triggers: string[] = [];
    await lintSystem(t().app, OPERATOR, await demo(), (item, findings) => {
      for (const { check, message } of findings) {
        if (item === null && check === "escalation-trigger") triggers.push(message);
        else (found[check] ??= []).push(item?.weaknessName ?? message);
      }
    });
    assert.deepEqual(sorted(found), sorted(PLANTED.checks));
    const plain = triggers.map((message) =>
      message.replace(/(?: V-\d+,?)+\.$/, "").replace(/(Met more than once): .*$/, "$1"),
    );
    assert.deepEqual(plain.toSorted(), PLANTED.triggers.toSorted());
    // Of the items detected on 2025-12-01 the ages at the ends of December, January and February: 30, 61 and 89 days.
    assert.match(
      triggers.find((message) => message.includes("more than once")) ?? "",
      /: 5 or more high items older than 30 days \(2026-01, 2026-02, now\); 5 or more high items older than 60 days \(2026-01, 2026-02, now\)\.$/,
    );
  });

  test("the readiness report and what needs attention say the same", async () => {
    const systemId = await demo();
    const report = await readinessReport(t().app, OPERATOR, systemId, { limit: 100, offset: 0 });
    const shown = report.checks
      .filter(({ check }) => check !== "escalation-trigger")
      .map(({ check, shown }) => [check, shown.map(({ item }) => item?.weaknessName ?? "")] as const);
    assert.deepEqual(sorted(Object.fromEntries(shown)), sorted(PLANTED.checks));
    const errors = READINESS_CHECKS.filter(({ level }) => level === "error").flatMap(
      ({ id }) => PLANTED.checks[id] ?? [],
    );
    const { total, items } = await needsAttention(t().app, OPERATOR, systemId, 100);
    const names = items.map(({ weaknessName }) => weaknessName).toSorted();
    assert.deepEqual([total, names], [names.length, [...new Set(errors)].toSorted()]);
  });

  test("the work queues hold what was planted, and nothing else", async () => {
    const { queues } = await readWork(t().app, OPERATOR, await demo(), 100);
    const waiting = Object.fromEntries(
      queues.map(({ queue, rows }) => [queue, rows.map(({ weaknessName }) => weaknessName ?? "")]),
    );
    assert.deepEqual(sorted(waiting), sorted(PLANTED.queues));
  });

  test("twelve months of metrics: every month has something open, opened or closed", async () => {
    const metrics = await readMetrics(t().app, OPERATOR, await demo());
    const months = Map.groupBy(metrics.months, ({ month }) => month);
    const busy = [...months.values()].filter((own) => own.some(({ opened, closed }) => opened + closed > 0));
    assert.ok(busy.length >= 11, `${busy.length} months`);
    assert.ok(metrics.remediation.length > 0 && metrics.fixOnce[0] !== undefined);
  });

  test("what is late is late on every page: one that waits for its vendor with check-ins in time is not", async () => {
    const { app } = t();
    const systemId = await demo();
    const planted = PLANTED.queues["late"]?.length ?? 0;
    const { items } = await listItems(app, OPERATOR, systemId, { offset: 0, limit: 1000 });
    const metrics = await readMetrics(app, OPERATOR, systemId);
    const month = metrics.months.at(-1)?.month;
    assert.deepEqual(
      {
        ledger: items.filter(({ timeliness }) => timeliness?.state === "late").length,
        portfolio: lateOf(await listSystems(app, OPERATOR)),
        overview: lateOf((await readOverview(app, OPERATOR, systemId)).byRisk),
        thisMonth: lateOf(metrics.months.filter((own) => own.month === month)),
        owners: lateOf(metrics.byOwner),
      },
      { ledger: planted, portfolio: planted, overview: planted, thisMonth: planted, owners: planted },
    );
    assert.ok(items.some(({ timeliness }) => timeliness?.state === "waiting for vendor"));
  });

  test("every way for an item to go is taken by one at least", async () => {
    const systemId = await demo();
    const { items } = await listItems(t().app, OPERATOR, systemId, { offset: 0, limit: 1000 });
    assert.deepEqual([...new Set(items.map(({ status }) => status))].toSorted(), [
      "closed",
      "deferred",
      "false positive",
      "in progress",
      "pending verification",
      "risk accepted",
    ]);
    const details = await Promise.all(
      items.map(({ poamId }) => readItem(t().app, OPERATOR, systemId, poamId)),
    );
    assert.ok(details.some(({ cites }) => cites !== null));
    const actions = new Set(details.flatMap(({ history }) => history.map(({ action }) => action)));
    for (const action of [
      "item.extension-approved",
      "item.vendor-released",
      "item.evidence-added",
      "item.closure-contract-set",
      "item.milestone-updated",
    ])
      assert.ok(actions.has(action), `${action} of ${[...actions].toSorted().join(", ")}`);
  });
});
