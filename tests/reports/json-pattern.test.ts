import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonPatterns } from "#reports/json/json-pattern.ts";

test("patterns take their ends, enter the way there and skip the rest", () => {
  const patterns = jsonPatterns("runs/#/results/#", "version", "advisories/*");
  assert.equal(patterns.select([], "object"), "enter");
  assert.equal(patterns.select(["runs", 3], "object"), "enter");
  assert.equal(patterns.select(["runs", 3, "results", 0], "object"), "take");
  assert.equal(patterns.select(["version"], "string"), "take");
  assert.equal(patterns.select(["advisories", "__proto__"], "object"), "take");
  assert.equal(patterns.select(["runs", "results"], "array"), "skip");
  assert.equal(patterns.select([0], "object"), "skip");
  assert.equal(patterns.select(["version", "x"], "string"), "skip");
  assert.equal(patterns.matches(["runs", 0]), false);
  assert.equal(patterns.matches(["advisories", "7"]), true);
});
