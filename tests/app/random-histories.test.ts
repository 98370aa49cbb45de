import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import fc from "fast-check";
import { calendarDate } from "#domain/calendar.ts";
import { coverageVerdict } from "#domain/coverage.ts";
import type { ScanKey } from "#domain/finding.ts";
import type { Credentialed } from "#domain/reading.ts";
import { reconcile, type Observation } from "#domain/reconcile.ts";
import { importBytes, newSystem, useApp } from "../support/app.ts";
import { storedFindings } from "../support/ledger.ts";
import { dayOf, fileOf, HOSTS, PLUGINS, shown, story, type Scan } from "../support/scan-story.ts";

const keyOf = (file: string, index: number): ScanKey => {
  const date = calendarDate(dayOf(index));
  assert.ok(date);
  const sha256 = createHash("sha256").update(file).digest("hex");
  return { scannedAt: `${date}T06:00:00.000Z`, sha256, date };
};

/** What the scans say about one finding, told without the application. */
const observationsOf = (scans: readonly Scan[], files: readonly string[], at: number, plugin: number) => {
  const observations: Observation[] = [];
  let sightedCredentialed: Credentialed = "unknown";
  for (const [index, { hosts, loaded, aimedAt }] of scans.entries()) {
    const each = hosts[at];
    const name = HOSTS[at];
    if (!each || !name) continue;
    const key = keyOf(files[index] ?? "", index);
    if (shown(each).includes(plugin)) {
      sightedCredentialed = each.login;
      observations.push({ kind: "sighted", scan: key, credentialed: each.login });
      continue;
    }
    if (each.state === "absent" && aimedAt !== null && !aimedAt.includes(name)) continue;
    const checks = loaded === null ? null : new Set(["1", ...loaded.map(String)]);
    const verdict = coverageVerdict(
      { detector: "nessus", check: String(plugin), family: "General", sightedCredentialed },
      "nessus",
      { targets: aimedAt, checks, families: null, individualChecks: null },
      each.state === "absent"
        ? null
        : { alive: each.state === "alive", credentialed: each.login, checks: null },
    );
    observations.push({ kind: "absent", scan: key, verdict });
  }
  return observations;
};

const expectedFindings = (scans: readonly Scan[], files: readonly string[]) =>
  PLUGINS.flatMap((plugin) =>
    HOSTS.map((asset, at) => ({ asset, plugin, state: reconcile(observationsOf(scans, files, at, plugin)) })),
  )
    .flatMap(({ asset, plugin, state }) => {
      if (state === null) return [];
      const { status, firstSeen, lastSeen } = state;
      return [
        {
          source: String(plugin),
          asset,
          location: "",
          severity: "moderate",
          status,
          reason: state.status === "not observed" ? state.reason : null,
          firstSeen: firstSeen.date,
          lastSeen: lastSeen.date,
          fixedOn: state.status === "fixed" ? state.fixedBy.date : null,
          firstFile: firstSeen.sha256,
          lastFile: lastSeen.sha256,
          statusFile:
            state.status === "fixed"
              ? state.fixedBy.sha256
              : state.status === "not observed"
                ? state.since.sha256
                : null,
        },
      ];
    })
    .toSorted((a, b) => (`${a.source} ${a.asset}` < `${b.source} ${b.asset}` ? -1 : 1));

describe("any history of scans, its files in any order", () => {
  const t = useApp();

  test("ends in the states that the domain's reconcile tells", async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(story, async ([scans, order]) => {
        const files = scans.map(fileOf);
        const system = await newSystem(t());
        for (const at of order) await importBytes(t(), system, files[at] ?? "");
        const stored = await storedFindings(t().owner, system);
        checked += stored.length;
        assert.deepEqual(stored, expectedFindings(scans, files));
      }),
      { numRuns: 40 },
    );
    assert.ok(checked > 40, "the histories hold findings");
  });
});
