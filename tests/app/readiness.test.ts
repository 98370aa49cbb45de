import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { recordVendorEvent } from "#app/clock/vendor-dependency.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { readBaselines, setBaseline } from "#app/readiness/baseline.ts";
import { lintItem, lintSystem } from "#app/readiness/lint-system.ts";
import { readinessReport } from "#app/readiness/readiness-report.ts";
import { needsAttention } from "#app/work/needs-attention.ts";
import { readAllWork, readWork, type Work } from "#app/work/read-work.ts";
import type { Actor } from "#domain/access.ts";
import type { ReadinessFinding } from "#domain/readiness/readiness.ts";
import { requestExtension } from "#app/clock/extensions.ts";
import { createSystem } from "#app/system/create-system.ts";
import { day } from "../domain/observations.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const scan = (on: string, plugins: readonly number[], credentialed = true): Buffer =>
  Buffer.from(
    scanFile({
      day: on,
      plugins: [500, 501, 502],
      hosts: [
        {
          name: "web-01",
          credentialed,
          records: plugins.map((plugin) => ({ plugin, severity: plugin === 500 ? 3 : 2 })),
        },
      ],
    }),
  );

describe("readiness of a ledger", () => {
  const t = useApp();

  const lint = async (systemId: string): Promise<ReadinessFinding[]> => {
    const all: ReadinessFinding[] = [];
    await lintSystem(t().app, OPERATOR, systemId, (_, found) => all.push(...found));
    return all;
  };
  const checksOf = async (systemId: string, poamId: string): Promise<string[]> =>
    (await lint(systemId)).filter((one) => one.poamId === poamId).map(({ check }) => check);

  test("a fresh ledger says what is missing, and each item says the same of itself", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-06-01", [500, 501]));
    const checks = await checksOf(system, "V-1");
    for (const check of ["owner-missing", "milestones-missing", "plan-vague"])
      assert.ok(checks.includes(check), check);
    assert.ok(!checks.includes("deadline-too-late") && !checks.includes("deadline-early"));
    const own = await lintItem(t().app, OPERATOR, system, "V-1");
    assert.deepEqual(
      own.map(({ check }) => check),
      checks,
    );
    const report = await readinessReport(t().app, OPERATOR, system, { limit: 1, offset: 0 });
    const owner = report.checks.find(({ check }) => check === "owner-missing");
    assert.deepEqual([report.items, owner?.findings, owner?.items, owner?.shown.length], [2, 2, 2, 1]);
    const next = { check: "owner-missing", limit: 10, offset: 1 };
    const page = await readinessReport(t().app, OPERATOR, system, next);
    assert.deepEqual(
      page.checks.map(({ check, shown }) => [check, shown.map(({ item }) => item?.poamId)]),
      [["owner-missing", ["V-2"]]],
    );
    await refused(lintItem(t().app, OPERATOR, system, "V-9"), "item.not-found");
  });

  test("an owner, a vendor check-in and closure by a covering scan are judged from the ledger", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-06-01", [500, 501]));
    const owner = await newMember(t(), system, "owner");
    const item = await readItem(t().app, owner, system, "V-1");
    await updateItem(
      t().app,
      owner,
      { systemId: system, poamId: "V-1", version: item.version },
      { ownerId: owner.userId },
    );
    const open = { event: "open", product: "Server", vendor: null, on: day("2026-06-02") } as const;
    await recordVendorEvent(t().app, owner, { systemId: system, poamId: "V-1" }, open);
    const checks = await checksOf(system, "V-1");
    assert.ok(!checks.includes("owner-missing") && checks.includes("vendor-check-in-late"), checks.join());
    await t().owner.query("delete from memberships where user_id = $1", [owner.userId]);
    assert.ok((await checksOf(system, "V-1")).includes("owner-left"));
    await importBytes(t(), system, scan("2026-06-10", [500]));
    const closed = await checksOf(system, "V-2");
    assert.ok(!closed.includes("closed-without-evidence"), closed.join());
  });

  test("the baseline and scans without sign-in meet triggers", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-06-01", [500, 501], false));
    const triggers = async (): Promise<string> =>
      (await lint(system))
        .filter(({ check }) => check === "escalation-trigger")
        .map(({ message }) => message)
        .join(" ");
    assert.match(await triggers(), /1 of 1 scans are unauthenticated/);
    assert.doesNotMatch(await triggers(), /baseline \d/);
    const given = { on: day("2026-01-01"), vulnerabilities: 0, reason: "At the authorization." };
    await setBaseline(t().app, OPERATOR, system, given);
    assert.doesNotMatch(await triggers(), /baseline \d/);
    const plugins = Array.from({ length: 12 }, (_, index) => 600 + index);
    await importBytes(t(), system, scan("2026-06-02", plugins, false));
    assert.match(await triggers(), /12 unique vulnerabilities, baseline 0\./);
    await refused(
      setBaseline(t().app, OPERATOR, system, { ...given, on: day("2027-01-01") }),
      "input.invalid",
    );
    await setBaseline(t().app, OPERATOR, system, { ...given, vulnerabilities: 12 });
    assert.doesNotMatch(await triggers(), /baseline \d/);
    const { baselines, uniqueVulnerabilities } = await readBaselines(t().app, OPERATOR, system);
    assert.deepEqual([baselines.map((each) => each.vulnerabilities), uniqueVulnerabilities], [[12, 0], 12]);
  });
});

const totals = ({ queues }: Work): Record<string, number> =>
  Object.fromEntries(queues.filter(({ total }) => total > 0).map(({ queue, total }) => [queue, total]));

describe("work queues", () => {
  const t = useApp();
  test("each queue holds what waits, by the system's rulebook; of all systems only those that one may read", async () => {
    const { id: system } = await createSystem(t().app, OPERATOR, {
      name: "Queues",
      rulebook: "fedramp-rev5",
      impactLevel: "moderate",
    });
    const other = await newSystem(t());
    for (const id of [system, other]) {
      await importBytes(t(), id, scan("2026-05-10", [500, 501, 502]));
      await importBytes(t(), id, scan("2026-06-10", [500, 501]));
    }
    const owner = await newMember(t(), system, "owner");
    const ref = { systemId: system, poamId: "V-1" };
    const { version } = await readItem(t().app, owner, system, "V-1");
    await updateItem(t().app, owner, { ...ref, version }, { ownerId: owner.userId });
    await requestExtension(t().app, owner, ref, { to: day("2026-12-01"), reason: "A change window." });
    const work = await readWork(t().app, owner, system, 10);
    assert.deepEqual(totals(work), {
      "my items": 1,
      "pending verification": 1,
      extensions: 1,
      late: 1,
    });
    const late = work.queues.find(({ queue }) => queue === "late")?.rows[0];
    assert.deepEqual([late?.poamId, late?.on, late?.rating], ["V-1", "2026-06-09", "high"]);
    const own = await readAllWork(t().app, owner, 10);
    assert.deepEqual(totals(own), totals(work));
    const everything = totals(await readAllWork(t().app, OPERATOR, 1));
    assert.equal(everything["late"], 2);
    t().clock.now = new Date("2026-07-20T12:00:00Z");
    const later = totals(await readWork(t().app, owner, system, 10));
    assert.equal(later["stale"], 2);
    t().clock.now = new Date("2026-06-15T12:00:00Z");
  });

  test("a vendor who was asked lately keeps an item out of what is late, and is due again in time", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-05-10", [500]));
    const ref = { systemId: system, poamId: "V-1" };
    const vendor = (event: "check in", on: string) =>
      recordVendorEvent(t().app, OPERATOR, ref, { event, answer: "Not yet.", on: day(on) });
    await recordVendorEvent(t().app, OPERATOR, ref, {
      event: "open",
      product: "Server",
      vendor: null,
      on: day("2026-05-12"),
    });
    const queues = async (): Promise<string[]> =>
      Object.keys(totals(await readWork(t().app, OPERATOR, system, 10)));
    assert.deepEqual(await queues(), ["late", "vendor check-ins"]);
    await vendor("check in", "2026-05-20");
    assert.deepEqual(await queues(), ["vendor check-ins"]);
    await vendor("check in", "2026-06-14");
    assert.deepEqual(await queues(), []);
  });

  test("what needs attention comes gravest first", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-06-01", [500, 501]));
    const actor: Actor = OPERATOR;
    const { total, items } = await needsAttention(t().app, actor, system, 1);
    assert.deepEqual([total, items.map(({ poamId, rating }) => [poamId, rating])], [2, [["V-1", "high"]]]);
  });
});
