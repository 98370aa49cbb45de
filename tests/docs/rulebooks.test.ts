import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { rulebooksSource } from "../../scripts/rulebooks-source.ts";

test("docs/rulebooks.md is what the rulebooks say", () => {
  const committed = readFileSync(new URL("../../docs/rulebooks.md", import.meta.url), "utf8");
  assert.equal(committed, rulebooksSource(), "docs/rulebooks.md: run node scripts/generate-rulebooks.ts");
});
