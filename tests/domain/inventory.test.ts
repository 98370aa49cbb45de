import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CalendarDate } from "#domain/calendar.ts";
import { inventoryDifference } from "#domain/inventory-change.ts";
import {
  countStates,
  declaredAsset,
  inventoryState,
  mergeInventory,
  type DeclaredEntry,
  type InventoryState,
  type ScannedAsset,
} from "#domain/inventory.ts";
import { assetIdentity } from "#domain/reading.ts";

const day = (text: string): CalendarDate => text as CalendarDate;

describe("how what is declared and what scans show stand to each other", () => {
  const table: ReadonlyArray<readonly [boolean, string | null, string, InventoryState]> = [
    [true, "2026-06-01", "2026-06-15", "declared and scanned"],
    [true, "2026-06-15", "2026-06-15", "declared and scanned"],
    [true, "2026-05-31", "2026-06-01", "declared, not scanned this month"],
    [true, "2025-06-15", "2026-06-15", "declared, not scanned this month"],
    // The scanner's day may be ahead of ours.
    [true, "2026-07-01", "2026-06-30", "declared and scanned"],
    [true, null, "2026-06-15", "declared, never scanned"],
    [false, "2026-06-15", "2026-06-15", "scanned, not declared"],
    [false, "2020-01-01", "2026-06-15", "scanned, not declared"],
    [false, null, "2026-06-15", "scanned, not declared"],
  ];
  for (const [declared, scanned, today, state] of table)
    test(`${declared ? "declared" : "not declared"}, last scanned ${scanned ?? "never"}, on ${today}: ${state}`, () =>
      assert.equal(inventoryState(declared, scanned === null ? null : day(scanned), day(today)), state));
});

const entry = (ordinal: number, identifier: string, facts = {}): DeclaredEntry => ({
  id: `entry ${identifier.toLowerCase()}`,
  ordinal,
  place: `Inventory!${ordinal + 2}`,
  declared: declaredAsset(identifier, facts),
});

const asset = (identifier: string, date: string | null): ScannedAsset => ({
  ...assetIdentity("host", identifier),
  id: `asset ${identifier}`,
  latestScan: date === null ? null : { importId: "i", date: day(date), tool: "Nessus", credentialed: "yes" },
  detectors: ["nessus"],
  openFindings: 0,
});

describe("the merged inventory", () => {
  const assets = [
    asset("a", "2026-06-02"),
    asset("b", "2026-05-02"),
    asset("c", "2026-06-02"),
    asset("d", null),
  ];
  const entries = [
    entry(1, "A"),
    entry(2, "A-2"),
    entry(3, "B"),
    entry(4, "D"),
    entry(5, "E"),
    entry(6, "F"),
  ];
  const matches = new Map(
    [
      ["a", "a"],
      ["a-2", "a"],
      ["b", "b"],
      ["d", "d"],
      // An asset that is gone since.
      ["f", "z"],
    ].map(([from, to]) => [`entry ${from}`, { assetId: `asset ${to}`, by: "fqdn" as const }]),
  );
  const lines = mergeInventory(entries, assets, matches, day("2026-06-15"));

  test("has every declared row and every asset that none of them is", () => {
    assert.deepEqual(
      lines.map(({ id, state, scannedThisMonth, matchedBy }) => [id, state, scannedThisMonth, matchedBy]),
      [
        ["asset a", "declared and scanned", true, "fqdn"],
        ["asset a", "declared and scanned", true, "fqdn"],
        ["asset b", "declared, not scanned this month", false, "fqdn"],
        ["asset d", "declared, never scanned", false, "fqdn"],
        ["entry e", "declared, never scanned", false, null],
        ["entry f", "declared, never scanned", false, null],
        ["asset c", "scanned, not declared", true, null],
      ],
    );
  });

  test("counts each state", () =>
    assert.deepEqual(countStates(lines), {
      "declared and scanned": 2,
      "declared, never scanned": 3,
      "declared, not scanned this month": 1,
      "scanned, not declared": 1,
    }));
});

test("a new inventory is compared with the one before it by the entries' ids", () => {
  const before = [entry(1, "a"), entry(2, "b", { function: "Mail" }), entry(3, "c")];
  const after = [entry(1, "d"), entry(2, "B", { function: "Web", ipAddresses: ["10.0.0.1"] }), entry(3, "a")];
  assert.deepEqual(inventoryDifference(before, after), {
    added: 1,
    removed: 1,
    changed: 1,
    same: 1,
    changes: [
      { effect: "removed", identifier: "c", fields: [] },
      { effect: "added", identifier: "d", fields: [] },
      { effect: "changed", identifier: "B", fields: ["identifier", "ipAddresses", "function"] },
    ],
  });
});
