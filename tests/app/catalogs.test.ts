import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { importCatalog } from "#app/catalog/import-catalog.ts";
import { listCatalogs, readControl, readControls, readItemControls } from "#app/catalog/read-controls.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { bytesOf, catalogFile } from "../oscal/catalog-file.ts";
import { importBytes, newMember, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const SCAN = scanFile({
  day: "2026-01-10",
  hosts: [{ name: "web-01", records: [500, 501, 502, 503].map((plugin) => ({ plugin, severity: 3 })) }],
});

describe("catalogs and the controls of a system", () => {
  const t = useApp();

  /** Four items; the controls of the first three are written by hand. */
  const told = async (): Promise<string> => {
    const system = await newSystem(t());
    await importBytes(t(), system, SCAN);
    for (const [poamId, controls] of [
      ["V-1", ["SI-02 (02)", "si-2.2"]],
      ["V-2", ["SI-2(2)", "AC-2a", "3.1.1"]],
      ["V-3", []],
    ] as const) {
      const { version } = await readItem(t().app, OPERATOR, system, poamId);
      await updateItem(t().app, OPERATOR, { systemId: system, poamId, version }, { fields: { controls } });
    }
    return system;
  };

  const lines = async (system: string): Promise<string[]> =>
    (await readControls(t().app, OPERATOR, system)).families.flatMap((family) => [
      `${family.family} ${family.title}: ${family.open}/${family.ended}`,
      ...family.controls.map(({ label, title, open, ended }) => `  ${label} ${title}: ${open}/${ended}`),
    ]);

  test("without a catalog controls have no titles; with one they do", async () => {
    const system = await told();
    assert.deepEqual(await lines(system), [
      "3.1 null: 1/0",
      "  3.1.1 null: 1/0",
      "AC null: 1/0",
      "  AC-2 null: 1/0",
      "RA null: 1/0",
      "  RA-5 null: 1/0",
      "SI null: 2/0",
      "  SI-2(2) null: 2/0",
    ]);
    const imported = await importCatalog(t().app, OPERATOR, [bytesOf(catalogFile())]);
    assert.deepEqual([imported.controls, imported.withdrawn, imported.changed], [4, 1, true]);
    assert.deepEqual((await lines(system)).slice(4), [
      "RA null: 1/0",
      "  RA-5 Looking for holes: 1/0",
      "SI Integrity things: 2/0",
      "  SI-2(2) Repairs by machine: 2/0",
    ]);
    const { catalogs, without } = await readControls(t().app, OPERATOR, system);
    assert.deepEqual([catalogs, without], [1, { open: 1, ended: 0 }]);
  });

  test("one control, however it is written, with its items; what ended comes last, what is cancelled is gone", async () => {
    const system = await told();
    await importCatalog(t().app, OPERATOR, [bytesOf(catalogFile())]);
    const ids = async (control: string) => {
      const { items, open, ended } = await readControl(t().app, OPERATOR, system, control);
      return [open, ended, ...items.map((item) => `${item.poamId} ${item.open}`)];
    };
    assert.deepEqual(await ids("si-02(2)"), [2, 0, "V-1 true", "V-2 true"]);
    const ends = "status = 'closed', fixed_on = '2026-02-01', completion_date = '2026-02-01', proof = 'scan'";
    for (const [poamId, change] of [
      ["V-1", ends],
      ["V-4", "status = 'cancelled', cancelled_by = 'person'"],
    ] as const)
      await t().owner.query(`update poam_items set ${change} where system_id = $1 and poam_id = $2`, [
        system,
        poamId,
      ]);
    assert.deepEqual(await ids("si-2.2"), [1, 1, "V-2 true", "V-1 false"]);
    assert.deepEqual(await ids("SI-2.2"), await ids("SI-2"), "a procedure of SI-2");
    assert.deepEqual(await ids("RA-5"), [0, 0]);
    const control = await readControl(t().app, OPERATOR, system, "SI-2 (2)");
    assert.deepEqual(
      [control.key, control.label, control.title],
      ["si-2.2", "SI-2(2)", "Repairs by machine"],
    );
    assert.deepEqual(
      control.entries.map(({ catalog, parentKey }) => [catalog, parentKey]),
      [["Example controls", "si-2"]],
    );
    assert.deepEqual(await ids("AC-17"), [0, 0]);
    assert.deepEqual(
      (await readItemControls(t().app, OPERATOR, system, "V-2")).map(({ label, title }) => [label, title]),
      [
        ["SI-2(2)", "Repairs by machine"],
        ["AC-2", null],
        ["3.1.1", null],
      ],
    );
  });

  test("the same file again changes nothing; another one of its title takes its place", async () => {
    const title = "Own controls";
    await importCatalog(t().app, OPERATOR, [bytesOf(catalogFile(title))]);
    const known = async () => (await listCatalogs(t().app, OPERATOR)).filter((each) => each.title === title);
    const before = await known();
    const again = await importCatalog(t().app, OPERATOR, [bytesOf(catalogFile(title))]);
    assert.deepEqual([again.changed, await known()], [false, before]);
    const next = await importCatalog(t().app, OPERATOR, [bytesOf(catalogFile(title, "2.0"))]);
    assert.deepEqual(
      [next.changed, (await known()).map(({ id, version }) => [id, version])],
      [true, [[before[0]?.id, "2.0"]]],
    );
    const audit = await t().owner.query<{ note: string }>(
      "select note from audit_events where action = 'catalog.imported' and note like 'Own controls%'",
    );
    assert.equal(audit.rows.length, 2);
  });

  test("of several catalogs the one that still has the control counts", async () => {
    const system = await told();
    const gone = { id: "si-2.2", title: "Gone", props: [{ name: "status", value: "Withdrawn" }] };
    const file = { catalog: { metadata: { title: "Newer controls" }, controls: [gone] } };
    await importCatalog(t().app, OPERATOR, [bytesOf(catalogFile())]);
    await importCatalog(t().app, OPERATOR, [bytesOf(file)]);
    const { title, withdrawn, entries } = await readControl(t().app, OPERATOR, system, "SI-2(2)");
    assert.deepEqual([title, withdrawn, entries.at(-1)?.title], ["Repairs by machine", false, "Gone"]);
  });

  test("only the operator loads catalogs, everybody reads them, and systems of others stay hidden", async () => {
    const system = await told();
    const viewer = await newMember(t(), system, "viewer");
    await refused(importCatalog(t().app, viewer, [bytesOf(catalogFile("A viewer's"))]), "access.denied");
    await refused(importCatalog(t().app, OPERATOR, [Buffer.from("{}")]), "document.unrecognized");
    assert.ok((await listCatalogs(t().app, viewer)).length > 0);
    const other = await newMember(t(), await newSystem(t()), "owner");
    await refused(readControl(t().app, other, system, "SI-2"), "system.not-found");
    // The database refuses too, whatever the code above it does.
    const { rows } = await t().owner.query<{ command: string }>(
      "select cmd as command from pg_policies where tablename = 'control_catalogs' order by cmd",
    );
    assert.deepEqual(rows, [{ command: "ALL" }, { command: "SELECT" }]);
  });
});
