import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readControl } from "#app/catalog/read-controls.ts";
import { importSecurityPlan, linkItemStatements, readItemStatements } from "#app/catalog/security-plan.ts";
import { bytesOf } from "../oscal/catalog-file.ts";
import { PLAN_FILE, PLAN_UUIDS } from "../oscal/plan-file.ts";
import { importBytes, newMember, newSystem, OPERATOR, streamOf, useApp } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const SCAN = scanFile({
  day: "2026-01-10",
  hosts: [{ name: "web-01", records: [{ plugin: 500, severity: 3 }] }],
});

describe("system security plans and the items that speak against them", () => {
  const t = useApp();
  const take = (system: string, file: unknown = PLAN_FILE, actor = OPERATOR) =>
    importSecurityPlan(t().app, actor, system, streamOf(bytesOf(file)));

  test("statements and items are shown both ways, and the same plan again changes nothing", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, SCAN);
    const item = { systemId: system, poamId: "V-1" };
    const shown = async () =>
      (await readItemStatements(t().app, OPERATOR, item)).map(
        ({ control, statementId, linked }) => `${control} ${statementId} ${linked}`,
      );
    assert.deepEqual(await shown(), []);
    const first = await take(system);
    assert.deepEqual(
      [first.systemName, first.statements, first.changed, first.remarks],
      ["Harbor", 3, true, []],
    );
    assert.equal((await take(system)).changed, false);
    assert.deepEqual(await shown(), ["RA-5 null false", "RA-5 ra-5_smt.a false"]);

    await linkItemStatements(t().app, OPERATOR, item, [PLAN_UUIDS[1], PLAN_UUIDS[1]]);
    await linkItemStatements(t().app, OPERATOR, item, [PLAN_UUIDS[1]]);
    assert.deepEqual(await shown(), ["RA-5 null false", "RA-5 ra-5_smt.a true"]);
    const { statements } = await readControl(t().app, OPERATOR, system, "RA-05");
    assert.deepEqual(
      statements.map(({ statementId, items }) => [statementId, items]),
      [
        [null, []],
        ["ra-5_smt.a", ["V-1"]],
      ],
    );
    const audit = await t().owner.query(
      "select changes from audit_events where system_id = $1 and action = 'item.plan-statements-linked'",
      [system],
    );
    assert.equal(audit.rows.length, 1);
  });

  test("links outlast a plan that has the statement no more", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, SCAN);
    await take(system);
    const item = { systemId: system, poamId: "V-1" };
    await linkItemStatements(t().app, OPERATOR, item, [PLAN_UUIDS[1]]);
    const next = structuredClone(PLAN_FILE);
    next["system-security-plan"]["control-implementation"]["implemented-requirements"].shift();
    assert.equal((await take(system, next)).changed, true);
    assert.deepEqual(await readItemStatements(t().app, OPERATOR, item), [
      { uuid: PLAN_UUIDS[1], control: null, controlKey: null, statementId: null, linked: true },
    ]);
    await linkItemStatements(t().app, OPERATOR, item, []);
    assert.deepEqual(await readItemStatements(t().app, OPERATOR, item), []);
  });

  test("what is no plan is refused, and who may not edit items takes none in", async () => {
    const system = await newSystem(t());
    await refused(take(system, { catalog: {} }), "document.unrecognized");
    const viewer = await newMember(t(), system, "viewer");
    await refused(importSecurityPlan(t().app, viewer, system, streamOf("{}")), "access.denied");
  });
});
