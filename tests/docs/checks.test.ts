import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checksSource } from "../../scripts/checks-source.ts";

test("docs/checks.md lists the readiness checks of the code", () => {
  const written = readFileSync(new URL("../../docs/checks.md", import.meta.url), "utf8");
  assert.equal(written, checksSource(), "run npm run generate");
});
