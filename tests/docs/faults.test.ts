import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { faultsSource } from "../../scripts/faults-source.ts";

test("docs/faults.md lists the faults of the code", () => {
  const written = readFileSync(new URL("../../docs/faults.md", import.meta.url), "utf8");
  assert.equal(written, faultsSource(), "run npm run generate");
});
