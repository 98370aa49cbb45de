import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { exportDocument } from "#app/document/export-document.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { listItemFields } from "#app/item/list-fields.ts";
import { addOwnField, changeOwnField, listOwnFields } from "#app/item/own-fields.ts";
import { listItems, readItem } from "#app/item/read-item.ts";
import { lintItem } from "#app/readiness/lint-system.ts";
import { createSystem } from "#app/system/create-system.ts";
import { readDocument } from "#documents/index.ts";
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

  test("go along in the comments of documents where that is switched on, and read back", async () => {
    const { app } = t();
    const system = await newSystem(t());
    await importBytes(t(), system, SCAN);
    const given = [
      { label: "=Case", kind: "text", inDocuments: true },
      { label: "Places", kind: "list", inDocuments: true },
      { label: "Agreed", kind: "yes-no", inDocuments: true },
      { label: "Cost", kind: "number", inDocuments: true },
      { label: "Kept here", kind: "line" },
      { label: "Of old", kind: "line", inDocuments: true },
    ] as const;
    const keys: string[] = [];
    for (const field of given) keys.push((await addOwnField(app, OPERATOR, system, field)).key);
    const [cases = "", places = "", agreed = "", cost = "", here = "", old = ""] = keys;
    await changeOwnField(app, OPERATOR, { systemId: system, key: old }, { retired: false });
    const comments = async () => {
      const { bytes, notCarried } = await exportDocument(app, OPERATOR, system, "fedramp-poam@3.0", false);
      const { document } = await readDocument(bytes);
      return { read: document.items[0]?.comments, notCarried };
    };
    const edit = async (change: Parameters<typeof updateItem>[3]) => {
      const { version } = await readItem(app, OPERATOR, system, "V-1");
      await updateItem(app, OPERATOR, { systemId: system, poamId: "V-1", version }, change);
    };
    await edit({
      custom: {
        [cases]: "first\r\nsecond",
        [places]: ["a", "b"],
        [agreed]: false,
        [cost]: 12.5,
        [here]: "x",
        [old]: "y",
      },
    });
    await changeOwnField(app, OPERATOR, { systemId: system, key: old }, { retired: true });
    const lines = "=Case: first second\nPlaces: a, b\nAgreed: No\nCost: 12.5";
    assert.deepEqual(await comments(), { read: lines, notCarried: [] });
    await edit({ fields: { comments: "Said.", riskRegisterLink: "RR-1" } });
    assert.equal((await comments()).read, `Said.\nRisk register: RR-1\n${lines}`);
    await edit({
      fields: { comments: "c".repeat(31_990), riskRegisterLink: null },
      custom: { [cases]: "l".repeat(900) },
    });
    const full = await comments();
    assert.equal(full.read, `${"c".repeat(31_990)}\n${lines.slice(lines.indexOf("Places"))}`);
    assert.deepEqual(full.notCarried, [
      {
        poamId: "V-1",
        field: "comments",
        message: 'The own field "=Case" was left out: comments have at most 32766 characters.',
      },
    ]);
    await changeOwnField(app, OPERATOR, { systemId: system, key: places }, { inDocuments: false });
    assert.doesNotMatch((await comments()).read ?? "", /Places/);
    const { rows } = await t().owner.query<{ changes: unknown }>(
      "select changes from audit_events where system_id = $1 and action = 'field.changed'",
      [system],
    );
    assert.deepEqual(rows, [{ changes: [{ field: "in documents", from: "Yes", to: "No" }] }]);
  });

  test("stay within the length that the authority's system takes", async () => {
    const { app } = t();
    const { id } = await createSystem(app, OPERATOR, { name: "Of the DoD", rulebook: "dod-rmf" });
    await importBytes(t(), id, SCAN);
    const long = (await addOwnField(app, OPERATOR, id, { label: "Long", kind: "text", inDocuments: true }))
      .key;
    const short = (await addOwnField(app, OPERATOR, id, { label: "Short", kind: "line", inDocuments: true }))
      .key;
    const { version } = await readItem(app, OPERATOR, id, "V-1");
    const change = {
      fields: { comments: "c".repeat(1900) },
      custom: { [long]: "l".repeat(100), [short]: "s".repeat(92) },
    };
    await updateItem(app, OPERATOR, { systemId: id, poamId: "V-1", version }, change);
    const { bytes, notCarried } = await exportDocument(app, OPERATOR, id, "fedramp-poam@3.0", false);
    const { document } = await readDocument(bytes);
    assert.equal(document.items[0]?.comments?.length, 2000);
    assert.match(document.items[0]?.comments ?? "", /c\nShort: s+$/);
    assert.deepEqual(
      notCarried.map(({ message }) => message),
      ['The own field "Long" was left out: comments have at most 2000 characters.'],
    );
    const trouble = (await lintItem(app, OPERATOR, id, "V-1")).map(({ check }) => check);
    assert.ok(!trouble.includes("text-too-long"));
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
