import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { importBytes, newSystem, useApp } from "../support/app.ts";
import { storedFindings } from "../support/ledger.ts";
import { scanFile, type MadeHost, type MadeScan } from "../support/scan-file.ts";

const FINDING = { plugin: 500, severity: 3, port: 443, family: "Web Servers" };
const host = (change: Partial<MadeHost> = {}): MadeHost => ({
  name: "web-01",
  ip: "10.0.0.7",
  records: [{ plugin: 1, severity: 0 }],
  ...change,
});
const FIRST: MadeScan = {
  day: "2026-01-10",
  plugins: [1, 500],
  targets: ["10.0.0.0/24"],
  hosts: [host({ records: [FINDING] })],
};
const SECOND: MadeScan = { ...FIRST, day: "2026-02-10", hosts: [host()] };
const quiet = (change: Partial<MadeHost>): MadeScan => ({ ...SECOND, hosts: [host(change)] });
const OTHER = host({ name: "db-01", ip: "10.0.0.8" });

/** What becomes of a finding that the second scan does not show. */
const CASES: ReadonlyArray<readonly [string, MadeScan, string, MadeScan?]> = [
  ["a scan that looked as well as before fixes it", SECOND, "fixed"],
  [
    "a host that does not stand in the file",
    { ...SECOND, hosts: [OTHER] },
    "not observed: asset-not-in-scan",
  ],
  ["no host at all", { ...SECOND, hosts: [] }, "not observed: asset-not-in-scan"],
  ["a host that is dead", quiet({ dead: true, records: [] }), "not observed: asset-not-alive"],
  ["credentials that failed", quiet({ credentialed: false }), "not observed: credentials-failed"],
  ["credentials that are not spoken of", quiet({ credentialed: null }), "not observed: credentials-unknown"],
  ["a check that was not loaded", { ...SECOND, plugins: [1] }, "not observed: check-not-run"],
  ["a file that does not say what ran", withoutPlugins(SECOND), "not observed: check-unknown"],
  [
    "a family that was switched off",
    { ...withoutPlugins(SECOND), families: { "Web Servers": "disabled" } },
    "not observed: check-not-run",
  ],
  ["a family that ran", { ...withoutPlugins(SECOND), families: { "Web Servers": "enabled" } }, "fixed"],
  [
    "a family that ran in part",
    { ...withoutPlugins(SECOND), families: { "Web Servers": "mixed" } },
    "not observed: check-unknown",
  ],
  ["a target list without the host", { ...SECOND, targets: ["10.0.1.0/24"], hosts: [OTHER] }, "open"],
  [
    "a finding that was seen without credentials needs none",
    quiet({ credentialed: false }),
    "fixed",
    { ...FIRST, hosts: [host({ records: [FINDING], credentialed: false })] },
  ],
];

function withoutPlugins({ plugins: _, ...scan }: MadeScan): MadeScan {
  return scan;
}

describe("a finding that a later scan does not show", () => {
  const t = useApp();

  for (const [name, second, expected, first = FIRST] of CASES)
    test(`${name}: ${expected}`, async () => {
      const inOrder = await newSystem(t());
      const reversed = await newSystem(t());
      for (const scan of [first, second]) await importBytes(t(), inOrder, scanFile(scan));
      for (const scan of [second, first]) await importBytes(t(), reversed, scanFile(scan));
      const ends = await storedFindings(t().owner, inOrder);
      const finding = ends.find(({ source }) => source === "500");
      assert.ok(finding);
      assert.equal([finding.status, finding.reason].filter((part) => part !== null).join(": "), expected);
      assert.equal(finding.fixedOn, expected === "fixed" ? "2026-02-10" : null);
      assert.deepEqual([finding.firstSeen, finding.lastSeen], ["2026-01-10", "2026-01-10"]);
      assert.deepEqual(await storedFindings(t().owner, reversed), ends);
    });

  test("the counts of the import say which", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scanFile(FIRST));
    const lost = await importBytes(t(), system, scanFile(quiet({ credentialed: false })));
    assert.deepEqual([lost.counts?.fixed, lost.counts?.notObserved], [0, 1]);
    assert.equal(lost.counts?.itemsProposedForClosure, 0);
    assert.deepEqual(
      lost.changes.map(({ effect, reason, findings, assets }) => ({ effect, reason, findings, assets })),
      [{ effect: "notObserved", reason: "credentials-failed", findings: 1, assets: ["web-01"] }],
    );
    const fixed = await importBytes(t(), system, scanFile({ ...SECOND, day: "2026-03-10" }));
    assert.deepEqual([fixed.counts?.fixed, fixed.counts?.notObserved], [1, 0]);
    assert.equal(fixed.counts?.itemsProposedForClosure, 1);
  });

  test("another detector's scan says nothing about it, nor does another system's", async () => {
    const [system, other] = [await newSystem(t()), await newSystem(t())];
    await importBytes(t(), system, scanFile(FIRST));
    await importBytes(t(), other, scanFile(SECOND));
    assert.equal((await storedFindings(t().owner, system))[0]?.status, "open");
    assert.deepEqual(await storedFindings(t().owner, other), []);
  });

  test("a record twice in a file is one finding and a duplicate; severity does not make another", async () => {
    const system = await newSystem(t());
    const twice = [FINDING, FINDING, { ...FINDING, severity: 1 }, { ...FINDING, port: 8443 }];
    const scan = {
      ...FIRST,
      hosts: [host({ records: twice }), host({ name: "WEB-01", records: [FINDING] })],
    };
    const { counts } = await importBytes(t(), system, scanFile(scan));
    assert.deepEqual([counts?.records, counts?.opened, counts?.duplicates], [5, 2, 3]);
    assert.equal((await storedFindings(t().owner, system)).length, 2);
  });

  test("a re-score neither opens nor closes a finding, and the newest scan's severity stands", async () => {
    const rescored = { ...SECOND, hosts: [host({ records: [{ ...FINDING, severity: 1 }] })] };
    for (const scans of [
      [FIRST, rescored],
      [rescored, FIRST],
    ]) {
      const system = await newSystem(t());
      for (const scan of scans) await importBytes(t(), system, scanFile(scan));
      const found = await storedFindings(t().owner, system);
      assert.deepEqual(
        found.map(({ status, severity }) => `${status} ${severity}`),
        ["open low"],
      );
    }
  });

  test("the newest of three scans decides the severity in whatever order they come", async () => {
    const low = { ...SECOND, hosts: [host({ records: [{ ...FINDING, severity: 1 }] })] };
    const silent = { ...SECOND, day: "2026-03-10", hosts: [host()] };
    for (const scans of [
      [FIRST, low, silent],
      [silent, FIRST, low],
      [silent, low, FIRST],
    ]) {
      const system = await newSystem(t());
      for (const scan of scans) await importBytes(t(), system, scanFile(scan));
      const found = await storedFindings(t().owner, system);
      assert.deepEqual(
        found.map(({ status, severity }) => `${status} ${severity}`),
        ["fixed low"],
      );
    }
  });
});
