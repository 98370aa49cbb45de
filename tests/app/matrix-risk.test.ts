import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { updateItem } from "#app/item/edit-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { showItem } from "#app/item/show-item.ts";
import { lintItem } from "#app/readiness/lint-system.ts";
import { createSystem } from "#app/system/create-system.ts";
import { importBytes, OPERATOR, useApp } from "../support/app.ts";
import { scanFile } from "../support/scan-file.ts";

const SCAN = scanFile({
  day: "2026-01-10",
  hosts: [{ name: "web-01", records: [{ plugin: 500, severity: 4 }] }],
});

describe("the risk of likelihood and impact", () => {
  const t = useApp();

  // The one cell in which the two matrices differ.
  for (const [rulebook, risk, source] of [
    ["fedramp-rev5", "very low", /^NIST SP 800-30/],
    ["dod-rmf", "low", /^eMASS POA&M template/],
  ] as const)
    test(`comes from the matrix of ${rulebook}, and is held against the rating`, async () => {
      const { app } = t();
      const name = `Matrix of ${rulebook}`;
      const system = (await createSystem(app, OPERATOR, { name, rulebook, impactLevel: "moderate" })).id;
      await importBytes(t(), system, SCAN);
      const before = await readItem(app, OPERATOR, system, "V-1");
      assert.equal(before.matrixRisk.risk, null);
      const ref = { systemId: system, poamId: "V-1", version: before.version };
      const fields = { likelihood: "very low", impact: "moderate" };
      const edited = await updateItem(app, OPERATOR, ref, { fields });
      assert.equal(edited.matrixRisk.risk, risk);
      assert.match(edited.matrixRisk.source, source);
      assert.deepEqual(
        edited.matrixRisk.matrix.map((row) => row.length),
        [5, 5, 5, 5, 5],
      );
      const shown = await showItem(app, OPERATOR, "V-1", name);
      assert.equal(shown.matrixRisk.risk, risk);
      const found = (await lintItem(app, OPERATOR, system, "V-1")).find(
        ({ check }) => check === "rating-against-matrix",
      );
      assert.equal(
        found?.message,
        "very low likelihood and moderate impact give low; the rating is critical.",
      );
    });
});
