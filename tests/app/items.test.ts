import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { updateItem } from "#app/item/edit-item.ts";
import { moveItem } from "#app/item/move-item.ts";
import { listItems, readItem } from "#app/item/read-item.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const scan = (day: string, records: readonly number[]): string =>
  scanFile({
    day,
    plugins: [1, 500, 501],
    hosts: ["web-01", "web-02"].map((name) => ({
      name,
      records: [{ plugin: 1, severity: 0 }, ...records.map((plugin) => ({ plugin, severity: 3 }))],
    })),
  });

describe("POA&M items", () => {
  const t = useApp();
  const ref = async (systemId: string, poamId: string) => {
    const { version } = await readItem(t().app, OPERATOR, systemId, poamId);
    return { systemId, poamId, version };
  };

  test("a weakness gets one item with its clock, however many findings it has", async () => {
    const system = await newSystem(t());
    const { counts } = await importBytes(t(), system, scan("2026-01-10", [500, 501]));
    assert.deepEqual([counts?.opened, counts?.itemsOpened], [4, 2]);
    const { total, items } = await listItems(t().app, OPERATOR, system, { offset: 0, limit: 10 });
    assert.equal(total, 2);
    assert.deepEqual(
      items.map(({ poamId, sourceIdentifier }) => `${poamId} ${sourceIdentifier}`),
      ["V-1 500", "V-2 501"],
    );
    const item = await readItem(t().app, OPERATOR, system, "V-1");
    assert.equal(item.originalDetectionDate, "2026-01-10");
    assert.equal(item.originalRiskRating, "high");
    assert.equal(item.scheduledCompletionDate, "2026-02-09");
    assert.equal(item.clock.at(-1)?.value, item.scheduledCompletionDate);
    assert.deepEqual(item.timeliness, { state: "late", daysLate: 126 });
    assert.deepEqual([item.openFindings, item.assets], [2, 2]);
  });

  test("an item is proposed for closure when its last finding is fixed, closed by a person, and back when a finding is", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500, 501]));
    await refused(
      moveItem(t().app, OPERATOR, await ref(system, "V-1"), { move: "close", reason: "Looks done." }),
      "item.illegal-transition",
    );
    const proposing = await importBytes(t(), system, scan("2026-02-10", [501]));
    assert.equal(proposing.counts?.itemsProposedForClosure, 1);
    const pending = await readItem(t().app, OPERATOR, system, "V-1");
    assert.deepEqual(
      [pending.status, pending.fixedOn, pending.timeliness],
      ["pending verification", "2026-02-10", null],
    );
    const closed = await moveItem(t().app, OPERATOR, await ref(system, "V-1"), {
      move: "close",
      reason: "Verified on the host.",
    });
    assert.deepEqual([closed.status, closed.completionDate], ["closed", "2026-02-10"]);
    await refused(
      moveItem(t().app, OPERATOR, await ref(system, "V-1"), { move: "close", reason: "Once more." }),
      "item.illegal-transition",
    );
    const back = await importBytes(t(), system, scan("2026-03-10", [500, 501]));
    assert.deepEqual(
      [back.counts?.returned, back.counts?.itemsReopened, back.counts?.itemsOpened],
      [2, 1, 0],
    );
    const open = await readItem(t().app, OPERATOR, system, "V-1");
    assert.deepEqual([open.status, open.fixedOn, open.completionDate], ["open", null, null]);
    assert.equal(open.originalDetectionDate, "2026-01-10");
    assert.deepEqual(
      open.history.map(({ action }) => action),
      ["item.reopened", "item.closed", "item.closure-proposed", "item.opened"],
    );
    const { total } = await listItems(t().app, OPERATOR, system, { offset: 0, limit: 10 });
    assert.equal(total, 2);
  });

  test("a person who does not accept the proof opens the item again", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500]));
    await refused(
      moveItem(t().app, OPERATOR, await ref(system, "V-1"), { move: "reopen", reason: "No." }),
      "item.illegal-transition",
    );
    await importBytes(t(), system, scan("2026-02-10", []));
    const reopened = await moveItem(t().app, OPERATOR, await ref(system, "V-1"), {
      move: "reopen",
      reason: "The patch was rolled back.",
    });
    assert.deepEqual([reopened.status, reopened.fixedOn], ["open", null]);
    assert.equal(reopened.history[0]?.note, "The patch was rolled back.");
  });

  test("an edit is written with every change in the history, and a stale one is refused", async () => {
    const system = await newSystem(t());
    const owner = await newMember(t(), system, "owner");
    await importBytes(t(), system, scan("2026-01-10", [500]));
    const first = await ref(system, "V-1");
    const edited = await updateItem(t().app, owner, first, {
      fields: { pointOfContact: "Ada", controls: ["RA-5", "SI-2"], comments: null },
    });
    assert.equal(edited.version, first.version + 1);
    assert.deepEqual([edited.pointOfContact, edited.controls], ["Ada", ["RA-5", "SI-2"]]);
    assert.deepEqual(edited.history[0]?.changes, [
      { field: "controls", from: "RA-5", to: "RA-5, SI-2" },
      { field: "pointOfContact", from: null, to: "Ada" },
    ]);
    assert.equal(edited.history[0]?.actorName, "The owner");
    await refused(updateItem(t().app, owner, first, { fields: { pointOfContact: "Bob" } }), "item.stale");
    await refused(
      moveItem(t().app, owner, { ...first, poamId: "V-9" }, { move: "close", reason: "Gone." }),
      "item.not-found",
    );
    const unchanged = await updateItem(t().app, owner, await ref(system, "V-1"), {
      fields: { pointOfContact: "Ada" },
    });
    assert.deepEqual([unchanged.version, unchanged.history.length], [edited.version, 2]);
  });

  test("of two edits of one version at the same time one is written", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500]));
    const seen = await ref(system, "V-1");
    const answers = await Promise.allSettled(
      ["Ada", "Bob", "Cleo", "Dan"].map((pointOfContact) =>
        updateItem(t().app, OPERATOR, seen, { fields: { pointOfContact } }),
      ),
    );
    const won = answers.filter(({ status }) => status === "fulfilled");
    assert.equal(won.length, 1);
    for (const answer of answers)
      if (answer.status === "rejected") await refused(Promise.reject(answer.reason as Error), "item.stale");
    const item = await readItem(t().app, OPERATOR, system, "V-1");
    assert.deepEqual([item.version, item.history.length], [seen.version + 1, 2]);
  });

  test("numbers run on from import to import, and those of a preview are given back", async () => {
    const system = await newSystem(t());
    await importBytes(t(), system, scan("2026-01-10", [500]));
    await importBytes(t(), system, scan("2026-02-10", [500, 501]), { preview: true });
    await importBytes(t(), system, scan("2026-02-10", [500, 501]));
    const { items } = await listItems(t().app, OPERATOR, system, { offset: 0, limit: 10 });
    assert.deepEqual(
      items.map(({ poamId }) => poamId),
      ["V-1", "V-2"],
    );
  });
});
