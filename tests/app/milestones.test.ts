import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decideExtension, requestExtension } from "#app/clock/extensions.ts";
import { setManualDate } from "#app/clock/manual-date.ts";
import { exportDocument } from "#app/document/export-document.ts";
import { moveItem } from "#app/item/move-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { addMilestone, shareMilestone } from "#app/milestone/add-milestone.ts";
import { completeMilestone, organizeMilestone, updateMilestone } from "#app/milestone/change-milestone.ts";
import { readEvergreen } from "#app/milestone/evergreen.ts";
import { setItemWaits, setTeamPlan } from "#app/milestone/item-plan.ts";
import { readItemPlan, readSystemPlan } from "#app/milestone/read-plan.ts";
import { createSystem } from "#app/system/create-system.ts";
import type { Actor } from "#domain/access.ts";
import { readDocument } from "#documents/index.ts";
import { day } from "../domain/observations.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { milestone } from "../support/milestones.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const scan = (plugins: readonly number[], on = "2026-05-01", host = "web-01") =>
  scanFile({ day: on, hosts: [{ name: host, records: plugins.map((plugin) => ({ plugin, severity: 3 })) }] });
const at = (instant: string): Actor => ({ kind: "operator", name: "historian", at: new Date(instant) });

describe("milestones", () => {
  const t = useApp();
  const made = async (plugins: readonly number[] = [500, 501, 502]): Promise<string> => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan(plugins));
    return system;
  };
  const planOf = (systemId: string, poamId = "V-1") => readItemPlan(t().app, OPERATOR, { systemId, poamId });
  const add = (systemId: string, order: Parameters<typeof milestone>[0] = {}) =>
    addMilestone(t().app, OPERATOR, systemId, milestone(order));
  const update = (systemId: string, milestoneId: string, due: string | null, reason: string, by = OPERATOR) =>
    updateMilestone(
      t().app,
      by,
      { systemId, milestoneId },
      { due: due === null ? null : day(due), description: null, reason },
    );
  const complete = (systemId: string, milestoneId: string, on: string) =>
    completeMilestone(
      t().app,
      OPERATOR,
      { systemId, milestoneId },
      { completedOn: day(on), reason: "Shown by test 7." },
    );

  test("the original stays beside what became of it, and each change says who, when and why", async () => {
    const system = await made();
    const id = await add(system);
    await update(system, id, "2026-07-20", "The vendor is late.");
    await complete(system, id, "2026-06-14");
    const [found] = (await planOf(system)).milestones;
    assert.ok(found);
    assert.deepEqual(found.original, { description: "Test the patch.", due: "2026-07-01" });
    assert.deepEqual(
      [found.due, found.completedOn, found.slips, found.frozen],
      ["2026-07-20", "2026-06-14", 1, true],
    );
    assert.deepEqual(
      found.changes.map(({ kind, changedOn, reason, by }) => [kind, changedOn, reason, by]),
      [
        ["update", "2026-06-15", "The vendor is late.", "test operator"],
        ["complete", "2026-06-15", "Shown by test 7.", "test operator"],
      ],
    );
    const { history } = await readItem(t().app, OPERATOR, system, "V-1");
    assert.deepEqual(
      history.slice(0, 3).map(({ action }) => action),
      ["item.milestone-completed", "item.milestone-updated", "item.milestone-added"],
    );
    await refused(complete(system, id, "2026-06-14"), "milestone.refused");
    await refused(update(system, id, "2026-08-01", "Again."), "milestone.refused");
  });

  test("a day that has not come completes nothing, and a change needs its reason", async () => {
    const system = await made();
    const id = await add(system);
    await refused(complete(system, id, "2026-06-16"), "input.invalid");
    await refused(update(system, id, "2026-07-20", "  "), "input.invalid");
    const elsewhere = await made();
    await refused(update(elsewhere, id, "2026-07-20", "Why."), "milestone.not-found");
  });

  test("the database itself keeps originals, numbers and changes", async () => {
    const system = await made();
    const id = await add(system);
    await update(system, id, null, "Going on.");
    const forbidden = [
      `update milestones set due_date = '2030-01-01' where id = '${id}'`,
      `update milestones set description = 'Nothing.' where id = '${id}'`,
      `update milestones set frozen_at = null where id = '${id}'`,
      `delete from milestones where id = '${id}'`,
      `update item_milestones set number = 9 where milestone_id = '${id}'`,
      `delete from item_milestones where milestone_id = '${id}'`,
      `update milestone_changes set reason = 'Other.' where milestone_id = '${id}'`,
      `delete from milestone_changes where milestone_id = '${id}'`,
    ];
    for (const statement of forbidden)
      await assert.rejects(t().owner.query(statement), /frozen|only grows/, statement);
  });

  test("a draft's milestones are rewritten until the item is recorded", async () => {
    const system = await made();
    await t().owner.query("update poam_items set status = 'draft' where system_id = $1 and poam_id = 'V-1'", [
      system,
    ]);
    const id = await add(system);
    await update(system, id, "2026-07-10", "A better day.");
    const draft = (await planOf(system)).milestones[0];
    assert.deepEqual([draft?.original.due, draft?.frozen, draft?.changes], ["2026-07-10", false, []]);
    const { version } = await readItem(t().app, OPERATOR, system, "V-1");
    await moveItem(
      t().app,
      OPERATOR,
      { systemId: system, poamId: "V-1", version },
      { move: "record", reason: "Agreed." },
    );
    await update(system, id, "2026-07-30", "Later.");
    const recorded = (await planOf(system)).milestones[0];
    assert.deepEqual(
      [recorded?.original.due, recorded?.due, recorded?.frozen],
      ["2026-07-10", "2026-07-30", true],
    );
  });

  test("numbers go on for each item; a shared milestone is completed in all of them", async () => {
    const system = await made();
    await add(system);
    const shared = await add(system, { poamIds: ["V-1", "V-2"], description: "Buy licences." });
    await shareMilestone(
      t().app,
      OPERATOR,
      { systemId: system, milestoneId: shared },
      { poamIds: ["V-3"], reason: "The same licences." },
    );
    const numbers = async (poamId: string) =>
      (await planOf(system, poamId)).milestones.map(({ links, completedOn }) => [
        links.find((link) => link.poamId === poamId)?.number,
        completedOn,
      ]);
    assert.deepEqual(await numbers("V-1"), [
      [1, null],
      [2, null],
    ]);
    await complete(system, shared, "2026-06-10");
    for (const [poamId, number] of [
      ["V-1", 2],
      ["V-2", 1],
      ["V-3", 1],
    ] as const)
      assert.deepEqual((await numbers(poamId)).at(-1), [number, "2026-06-10"], poamId);
    const again = { poamIds: ["V-2"], reason: "" };
    await refused(
      shareMilestone(t().app, OPERATOR, { systemId: system, milestoneId: shared }, again),
      "milestone.refused",
    );
  });

  test("what waits is done later; the chain that decides is named; a circle is refused and changes nothing", async () => {
    const system = await made();
    const design = await add(system, { description: "Design.", workDays: 5, due: day("2026-06-20") });
    const build = await add(system, {
      description: "Build.",
      workDays: 10,
      needs: [design],
      due: day("2026-06-22"),
    });
    const other = await add(system, { poamIds: ["V-2"], description: "Train.", workDays: 3 });
    await setItemWaits(t().app, OPERATOR, { systemId: system, poamId: "V-2" }, ["V-1"]);
    const first = await planOf(system);
    assert.equal(first.earliestFinish, "2026-06-30");
    assert.deepEqual(
      first.milestones.map((each) => [each.earliestFinish, each.cannotMakeIt, each.isCritical]),
      [
        ["2026-06-20", false, true],
        ["2026-06-30", true, true],
      ],
    );
    const plan = await readSystemPlan(t().app, OPERATOR, system);
    assert.equal(plan.earliestFinish, "2026-07-03");
    assert.deepEqual(
      plan.criticalPath.map(({ description, start, finish }) => [description, start, finish]),
      [
        ["Design.", "2026-06-15", "2026-06-20"],
        ["Build.", "2026-06-20", "2026-06-30"],
        ["Train.", "2026-06-30", "2026-07-03"],
      ],
    );
    assert.deepEqual(
      (await planOf(system, "V-1")).neededBy.map(({ poamId }) => poamId),
      ["V-2"],
    );
    await refused(
      setItemWaits(t().app, OPERATOR, { systemId: system, poamId: "V-1" }, ["V-2"]),
      "milestone.circle",
    );
    await refused(
      organizeMilestone(t().app, OPERATOR, { systemId: system, milestoneId: design }, { needs: [build] }),
      "milestone.circle",
    );
    await refused(
      organizeMilestone(t().app, OPERATOR, { systemId: system, milestoneId: design }, { needs: [other] }),
      "milestone.circle",
    );
    assert.deepEqual(await planOf(system), first);
    await complete(system, design, "2026-06-15");
    assert.equal((await planOf(system)).earliestFinish, "2026-06-25");
  });

  test("several teams work on one item, each with its plan, resources and milestones", async () => {
    const system = await made();
    const place = { systemId: system, poamId: "V-1" };
    const network = { team: "Network", plan: "Close the port.", resources: "4 hours", remove: false };
    await setTeamPlan(t().app, OPERATOR, place, network);
    await setTeamPlan(t().app, OPERATOR, place, { ...network, team: "Servers", plan: null });
    await setTeamPlan(t().app, OPERATOR, place, { ...network, resources: "6 hours" });
    await add(system, { team: "Network" });
    const { teams, milestones } = await planOf(system);
    assert.deepEqual(teams, [
      { team: "Network", plan: "Close the port.", resources: "6 hours" },
      { team: "Servers", plan: null, resources: "4 hours" },
    ]);
    assert.equal(milestones[0]?.team, "Network");
    await setTeamPlan(t().app, OPERATOR, place, { ...network, remove: true });
    assert.equal((await planOf(system)).teams.length, 1);
    await refused(setTeamPlan(t().app, OPERATOR, place, { ...network, remove: true }), "input.invalid");
  });

  test("a workbook carries plan and changes, and reads back the same", async () => {
    const system = await made();
    const planned = await add(system, { description: "Order the part.\nAsk twice." });
    await add(system, { poamIds: ["V-2"] });
    t().clock.now = new Date("2026-06-20T12:00:00Z");
    const later = await add(system, {
      description: "Restart.",
      due: day("2026-07-05"),
      reason: "Forgotten.",
    });
    await update(system, planned, "2026-07-03", "The part is late.");
    await complete(system, later, "2026-06-20");
    t().clock.now = new Date("2026-06-15T12:00:00Z");
    for (const format of ["fedramp-poam@2.1", "fedramp-poam@3.0"]) {
      const { bytes } = await exportDocument(t().app, OPERATOR, system, format, false);
      const { document } = await readDocument(bytes);
      const [entry, other] = document.items;
      assert.deepEqual(
        entry?.milestones,
        [{ number: 1, date: "2026-07-01", description: "Order the part.\nAsk twice." }],
        format,
      );
      assert.deepEqual(
        entry?.milestoneChanges,
        [
          { number: 1, kind: "update", date: "2026-07-03", description: "The part is late." },
          { number: 2, kind: "new", date: "2026-07-05", description: "Restart." },
          { number: 2, kind: "complete", date: "2026-06-20", description: "Shown by test 7." },
        ],
        format,
      );
      assert.deepEqual([other?.milestones.length, other?.milestoneChanges], [1, []], format);
    }
  });

  test("an item that is rolled and rolled is evergreen, and its owner with it", async () => {
    const { id: system } = await createSystem(t().app, OPERATOR, { name: "Rolled", rulebook: "dod-rmf" });
    await importBytes(t(), system, scan([500, 501]));
    const [asks, decides] = [await newMember(t(), system, "owner"), await newMember(t(), system, "approver")];
    const { version } = await readItem(t().app, OPERATOR, system, "V-1");
    const ref = { systemId: system, poamId: "V-1", version };
    await updateItem(t().app, OPERATOR, ref, { ownerId: asks.userId });
    const id = await add(system, { due: day("2026-06-01") });
    await update(system, id, "2026-09-01", "Waiting for the 2026 budget.", at("2026-06-01T10:00:00Z"));
    await update(system, id, "2026-12-01", "Waiting for the 2027 budget.", at("2026-09-01T10:00:00Z"));
    const before = (await planOf(system)).evergreen;
    assert.deepEqual([before.occasions, before.days, before.repeated.length], [2, 183, 1]);
    assert.equal(before.isEvergreen, true);
    const wanted = { to: day("2027-06-30"), reason: "Waiting for the budget." };
    const extension = await requestExtension(t().app, asks, { systemId: system, poamId: "V-1" }, wanted);
    assert.deepEqual((await planOf(system)).evergreen, before, "a request moves nothing");
    const approve = { decision: "approve", reason: "Agreed." } as const;
    await decideExtension(t().app, decides, { systemId: system, id: extension }, approve);
    const extended = (await planOf(system)).evergreen;
    assert.equal(extended.occasions, 3);
    const { total, items, owners } = await readEvergreen(t().app, OPERATOR, system);
    assert.deepEqual([total.items, total.evergreen], [1, 1]);
    assert.deepEqual(items[0]?.evergreen, extended);
    assert.deepEqual([owners[0]?.owner, owners[0]?.total.evergreen], ["The owner", 1]);
  });

  test("a status date that moves alone is an empty update; with anything else it is none", async () => {
    const system = await made();
    const bump = (poamId: string, on: string, comments: string | null): Promise<unknown> =>
      t().owner.query(
        "update poam_items set status_date = $3, comments = $4, version = version + 1 where system_id = $1 and poam_id = $2",
        [system, poamId, on, comments],
      );
    await bump("V-1", "2026-07-01", null);
    await bump("V-1", "2026-08-01", null);
    await bump("V-1", "2026-09-01", "The vendor was asked.");
    await bump("V-2", "2026-07-01", "The vendor was asked.");
    const updates = ["V-1", "V-2", "V-3"].map(
      async (poamId) => (await planOf(system, poamId)).evergreen.emptyUpdates,
    );
    assert.deepEqual(await Promise.all(updates), [2, 0, 0]);
  });

  test("a date by hand counts as far as it moved the date in force", async () => {
    const { id: system } = await createSystem(t().app, OPERATOR, { name: "By hand", rulebook: "dod-rmf" });
    await importBytes(t(), system, scan([500]));
    const V1 = { systemId: system, poamId: "V-1" };
    const set = (date: string) =>
      setManualDate(t().app, OPERATOR, V1, { date: day(date), reason: "Because." });
    await set("2026-05-20");
    await set("2026-06-20");
    await set("2026-06-10");
    const { evergreen } = await planOf(system);
    assert.deepEqual([evergreen.occasions, evergreen.days], [1, 31]);
  });

  test("an item at an end takes no milestone, and viewers change nothing", async () => {
    const system = await made();
    await t().owner.query(
      "update poam_items set status = 'cancelled', cancelled_by = 'person' where system_id = $1 and poam_id = 'V-2'",
      [system],
    );
    await refused(add(system, { poamIds: ["V-2"] }), "milestone.refused");
    await refused(add(system, { poamIds: [] }), "input.invalid");
    await refused(add(system, { poamIds: ["V-9"] }), "item.not-found");
    const viewer = await newMember(t(), system, "viewer");
    await refused(addMilestone(t().app, viewer, system, milestone()), "access.denied");
    const stranger = await newMember(t(), await newSystem(t()), "owner");
    await refused(add(system, { ownerId: stranger.userId }), "input.invalid");
  });
});
