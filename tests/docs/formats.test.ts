import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { countSamples, formatFigures } from "../../scripts/format-figures.ts";
import { formatsSource } from "../../scripts/formats-source.ts";
import { SAMPLES, SAMPLES_MISSING } from "../support/shared.ts";

test("docs/formats.md is what the formats say of themselves", () => {
  const committed = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8");
  assert.equal(committed, formatsSource(), "docs/formats.md: run node scripts/generate-formats.ts");
});

test("the counts of samples are those of reading them", { skip: SAMPLES_MISSING }, async () => {
  assert.deepEqual(await countSamples(SAMPLES), formatFigures().samples);
});
