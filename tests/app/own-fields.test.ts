import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { updateItem } from "#app/item/edit-item.ts";
import { listItemFields } from "#app/item/list-fields.ts";
import { addOwnField, changeOwnField, listOwnFields } from "#app/item/own-fields.ts";
import { listItems, readItem } from "#app/item/read-item.ts";
import { inTransaction } from "#store/transaction.ts";
import { importBytes, newMember, newPerson, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const SCAN = scanFile({ day: "2026-01-10", hosts: [{ name: "web-01", records: [{ plugin: 500 }] }] });

describe("an organization's own fields", () => {
  const t = useApp();

  test("are added, filled in, reworded and retired; values and history stay", async () => {
    const system = await newSystem(t());
    const { app } = t();
    await importBytes(t(), system, SCAN);
    const field = await addOwnField(app, OPERATOR, system, { label: "Ticket", kind: "line" });
    assert.equal(field.key, "ticket");
    await addOwnField(app, OPERATOR, system, { label: "Colour", kind: "choice", choices: ["red", "green"] });
    const offered = async () =>
      (await listItemFields(app, OPERATOR, system)).filter(({ custom }) => custom).map(({ name }) => name);
    assert.deepEqual(await offered(), ["ticket", "colour"]);
    const ref = { systemId: system, poamId: "V-1", version: 1 };
    await refused(updateItem(app, OPERATOR, ref, { custom: { colour: "blue" } }), "input.invalid");
    await refused(updateItem(app, OPERATOR, ref, { custom: { nothing: "x" } }), "input.invalid");
    const edited = await updateItem(app, OPERATOR, ref, { custom: { ticket: "T-7", colour: "red" } });
    assert.deepEqual(edited.custom, { ticket: "T-7", colour: "red" });
    assert.deepEqual(
      edited.history[0]?.changes.toSorted((a, b) => a.field.localeCompare(b.field)),
      [
        { field: "custom.colour", from: null, to: "red" },
        { field: "custom.ticket", from: null, to: "T-7" },
      ],
    );
    const { items } = await listItems(app, OPERATOR, system, { offset: 0, limit: 10 });
    assert.deepEqual(items[0]?.custom, { ticket: "T-7", colour: "red" });
    await changeOwnField(app, OPERATOR, { systemId: system, key: "colour" }, { retired: true });
    assert.deepEqual(await offered(), ["ticket"]);
    const listed = await listOwnFields(app, OPERATOR, system);
    assert.deepEqual(
      listed.map(({ key, retired, items: filled }) => [key, retired, filled]),
      [
        ["ticket", false, 1],
        ["colour", true, 1],
      ],
    );
    assert.deepEqual((await readItem(app, OPERATOR, system, "V-1")).custom, { ticket: "T-7", colour: "red" });
    await refused(addOwnField(app, OPERATOR, system, { label: "Colour", kind: "line" }), "input.invalid");
    await changeOwnField(
      app,
      OPERATOR,
      { systemId: system, key: "colour" },
      { retired: false, label: "Shade" },
    );
    assert.deepEqual(await offered(), ["ticket", "colour"]);
    await refused(changeOwnField(app, OPERATOR, { systemId: system, key: "no" }, {}), "field.not-found");
    const { rows } = await t().owner.query<{ action: string }>(
      "select action from audit_events where system_id = $1 and action like 'field.%' order by seq",
      [system],
    );
    assert.deepEqual(
      rows.map(({ action }) => action),
      ["field.added", "field.added", "field.retired", "field.taken-up"],
    );
  });

  test("only an owner changes them, and only who sees a system of the organization sees them", async () => {
    const system = await newSystem(t());
    const { app } = t();
    const label = "Of owners";
    const owner = await newMember(t(), system, "owner");
    await addOwnField(app, owner, system, { label, kind: "yes-no" });
    const contributor = await newMember(t(), system, "contributor");
    await refused(addOwnField(app, contributor, system, { label: "No", kind: "line" }), "access.denied");
    const stranger = await newPerson(t(), "A stranger");
    const seenBy = (actor: typeof stranger) =>
      inTransaction(t().store.db, actor, (tx) =>
        tx.selectFrom("custom_fields").select("label").where("label", "=", label).execute(),
      );
    assert.equal((await seenBy(owner)).length, 1);
    assert.deepEqual(await seenBy(stranger), []);
    await refused(listOwnFields(app, stranger, system), "system.not-found");
  });
});
