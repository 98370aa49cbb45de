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
import { scanFile, type MadeHost } from "../support/scan-file.ts";

const HOSTS = ["web-01", "db-01"] as const;
const PLUGINS = [500, 501] as const;

type Host = {
  readonly state: "absent" | "dead" | "alive";
  readonly login: Credentialed;
  readonly shows: number[];
};
type Scan = {
  readonly hosts: readonly Host[];
  readonly loaded: number[] | null;
  readonly aimedAt: string[] | null;
};

const host: fc.Arbitrary<Host> = fc.record({
  state: fc.constantFrom("alive", "alive", "alive", "dead", "absent"),
  login: fc.constantFrom("yes", "yes", "no", "unknown"),
  shows: fc.subarray([...PLUGINS]),
});
const scan: fc.Arbitrary<Scan> = fc.record({
  hosts: fc.tuple(host, host),
  loaded: fc.option(fc.subarray([...PLUGINS])),
  aimedAt: fc.option(fc.subarray([...HOSTS], { minLength: 1 })),
});
/** Up to four scans, and an order in which their files come. */
const story = fc
  .array(scan, { minLength: 2, maxLength: 4 })
  .chain((scans) =>
    fc.tuple(
      fc.constant(scans),
      fc.shuffledSubarray([...scans.keys()], { minLength: scans.length, maxLength: scans.length }),
    ),
  );

const dayOf = (index: number): string => `2026-0${index + 1}-15`;

/** A host that shows something stands in the file and is alive, whatever was drawn. */
const shown = (each: Host): number[] => (each.state === "alive" ? each.shows : []);

const fileOf = ({ hosts, loaded, aimedAt }: Scan, index: number): string =>
  scanFile({
    day: dayOf(index),
    ...(loaded === null ? {} : { plugins: [1, ...loaded] }),
    ...(aimedAt === null ? {} : { targets: aimedAt }),
    // One more host, because a file without any does not say when its scan ran.
    hosts: ["calm-01", ...HOSTS].flatMap((name, place): MadeHost[] => {
      if (place === 0) return [{ name, records: [{ plugin: 1, severity: 0 }] }];
      const at = place - 1;
      const each = hosts[at];
      if (!each || each.state === "absent") return [];
      const credentialed = each.login === "unknown" ? null : each.login === "yes";
      const records = shown(each).map((plugin) => ({ plugin }));
      return [{ name, credentialed, dead: each.state === "dead", records }];
    }),
  });

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
      { check: String(plugin), family: "General", sightedCredentialed },
      { targets: aimedAt, checks, families: null, individualChecks: null },
      each.state === "absent" ? null : { alive: each.state === "alive", credentialed: each.login, checks: null },
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
