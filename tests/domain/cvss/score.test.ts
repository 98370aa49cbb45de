import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { BASE_METRICS_V2, BASE_METRICS_V3, METRICS_V3 } from "#domain/cvss/metrics.ts";
import { cvssScores, ratingOfScore } from "#domain/cvss/score.ts";
import { cvssVector, vectorText, withMetrics, type CvssVector } from "#domain/cvss/vector.ts";
import { runs } from "../../support/depth.ts";

const read = (text: string): CvssVector => cvssVector(text) ?? assert.fail(text);
const base = (text: string): number => cvssScores(read(text)).base;

const anyOf = (table: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  fc.record(
    Object.fromEntries(
      Object.entries(table).map(([name, values]) => [name, fc.constantFrom(...Object.keys(values))]),
    ),
  );

describe("CVSS scores", () => {
  // Scores that FIRST and NVD publish for these vectors.
  const PUBLISHED: ReadonlyArray<readonly [string, number]> = [
    ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8],
    ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10],
    ["CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1],
    ["CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", 3.1],
    ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", 7.5],
    ["CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", 6.4],
    ["CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", 7.8],
    ["CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", 8.8],
    ["CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", 9.9],
    ["CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 6.8],
    ["CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H", 8.1],
    ["CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:H", 9.3],
    ["CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", 7.5],
    ["CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0],
    ["AV:N/AC:L/Au:N/C:N/I:N/A:C", 7.8],
    ["AV:N/AC:L/Au:N/C:C/I:C/A:C", 10],
    ["CVSS2#AV:L/AC:H/Au:N/C:C/I:C/A:C", 6.2],
    ["(AV:N/AC:M/Au:N/C:P/I:N/A:N)", 4.3],
    ["AV:N/AC:L/Au:N/C:P/I:P/A:P", 7.5],
  ];
  for (const [vector, score] of PUBLISHED)
    test(`${vector} is ${score}`, () => assert.equal(base(vector), score));

  test("temporal and environmental scores by the formulas", () => {
    const all = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    assert.deepEqual(cvssScores(read(all)), { base: 9.8, temporal: 9.8, environmental: 9.8 });
    // 9.8 × 0.91 × 0.95 × 0.92 = 7.79…, rounded up.
    assert.equal(cvssScores(read(`${all}/E:U/RL:O/RC:U`)).temporal, 7.8);
    // The modified vector scores like the same base vector.
    assert.equal(cvssScores(read(`${all}/MAV:L/MPR:L`)).environmental, 7.8);
    assert.equal(cvssScores(read(`${all}/MC:N/MI:N/MA:N`)).environmental, 0);
    // Scope unchanged, all low, one requirement high: 6.42 × (1 − 0.67 × 0.78²) + 3.887 = 7.69…, rounded up.
    assert.equal(cvssScores(read("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:L/CR:H")).environmental, 7.7);
    // 7.8 × 0.96, a temporary fix, = 7.488.
    assert.equal(cvssScores(read(`${all}/MAV:L/MPR:L/RL:T`)).environmental, 7.5);
  });

  test("what is no vector is refused", () => {
    for (const text of [
      "",
      "9.8",
      "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
      "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H",
      "CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
      "CVSS:3.1/AV:Q/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
      "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/__proto__:x",
      `CVSS:3.1/${"AV:N/".repeat(1000)}`,
    ])
      assert.equal(cvssVector(text), null, text.slice(0, 60));
  });

  test("every base vector: 0 to 10, one decimal, never lower for a worse value", () => {
    const worse: Readonly<Record<string, string>> = {
      AV: "PLAN",
      AC: "HL",
      PR: "HLN",
      UI: "RN",
      S: "UC",
      C: "NLH",
      I: "NLH",
      A: "NLH",
    };
    const vectors = Object.keys(BASE_METRICS_V3).reduce<string[][]>(
      (sofar, name) =>
        sofar.flatMap((parts) =>
          (worse[name] ?? "").split("").map((value) => [...parts, `${name}:${value}`]),
        ),
      [[]],
    );
    assert.equal(vectors.length, 2592);
    for (const version of ["3.0", "3.1"])
      for (const parts of vectors) {
        const vector = read(`CVSS:${version}/${parts.join("/")}`);
        const scores = cvssScores(vector);
        assert.ok(scores.base >= 0 && scores.base <= 10);
        assert.equal(scores.base, Number(scores.base.toFixed(1)));
        assert.equal(scores.temporal, scores.base);
        for (const [name, order] of Object.entries(worse)) {
          const next = order[order.indexOf(vector.metrics.get(name) ?? "") + 1];
          if (next === undefined) continue;
          assert.ok(cvssScores(withMetrics(vector, { [name]: next })).base >= scores.base);
        }
      }
  });

  test("any vector: bounds, one decimal, temporal never above base; its text reads back", () => {
    fc.assert(
      fc.property(fc.constantFrom("3.0", "3.1"), anyOf(METRICS_V3), (version, metrics) => {
        const text = Object.entries(metrics).map(([name, value]) => `${name}:${value}`);
        const vector = read(`CVSS:${version}/${text.join("/")}`);
        const { base: score, temporal, environmental } = cvssScores(vector);
        for (const one of [score, temporal, environmental]) {
          assert.ok(one !== null && one >= 0 && one <= 10);
          assert.equal(one, Number(one.toFixed(1)));
        }
        assert.ok((temporal ?? 11) <= score);
        assert.deepEqual(cvssScores(read(vectorText(vector))), cvssScores(vector));
      }),
      { numRuns: runs(2000) },
    );
    fc.assert(
      fc.property(anyOf(BASE_METRICS_V2), (metrics) => {
        const score = base(
          Object.entries(metrics)
            .map(([name, value]) => `${name}:${value}`)
            .join("/"),
        );
        assert.ok(score >= 0 && score <= 10 && score === Number(score.toFixed(1)));
      }),
      { numRuns: runs(500) },
    );
  });

  test("the words for scores", () => {
    assert.deepEqual([0, 0.1, 3.9, 4, 6.9, 7, 8.9, 9, 10].map(ratingOfScore), [
      null,
      "low",
      "low",
      "moderate",
      "moderate",
      "high",
      "high",
      "critical",
      "critical",
    ]);
  });
});
