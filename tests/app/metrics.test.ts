import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { moveItem } from "#app/item/move-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { readMetrics, type Metrics } from "#app/metrics/read-metrics.ts";
import type { Actor } from "#domain/access.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const PLUGINS = Array.from({ length: 16 }, (_, index) => 500 + index);

/** All plugins were looked for; those are left. */
const scan = (on: string, left: readonly number[]): Buffer =>
  Buffer.from(
    scanFile({
      day: on,
      plugins: PLUGINS,
      hosts: [
        {
          name: "web-01",
          credentialed: true,
          records: left.map((plugin) => ({
            plugin,
            severity: plugin % 2 === 0 ? 3 : 2,
            solution: plugin < 504 ? "Update the web server everywhere." : `Repair check ${plugin}.`,
          })),
        },
      ],
    }),
  );

const history = (instant: string): Actor => ({
  kind: "operator",
  name: "historian",
  at: new Date(instant),
});

const month = ({ months }: Metrics, name: string) => {
  const own = months.filter((each) => each.month === name);
  const sum = (of: "open" | "late" | "opened" | "closed"): number =>
    own.reduce((total, each) => total + each[of], 0);
  return [sum("open"), sum("late"), sum("opened"), sum("closed")];
};

describe("metrics of a ledger", () => {
  const t = useApp();
  /** Twelve items of January, of which one is proven fixed and closed each week from February on. */
  const told = async (): Promise<string> => {
    const system = await newSystem(t());
    t().clock.now = new Date("2026-01-10T12:00:00Z");
    await importBytes(t(), system, scan("2026-01-10", PLUGINS.slice(0, 12)), {
      actor: history("2026-01-10T12:00:00Z"),
    });
    for (let week = 1; week <= 8; week += 1) {
      const on = Temporal.PlainDate.from("2026-01-28").add({ weeks: week });
      const at = `${on.toString()}T12:00:00Z`;
      t().clock.now = new Date(at);
      await importBytes(t(), system, scan(on.toString(), PLUGINS.slice(0, 12 - week)), {
        actor: history(at),
      });
      const poamId = `V-${13 - week}`;
      const { version } = await readItem(t().app, OPERATOR, system, poamId);
      await moveItem(
        t().app,
        history(at),
        { systemId: system, poamId, version },
        { move: "close", reason: "Verified." },
      );
    }
    t().clock.now = new Date("2026-04-20T12:00:00Z");
    return system;
  };

  test("months, ageing, time to close, quarters, forecast and fixes come from the ledger's own history", async () => {
    const system = await told();
    const metrics = await readMetrics(t().app, OPERATOR, system);
    assert.deepEqual(month(metrics, "2025-12"), [0, 0, 0, 0]);
    assert.deepEqual(month(metrics, "2026-01"), [12, 0, 12, 0]);
    assert.deepEqual(month(metrics, "2026-02"), [8, 4, 0, 4]);
    assert.deepEqual(month(metrics, "2026-03"), [4, 2, 0, 4]);
    assert.deepEqual(month(metrics, "2026-04"), [4, 4, 0, 0]);
    const old = metrics.ageing.find(({ name }) => name === "91 to 120 days");
    assert.deepEqual([old?.high, old?.moderate], [2, 2]);
    const all = metrics.remediation.at(-1);
    assert.deepEqual([all?.closed, metrics.open], [8, 4]);
    assert.ok(all?.median !== null && all?.p90 !== null);
    const [q3, q2] = metrics.quarters;
    assert.deepEqual(
      [q2?.name, q2?.openAtStart, q2?.newItems, q3?.openAtStart, q3?.onTrack, q3?.delayed],
      ["FY2026 Q2", 0, 12, 4, 0, 4],
    );
    assert.equal((q2?.completedOnTime ?? 0) + (q2?.completedLate ?? 0), 8);
    assert.deepEqual(q2?.foundBy, [{ source: "Nessus", items: 12 }]);
    assert.ok(metrics.forecast.possible, metrics.forecast.because);
    assert.equal(metrics.forecast.closed, 8);
    const [fix] = metrics.fixOnce;
    assert.deepEqual(
      [fix?.name, fix?.poamIds.length, fix?.removedSoFar],
      ["Update the web server everywhere.", 4, 1],
    );
    assert.deepEqual(
      metrics.byFamily.map(({ open }) => open),
      metrics.byFamily.map(() => 4),
    );
    assert.deepEqual(
      metrics.bySource.map(({ name, late }) => [name, late]),
      [["Nessus", 4]],
    );
    assert.deepEqual(await readMetrics(t().app, OPERATOR, system), metrics);
    t().clock.now = new Date("2026-06-15T12:00:00Z");
  });

  test("an empty ledger has nothing to foretell; strangers learn nothing", async () => {
    const system = await newSystem(t());
    const { forecast, fixOnce } = await readMetrics(t().app, OPERATOR, system);
    assert.ok(!forecast.possible);
    assert.deepEqual(fixOnce, []);
    const stranger = await newMember(t(), await newSystem(t()), "owner");
    await refused(readMetrics(t().app, stranger, system), "system.not-found");
  });
});
