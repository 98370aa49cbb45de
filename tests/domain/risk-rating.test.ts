import assert from "node:assert/strict";
import { test } from "node:test";
import { compareRisk, ratingOfSeverity, SEVERITIES, worst } from "#domain/risk-rating.ts";

test("severities are ordered from worst to none", () => {
  const mixed = ["low", "informational", "critical", "moderate", "high"] as const;
  assert.deepEqual(mixed.toSorted(compareRisk), ["critical", "high", "moderate", "low", "informational"]);
  assert.equal(worst(["low", "high", "moderate"]), "high");
  assert.equal(worst(["informational"]), "informational");
  assert.equal(worst([]), "informational");
});

test("a severity rates as itself, informational rates nothing", () => {
  for (const severity of SEVERITIES)
    assert.equal(ratingOfSeverity(severity), severity === "informational" ? null : severity);
});
