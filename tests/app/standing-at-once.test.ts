import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { applyDueStanding } from "#app/deviation/apply-due-standing.ts";
import { decideDeviation } from "#app/deviation/decide-deviation.ts";
import { requestStandingDeviation } from "#app/deviation/request-deviation.ts";
import { readItem } from "#app/item/read-item.ts";
import { requireDay } from "#domain/calendar.ts";
import { NO_MATCH } from "#domain/deviation/standing-match.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { FALSE_POSITIVE } from "../support/claims.ts";
import { scanFile } from "../support/scan-file.ts";

/** A scan that looks for both on every host that it shows. */
const scan = (day: string, hosts: Readonly<Record<string, readonly number[]>>): string =>
  scanFile({
    day,
    plugins: [1, 500, 501],
    hosts: Object.entries(hosts).map(([name, plugins]) => ({
      name,
      records: [{ plugin: 1, severity: 0 }, ...plugins.map((plugin) => ({ plugin }))],
    })),
  });

describe("standing deviations and imports at the same time", () => {
  const t = useApp();

  /** How many of the application's connections wait for a lock. */
  const waiting = async (): Promise<number> => {
    await t().owner.query("select pg_stat_clear_snapshot()");
    const { rows } = await t().owner.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows.length;
  };
  const waitingAre = async (count: number): Promise<void> => {
    for (let tries = 0; (await waiting()) < count; tries += 1) {
      assert.ok(tries < 500, `${count} wait`);
      await setTimeout(10);
    }
  };
  /** The import has changed the items when the other begins, and ends only after that. */
  const atOnce = async (system: string, file: string, other: () => Promise<unknown>): Promise<void> => {
    await t().owner.query("begin");
    await t().owner.query("select from systems where id = $1 for no key update", [system]);
    const imported = importBytes(t(), system, file);
    await waitingAre(1);
    const done = Promise.allSettled([imported, other()]);
    await waitingAre(2);
    await t().owner.query("commit");
    assert.deepEqual(
      (await done).filter(({ status }) => status === "rejected"),
      [],
    );
  };

  test("approving, applying and revoking wait for the import and then hold for what it brought", async () => {
    const { app } = t();
    const systemId = await newSystem(t());
    const asker = await newMember(t(), systemId, "contributor");
    const approver = await newMember(t(), systemId, "approver");
    const status = async (poamId: string) => (await readItem(app, OPERATOR, systemId, poamId)).status;
    await importBytes(t(), systemId, scan("2026-06-01", { "web-01": [500, 501] }));
    const { id: deviationId } = await requestStandingDeviation(app, asker, systemId, {
      claim: FALSE_POSITIVE,
      rationale: "Backported by the vendor.",
      match: { ...NO_MATCH, detector: "nessus", sourceIdentifier: "500" },
      from: requireDay("2026-06-01", "the day"),
      until: requireDay("2026-12-31", "the day"),
    });
    const decide = (move: "approve" | "revoke") =>
      decideDeviation(app, approver, { systemId, deviationId }, { move, reason: "Looked at it." });
    await atOnce(systemId, scan("2026-06-20", { "web-01": [501] }), () => decide("approve"));
    assert.equal(await status("V-1"), "pending verification");
    await importBytes(t(), systemId, scan("2026-06-21", { "web-01": [500, 501] }));
    assert.equal(await status("V-1"), "false positive");
    await atOnce(systemId, scan("2026-06-22", { "web-01": [501] }), () => applyDueStanding(app));
    const elsewhere = scan("2026-06-23", { "web-01": [501], "web-02": [500] });
    await atOnce(systemId, elsewhere, () => decide("revoke"));
    assert.equal(await status("V-3"), "open");
  });
});
