import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareScans, findingKey, type FindingIdentity } from "#domain/finding.ts";
import { day } from "./observations.ts";

/** Text that is full of the characters that keys are usually glued together with. */
const tricky = fc.string({
  unit: fc.constantFrom("a", "B", "1", ":", "|", "/", " ", "\0", "2:a"),
  maxLength: 6,
});
const identity: fc.Arbitrary<FindingIdentity> = fc.record({
  weaknessId: tricky,
  assetId: tricky,
  location: tricky,
});

const same = (a: FindingIdentity, b: FindingIdentity): boolean =>
  a.weaknessId === b.weaknessId && a.assetId === b.assetId && a.location === b.location;

test("two findings share a key exactly when they are the same finding", () => {
  fc.assert(
    fc.property(identity, identity, (a, b) => assert.equal(findingKey(a) === findingKey(b), same(a, b))),
    { numRuns: 2000 },
  );
});

test("no two identities collide by moving a separator from one part to the next", () => {
  const moved = { weaknessId: "w", assetId: "a", location: "b:c" };
  assert.notEqual(findingKey({ weaknessId: "w", assetId: "a:b", location: "c" }), findingKey(moved));
});

test("severity and name are no part of the key", () => {
  const at = { weaknessId: "w", assetId: "web-01", location: "443/tcp" };
  const rescored = { ...at, severity: "critical", name: "Other words" };
  assert.equal(findingKey(rescored), findingKey(at));
});

const scan = (scannedAt: string, sha256: string, date = "2026-01-01") => ({
  scannedAt,
  sha256,
  date: day(date),
});

test("scans are ordered by their start, then by their file, whatever the asset's day", () => {
  const early = scan("2026-01-01T00:00:00.000Z", "f", "2026-12-31");
  const late = scan("2026-01-02T00:00:00.000Z", "a");
  assert.ok(compareScans(early, late) < 0);
  assert.ok(compareScans(late, early) > 0);
  assert.ok(compareScans(scan(late.scannedAt, "b"), late) > 0);
  assert.equal(compareScans(late, scan(late.scannedAt, "a", "2026-05-05")), 0);
});
