import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { updateItem } from "#app/item/edit-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { assignItems, previewAssignment } from "#app/milestone/assign-items.ts";
import {
  addAssignmentRule,
  endAssignmentRule,
  listAssignmentRules,
} from "#app/milestone/assignment-rules.ts";
import { addPlanStatement, listPlanStatements, updatePlanStatement } from "#app/milestone/plan-statements.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const scan = (plugins: readonly number[], day = "2026-05-01") =>
  scanFile({ day, hosts: [{ name: "web-01", records: plugins.map((plugin) => ({ plugin, severity: 3 })) }] });

describe("the library", () => {
  const t = useApp();

  test("statements are shared by the systems of an organization, and retire without a trace in what they wrote", async () => {
    const [a, b] = [await newSystem(t()), await newSystem(t())];
    const given = { category: "plan", title: "Patching", statement: "Install the vendor's patch." } as const;
    const id = await addPlanStatement(t().app, OPERATOR, a, given);
    await refused(addPlanStatement(t().app, OPERATOR, b, { ...given, title: "PATCHING" }), "input.invalid");
    await addPlanStatement(t().app, OPERATOR, b, { ...given, category: "milestone" });
    await updatePlanStatement(t().app, OPERATOR, { systemId: b, statementId: id }, { active: false });
    assert.deepEqual(
      (await listPlanStatements(t().app, OPERATOR, a)).map(({ category, title, active }) => [
        category,
        title,
        active,
      ]),
      [
        ["milestone", "Patching", true],
        ["plan", "Patching", false],
      ],
    );
    const contributor = await newMember(t(), a, "contributor");
    await refused(addPlanStatement(t().app, contributor, a, given), "access.denied");
  });
});

describe("assignment rules", () => {
  const t = useApp();

  test("new items get owner and team from the first rule that matches; what a person set stays", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan([500, 501]));
    const [owner, other] = [
      await newMember(t(), system, "contributor"),
      await newMember(t(), system, "owner"),
    ];
    const rule = (match: "asset" | "detector" | "control" | "tag", pattern: string, who: object) =>
      addAssignmentRule(t().app, OPERATOR, system, { match, pattern, ownerId: null, team: null, ...who });
    const { version } = await readItem(t().app, OPERATOR, system, "V-1");
    await updateItem(
      t().app,
      OPERATOR,
      { systemId: system, poamId: "V-1", version },
      { ownerId: other.userId, fields: { tags: ["Cloud"] } },
    );
    await rule("tag", "cloud", { ownerId: owner.userId });
    await rule("asset", "web-*", { team: "Web" });
    const last = await rule("detector", "nessus", { ownerId: owner.userId, team: "Scans" });
    const who = async (poamId: string) => {
      const item = await readItem(t().app, OPERATOR, system, poamId);
      return [item.ownerId, item.team];
    };
    assert.deepEqual(await who("V-2"), [null, null], "a rule changes nothing that is there");
    const preview = await previewAssignment(t().app, OPERATOR, system);
    assert.deepEqual(
      preview.map(({ poamId, owner: name, team }) => [poamId, name, team]),
      [
        ["V-1", null, "Web"],
        ["V-2", "The contributor", "Web"],
      ],
    );
    assert.deepEqual(await who("V-2"), [null, null]);
    await importBytes(t(), system, scan([500, 501, 502], "2026-05-02"));
    assert.deepEqual(await who("V-3"), [owner.userId, "Web"]);
    assert.deepEqual(await who("V-2"), [null, null], "an import touches only new items");
    const { history } = await readItem(t().app, OPERATOR, system, "V-3");
    assert.match(history.find(({ action }) => action === "item.assigned")?.note ?? "", /asset web-\*/);
    assert.deepEqual(await assignItems(t().app, OPERATOR, system), preview);
    assert.deepEqual(await who("V-1"), [other.userId, "Web"]);
    assert.deepEqual(await assignItems(t().app, OPERATOR, system), []);
    await endAssignmentRule(t().app, OPERATOR, { systemId: system, ruleId: last });
    await refused(
      endAssignmentRule(t().app, OPERATOR, { systemId: system, ruleId: last }),
      "request.not-found",
    );
    assert.equal((await listAssignmentRules(t().app, OPERATOR, system)).length, 2);
    await refused(rule("asset", "*", {}), "input.invalid");
  });
});
