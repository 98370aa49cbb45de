import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { recordVendorEvent } from "#app/clock/vendor-dependency.ts";
import { decideDeviation } from "#app/deviation/decide-deviation.ts";
import { requestDeviation } from "#app/deviation/request-deviation.ts";
import { listItemsAsOf } from "#app/item/as-of.ts";
import { earlierReports } from "#app/readiness/earlier-reports.ts";
import { lintSystem } from "#app/readiness/lint-system.ts";
import { undoImport } from "#app/retell/undo-import.ts";
import { adoptRulebook, tryRulebook } from "#app/rulebook/adopt-rulebook.ts";
import { createSystem } from "#app/system/create-system.ts";
import type { Actor } from "#domain/access.ts";
import type { EarlierReport } from "#domain/escalation.ts";
import { inTransaction } from "#store/transaction.ts";
import { findSystem } from "#store/systems.ts";
import { day } from "../domain/observations.ts";
import { adjustment } from "../support/claims.ts";
import { importBytes, OPERATOR, useApp } from "../support/app.ts";
import { scanFile } from "../support/scan-file.ts";

const OLD = [500, 501, 502, 503, 504];
const NEW = [510, 511, 512, 513, 514];

/** A scan of one host by all these checks, in which some found a high risk. */
const scan = (on: string, found: readonly number[], credentialed = true): string =>
  scanFile({
    day: on,
    plugins: [...OLD, ...NEW],
    hosts: [
      { name: "web-01", credentialed, records: found.map((plugin) => ({ plugin, severity: 3 as const })) },
    ],
  });

describe("triggers that earlier months met, as the ledger knew them then", () => {
  const t = useApp();

  /** Somebody who acts on that day; the clock goes there. */
  const on = (date: string, name = "operator"): Actor => {
    t().clock.now = new Date(`${date}T12:00:00Z`);
    return { kind: "operator", name, at: t().clock.now };
  };
  let made = 0;
  const system = async (date: string): Promise<string> => {
    const input = {
      name: `Months ${(made += 1)}`,
      rulebook: "fedramp-rev5",
      impactLevel: "moderate",
    } as const;
    return (await createSystem(t().app, on(date), input)).id;
  };
  const take = (systemId: string, date: string, file: string) =>
    importBytes(t(), systemId, file, { actor: on(date) });
  const reports = (systemId: string, date: string): Promise<EarlierReport[]> =>
    inTransaction(t().app.store.db, OPERATOR, async (tx) => {
      const found = await findSystem(tx, systemId);
      return earlierReports(tx, found ?? assert.fail(), day(date));
    });
  /** Month and what was met in it; "?" for a month of which nothing is known. */
  const told = async (systemId: string, date: string): Promise<string[]> =>
    (await reports(systemId, date)).map(({ on: end, met, notKnown }) =>
      `${end.slice(0, 7)} ${notKnown === "all" ? "?" : met.join(" ")}`.trim(),
    );
  const recurrences = async (systemId: string, date: string): Promise<string[]> => {
    on(date);
    const messages: string[] = [];
    await lintSystem(t().app, OPERATOR, systemId, (_, found) =>
      messages.push(
        ...found.filter(({ check }) => check === "escalation-trigger").map(({ message }) => message),
      ),
    );
    return messages.filter((message) => /more than once|again within/.test(message));
  };

  /** Five high risks from February, fixed in April; five others from April, fixed in June. */
  const worked = async (): Promise<string> => {
    const systemId = await system("2026-01-10");
    await take(systemId, "2026-02-10", scan("2026-02-10", OLD));
    await take(systemId, "2026-04-10", scan("2026-04-10", NEW));
    await take(systemId, "2026-06-05", scan("2026-06-05", []));
    return systemId;
  };
  const MARCH_AND_MAY = [
    "2025-12 ?",
    "2026-01 ?",
    "2026-02",
    "2026-03 high-aged-30",
    "2026-04",
    "2026-05 high-aged-30",
  ];
  const TWICE =
    "CAP, Any trigger more than once in 6 months: Met more than once: 5 or more high items older than 30 days (2026-03, 2026-05).";

  test("met in March and in May, not in between, and not before anything was imported", async () => {
    const systemId = await worked();
    assert.deepEqual(await told(systemId, "2026-06-15"), MARCH_AND_MAY);
    assert.deepEqual(await recurrences(systemId, "2026-06-15"), [TWICE]);
    // The last day on which both months lie within six months, and the one after it.
    assert.deepEqual(await recurrences(systemId, "2026-09-30"), [TWICE]);
    assert.deepEqual(await recurrences(systemId, "2026-10-01"), []);
    assert.deepEqual(await recurrences(systemId, "2026-05-31"), []);
  });

  test("what is recorded later with an older date changes nothing of what a month said", async () => {
    const systemId = await worked();
    // Detected in January, as a scan says that comes in June: so say the items now, and April did not know it.
    await take(systemId, "2026-06-08", scan("2026-01-15", NEW, false));
    const detected = async (date: string) =>
      (await listItemsAsOf(t().app, OPERATOR, systemId, day(date)))
        .filter(({ weaknessName }) => NEW.some((plugin) => weaknessName.includes(`${plugin}`)))
        .map(({ originalDetectionDate }) => originalDetectionDate);
    assert.deepEqual(
      await detected("2026-04-30"),
      NEW.map(() => "2026-04-10"),
    );
    assert.deepEqual(
      await detected("2026-06-08"),
      NEW.map(() => "2026-01-15"),
    );
    assert.deepEqual(await told(systemId, "2026-06-15"), MARCH_AND_MAY);
    // A scan of March without sign-in that comes in June is not one of those that March knew.
    await take(systemId, "2026-06-09", scan("2026-03-20", OLD, false));
    assert.deepEqual(await told(systemId, "2026-06-15"), MARCH_AND_MAY);
  });

  test("ratings are those of the day: an adjustment counts from its approval on", async () => {
    const systemId = await system("2026-01-10");
    await take(systemId, "2026-02-10", scan("2026-02-10", OLD));
    const ref = { systemId, poamId: "V-1" };
    const asked = { claim: adjustment("low"), rationale: "Because." };
    const { id } = await requestDeviation(t().app, on("2026-03-20", "asker"), ref, asked);
    await decideDeviation(
      t().app,
      on("2026-04-20", "approver"),
      { systemId, deviationId: id },
      {
        move: "approve",
        reason: "Looked at it.",
      },
    );
    assert.deepEqual((await told(systemId, "2026-06-15")).slice(2), [
      "2026-02",
      "2026-03 high-aged-30",
      "2026-04",
      "2026-05",
    ]);
  });

  test("a vendor's wait counts as it was known: a check-in that is written down later came too late", async () => {
    const systemId = await system("2026-01-10");
    await take(systemId, "2026-02-10", scan("2026-02-10", OLD));
    const ref = { systemId, poamId: "V-1" };
    const open = { event: "open", product: "Server", vendor: null, on: day("2026-03-02") } as const;
    await recordVendorEvent(t().app, on("2026-03-02"), ref, open);
    const asked = (recorded: string, date: string, event: "check in" | "release" = "check in") =>
      recordVendorEvent(t().app, on(recorded), ref, { event, answer: "Not yet.", on: day(date) });
    await asked("2026-04-02", "2026-03-30");
    await asked("2026-04-25", "2026-04-24");
    await asked("2026-05-20", "2026-05-20", "release");
    assert.deepEqual((await told(systemId, "2026-06-15")).slice(2), [
      "2026-02",
      "2026-03 high-aged-30",
      // Asked in time: four items are left.
      "2026-04",
      // Released: it waits no more.
      "2026-05 high-aged-30 high-aged-60",
    ]);
  });

  test("scans without sign-in: again where an earlier month had them, not known where they were taken back", async () => {
    const systemId = await system("2026-01-10");
    await take(systemId, "2026-02-10", scan("2026-02-10", []));
    const { id: importId } = await take(systemId, "2026-03-10", scan("2026-03-10", [], false));
    await take(systemId, "2026-04-10", scan("2026-04-10", [], false));
    // A later scan of the month that signed in is the one that counts.
    await take(systemId, "2026-04-20", scan("2026-04-20", []));
    await take(systemId, "2026-06-10", scan("2026-06-10", [], false));
    const last = async () => (await told(systemId, "2026-06-15")).slice(2);
    assert.deepEqual(await last(), ["2026-02", "2026-03 unauthenticated-scans", "2026-04", "2026-05"]);
    assert.deepEqual(await recurrences(systemId, "2026-06-15"), [
      "CAP, 10 % of scans unauthenticated, again within 6 months: 1 of 1 scans are unauthenticated, and 10 % or more were in 2026-03.",
      "CAP, Any trigger more than once in 6 months: Met more than once: 10 % of scans unauthenticated (2026-03, now).",
    ]);
    await undoImport(t().app, on("2026-06-12"), importId);
    assert.deepEqual(await last(), ["2026-02", "2026-03", "2026-04", "2026-05"]);
    const march = (await reports(systemId, "2026-06-15")).find(({ on: end }) => end === "2026-03-31");
    assert.ok(march?.notKnown.includes("unauthenticated-scans"));
    assert.deepEqual(await recurrences(systemId, "2026-06-15"), []);
  });

  test("a month is judged by the rulebook that the system followed then", async () => {
    const systemId = await system("2026-01-10");
    const adopt = async (date: string, rulebookId: string) => {
      const choice = { rulebookId, rulebookVersion: null };
      const { revision } = await tryRulebook(t().app, on(date), systemId, choice);
      const adoption = { ...choice, revision, reason: "Another regime." };
      await adoptRulebook(t().app, on(date), systemId, adoption);
    };
    await take(systemId, "2026-02-10", scan("2026-02-10", OLD));
    await adopt("2026-04-02", "custom");
    assert.deepEqual(await reports(systemId, "2026-04-15"), []);
    await adopt("2026-05-02", "fedramp-rev5");
    assert.deepEqual((await told(systemId, "2026-06-15")).slice(3), [
      "2026-03 high-aged-30",
      "2026-04",
      "2026-05 high-aged-30 high-aged-60",
    ]);
  });
});
