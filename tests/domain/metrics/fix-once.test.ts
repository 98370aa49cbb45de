import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { fixOnce, type LateWeakness } from "#domain/metrics/fix-once.ts";

const late = (poamId: string, change: Partial<LateWeakness> = {}): LateWeakness => ({
  poamId,
  rating: "high",
  daysLate: 1,
  weaknessId: poamId,
  weaknessName: `Weakness of ${poamId}`,
  product: null,
  solution: null,
  places: 1,
  ...change,
});

const upgrade = (to: string) => ({ solution: `Upgrade to Larkspur ${to} or later.` });

describe("what to fix once", () => {
  test("one product that many items wait for comes before one grave item", () => {
    const fixes = fixOnce(
      [
        ...["V-1", "V-2", "V-3", "V-4"].map((id) => late(id, { product: "openssl", solution: "Update it." })),
        late("V-5", { rating: "critical" }),
      ],
      10,
    );
    assert.deepEqual(
      fixes.map(({ what, name, points, ends, removedSoFar }) => [
        what,
        name,
        points,
        ends,
        removedSoFar.toFixed(2),
      ]),
      [
        ["product", "openssl", 36, 4, "0.57"],
        ["weakness", "Weakness of V-5", 27, 1, "1.00"],
      ],
    );
  });

  test("a solution in the same words is one fix, whatever the marks and letters' case", () => {
    const [fix, ...more] = fixOnce(
      [
        late("V-1", { solution: "Disable TLS 1.0 and 1.1." }),
        late("V-2", { solution: "disable TLS 1.0 and 1.1", daysLate: 95 }),
      ],
      10,
    );
    assert.deepEqual(
      [fix?.what, fix?.poamIds, fix?.points, more.length],
      ["solution", ["V-1", "V-2"], 45, 0],
    );
  });

  test("upgrades of one thing to several versions are one fix, to the highest of them", () => {
    const fixes = fixOnce([late("V-1", upgrade("2.10.1")), late("V-2", upgrade("2.9.3"))], 10);
    assert.deepEqual(
      fixes.map(({ name, poamIds }) => [name, poamIds]),
      [["Upgrade to Larkspur 2.10.1 or later.", ["V-1", "V-2"]]],
    );
  });

  test("an item with two weaknesses is ended by the second fix", () => {
    const fixes = fixOnce(
      [
        late("V-1", { weaknessId: "a", product: "nginx" }),
        late("V-1", { weaknessId: "b", product: "zlib" }),
        late("V-2", { weaknessId: "b", product: "zlib" }),
      ],
      10,
    );
    assert.deepEqual(
      fixes.map(({ name, poamIds, ends }) => [name, poamIds, ends]),
      [
        ["zlib", ["V-1", "V-2"], 1],
        ["nginx", ["V-1"], 1],
      ],
    );
  });

  test("no fix is worth less than the next one, and together they remove everything", () => {
    const part = fc.record({
      poamId: fc.constantFrom("V-1", "V-2", "V-3", "V-4"),
      rating: fc.constantFrom("critical", "high", "moderate", "low"),
      daysLate: fc.nat(500),
      weaknessId: fc.constantFrom("a", "b", "c"),
      weaknessName: fc.constant("A weakness"),
      product: fc.option(fc.constantFrom("x", "y"), { nil: null }),
      solution: fc.option(fc.constantFrom("Update the server now.", "Turn the service off."), { nil: null }),
      places: fc.nat(3),
    }) satisfies fc.Arbitrary<LateWeakness>;
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const fixes = fixOnce(parts, 1000);
        for (const [index, fix] of fixes.entries())
          assert.ok(fix.points <= (fixes[index - 1]?.points ?? Number.POSITIVE_INFINITY));
        if (parts.length > 0) assert.ok(Math.abs((fixes.at(-1)?.removedSoFar ?? 0) - 1) < 1e-9);
        else assert.deepEqual(fixes, []);
      }),
    );
  });
});
