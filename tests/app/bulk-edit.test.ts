import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import {
  applyBulkEdit,
  listBulkEdits,
  previewBulkEdit,
  undoBulkEdit,
  type BulkOrder,
} from "#app/item/bulk-edit.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { moveItem } from "#app/item/move-item.ts";
import { readItem, type ReadItem } from "#app/item/read-item.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const PLUGINS = [500, 501, 502, 503];
const SCAN = scanFile({
  day: "2026-05-01",
  hosts: [{ name: "web-01", records: PLUGINS.map((plugin) => ({ plugin })) }],
});
const IDS = PLUGINS.map((_, index) => `V-${index + 1}`);

describe("bulk edits", () => {
  const t = useApp();

  const fresh = async (): Promise<string> => {
    const system = await newSystem(t());
    await importBytes(t(), system, SCAN);
    return system;
  };
  const itemOf = (system: string, poamId: string): Promise<ReadItem> =>
    readItem(t().app, OPERATOR, system, poamId);
  const seen = async (system: string, ids: readonly string[]) =>
    Promise.all(ids.map(async (poamId) => ({ poamId, version: (await itemOf(system, poamId)).version })));
  const apply = async (system: string, ids: readonly string[], order: BulkOrder) =>
    applyBulkEdit(t().app, OPERATOR, system, await seen(system, ids), { ...order, reason: "Test." });

  /** What people write and decide, without versions, times and history. */
  const written = async (system: string) =>
    Promise.all(
      IDS.map(async (poamId) => {
        const { fields, custom, ownerId, team, status, controlsByHand, scheduledCompletionDate } =
          await itemOf(system, poamId);
        return { poamId, fields, custom, ownerId, team, status, controlsByHand, scheduledCompletionDate };
      }),
    );

  test("the preview says what would change in each item and where it is refused, and changes nothing", async () => {
    const system = await fresh();
    await moveItem(
      t().app,
      OPERATOR,
      { systemId: system, poamId: "V-2", version: 1 },
      { move: "start", reason: "Go." },
    );
    const before = await written(system);
    const order = { change: { team: "Platform" }, move: { move: "start" } } as const;
    const results = await previewBulkEdit(t().app, OPERATOR, system, ["V-1", "V-2"], order);
    assert.deepEqual(
      results[0]?.changes.map(({ field, to }) => [field, to]),
      [
        ["team", "Platform"],
        ["status", "in progress"],
      ],
    );
    assert.equal(results[1]?.refused?.code, "item.illegal-transition");
    assert.deepEqual(await written(system), before);
    await refused(apply(system, ["V-1", "V-2"], order), "item.illegal-transition");
    assert.deepEqual(await written(system), before, "all or nothing");
  });

  test("of a stale item nothing is written to any", async () => {
    const system = await fresh();
    const items = await seen(system, IDS);
    await updateItem(t().app, OPERATOR, { systemId: system, poamId: "V-3", version: 1 }, { team: "Other" });
    const order = { change: { team: "Platform" }, reason: "Test." };
    await refused(applyBulkEdit(t().app, OPERATOR, system, items, order), "item.stale");
    assert.equal((await itemOf(system, "V-1")).team, null);
  });

  test("the undo leaves what somebody wrote since, and names it; it cannot be done twice", async () => {
    const system = await fresh();
    const { id } = await apply(system, IDS, { change: { team: "Platform", fields: { tags: ["q3"] } } });
    const { version } = await itemOf(system, "V-2");
    await updateItem(
      t().app,
      OPERATOR,
      { systemId: system, poamId: "V-2", version },
      { fields: { comments: "Mine." } },
    );
    const undone = await undoBulkEdit(t().app, OPERATOR, { systemId: system, id }, "Wrong team.");
    assert.deepEqual(undone, { restored: ["V-1", "V-3", "V-4"], left: ["V-2"] });
    assert.deepEqual(
      [(await itemOf(system, "V-1")).team, (await itemOf(system, "V-2")).team],
      [null, "Platform"],
    );
    await refused(undoBulkEdit(t().app, OPERATOR, { systemId: system, id }, "Again."), "input.invalid");
    assert.equal((await listBulkEdits(t().app, OPERATOR, system))[0]?.undoneBy, OPERATOR.name);
    const viewer = await newMember(t(), system, "viewer");
    await refused(undoBulkEdit(t().app, viewer, { systemId: system, id }, "No."), "access.denied");
  });

  test("undoing bulk edits restores the ledger, whatever they were", async () => {
    const system = await fresh();
    const change = fc.record(
      {
        team: fc.constantFrom("Platform", "Network", null),
        fields: fc.record(
          {
            likelihood: fc.constantFrom("low", "high", null),
            tags: fc.constantFrom(["a"], ["a", "b"], null),
            comments: fc.constantFrom("One.", "Two.", null),
            controls: fc.constantFrom(["SI-2"], ["SI-2", "CM-6"]),
            remediationPlan: fc.constantFrom("Patch it.", null),
            fundedAmount: fc.constantFrom(0, 12.5, null),
            cfoAudit: fc.constantFrom(true, false, null),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    );
    const move = fc.option(fc.constantFrom("start", "stop", "cancel", "reopen"), { nil: undefined });
    const order = fc.record({ ids: fc.subarray(IDS, { minLength: 1 }), change, move });
    await fc.assert(
      fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 4 }), async (orders) => {
        const before = await written(system);
        const done: string[] = [];
        for (const { ids, change, move } of orders) {
          const whole = { change, ...(move === undefined ? {} : { move: { move } }) };
          const results = await previewBulkEdit(t().app, OPERATOR, system, ids, whole);
          const fit = results.filter((result) => result.refused === null).map(({ poamId }) => poamId);
          if (fit.length > 0) done.push((await apply(system, fit, whole)).id);
        }
        for (const id of done.toReversed()) {
          const { left } = await undoBulkEdit(t().app, OPERATOR, { systemId: system, id }, "Property.");
          assert.deepEqual(left, []);
        }
        assert.deepEqual(await written(system), before);
      }),
      { numRuns: 12 },
    );
  });
});
