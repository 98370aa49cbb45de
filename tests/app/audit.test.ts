import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { exportDocument } from "#app/document/export-document.ts";
import { discardImport, readImport, startApplying } from "#app/import/read-imports.ts";
import { receiveReport } from "#app/import/receive-report.ts";
import { applyImport, previewImport } from "#app/import/run-import.ts";
import { updateItem } from "#app/item/edit-item.ts";
import { moveItem } from "#app/item/move-item.ts";
import { readItem } from "#app/item/read-item.ts";
import { acceptInvitation } from "#app/people/accept-invitation.ts";
import { inviteMember, removeMember, setMemberRole } from "#app/people/members.ts";
import { createSetupLink } from "#app/people/setup-link.ts";
import { createSystem } from "#app/system/create-system.ts";
import { updateSystem } from "#app/system/read-systems.ts";
import { importBytes, newMember, newPerson, newSystem, OPERATOR, streamOf, useApp } from "../support/app.ts";
import { scanFile } from "../support/scan-file.ts";

const scan = (day: string, plugins: readonly number[]): string =>
  scanFile({
    day,
    plugins: [1, 500],
    hosts: [
      { name: "web-01", records: [{ plugin: 1, severity: 0 }, ...plugins.map((plugin) => ({ plugin }))] },
    ],
  });

const TABLES = [
  "systems",
  "memberships",
  "administrators",
  "one_time_links",
  "imports",
  "poam_items",
] as const;

describe("the audit trail", () => {
  const t = useApp();

  /** The transactions that wrote rows which are there now, and the actions of the events of each transaction. */
  const writers = async (): Promise<{ rows: Set<string>; events: Map<string, string[]> }> => {
    const parts = TABLES.map((table) => `select xmin::text as x from ${table}`);
    const { rows } = await t().owner.query<{ x: string }>(parts.join(" union "));
    const events = await t().owner.query<{ x: string; action: string }>(
      "select xmin::text as x, action from audit_events order by seq",
    );
    const grouped = Map.groupBy(events.rows, ({ x }) => x);
    return {
      rows: new Set(rows.map(({ x }) => x)),
      events: new Map([...grouped].map(([x, list]) => [x, list.map(({ action }) => action)])),
    };
  };

  /** Does something and gives the actions of its events; each transaction that wrote a row must have one. */
  const traced = async (work: () => Promise<unknown>, quiet = 0): Promise<string[]> => {
    const before = await writers();
    await work();
    const after = await writers();
    const fresh = [...after.rows].filter((x) => !before.rows.has(x));
    const silent = fresh.filter((x) => !after.events.has(x));
    assert.ok(silent.length <= quiet, `${silent.length} transactions wrote rows without an event`);
    return [...after.events].filter(([x]) => !before.events.has(x)).flatMap(([, actions]) => actions);
  };

  test("systems, people and links: each write has its event in its own transaction", async () => {
    const { app } = t();
    const system = await newSystem(t());
    const member = await newMember(t(), system, "viewer");
    const owner = await newMember(t(), system, "owner");
    assert.deepEqual(
      await traced(() => createSystem(app, OPERATOR, { name: "Audited", rulebook: "fedramp-rev5" })),
      ["system.created"],
    );
    assert.deepEqual(await traced(() => updateSystem(app, owner, system, { name: "Renamed" })), [
      "system.edited",
    ]);
    assert.deepEqual(await traced(() => setMemberRole(app, owner, system, member.userId, "assessor")), [
      "member.role-changed",
    ]);
    assert.deepEqual(await traced(() => removeMember(app, owner, system, member.userId)), ["member.removed"]);
    const invited = { email: "new@example.test", role: "viewer" as const };
    let token = "";
    assert.deepEqual(
      await traced(async () => {
        token = (await inviteMember(app, owner, system, invited)).token;
      }),
      ["member.invited"],
    );
    const account = { name: "New", email: invited.email, password: "a long enough password" };
    const create = async () => ({ userId: (await newPerson(t(), "New")).userId });
    assert.deepEqual(await traced(() => acceptInvitation(app, token, account, create)), ["member.added"]);
    let setup: string | null = null;
    assert.deepEqual(
      await traced(async () => {
        setup = await createSetupLink(app);
      }),
      ["link.created"],
    );
    assert.ok(setup);
    assert.deepEqual(
      await traced(() => acceptInvitation(app, setup ?? "", { ...account, organization: "Org" }, create)),
      // The systems that nobody holds a role in get their first owner.
      ["administrator.added", "member.added"],
    );
  });

  test("imports and items: each step has its event in its own transaction", async () => {
    const { app } = t();
    const system = await newSystem(t());
    const receive = async (bytes: string) => {
      const file = { systemId: system, fileName: "scan.nessus", bytes: streamOf(bytes) };
      return (await receiveReport(app, OPERATOR, file)).id;
    };
    let id = "";
    assert.deepEqual(
      await traced(async () => {
        id = await receive(scan("2026-01-10", [500]));
      }),
      ["import.received"],
    );
    // A preview is no change of the ledger: only the import's own row moves.
    assert.deepEqual(await traced(() => previewImport(app, OPERATOR, id), 1), []);
    const { previewRevision } = await readImport(app, OPERATOR, id);
    const queue = { add: () => Promise.resolve() };
    assert.deepEqual(await traced(() => startApplying(app, queue, OPERATOR, id, previewRevision ?? -1)), [
      "import.apply-requested",
    ]);
    assert.deepEqual(await traced(() => applyImport(app, OPERATOR, id)), ["item.opened", "import.applied"]);
    const ref = async () => {
      const { version } = await readItem(app, OPERATOR, system, "V-1");
      return { systemId: system, poamId: "V-1", version };
    };
    assert.deepEqual(
      await traced(async () => updateItem(app, OPERATOR, await ref(), { fields: { pointOfContact: "Ada" } })),
      ["item.edited"],
    );
    assert.deepEqual(await traced(() => importBytes(t(), system, scan("2026-02-10", []))), [
      "import.received",
      "item.closure-proposed",
      "import.applied",
    ]);
    assert.deepEqual(
      await traced(async () => moveItem(app, OPERATOR, await ref(), { move: "close", reason: "Done." })),
      ["item.closed"],
    );
    assert.deepEqual(
      await traced(async () => moveItem(app, OPERATOR, await ref(), { move: "reopen", reason: "Not done." })),
      ["item.reopened"],
    );
    const unwanted = await receive(scan("2026-03-10", []));
    assert.deepEqual(await traced(() => discardImport(app, OPERATOR, unwanted)), ["import.discarded"]);
    assert.deepEqual(await traced(() => exportDocument(app, OPERATOR, system, "fedramp-poam@3.0", true)), [
      "system.exported",
    ]);
  });

  test("what is refused leaves no event", async () => {
    const system = await newSystem(t());
    const viewer = await newMember(t(), system, "viewer");
    const before = await t().owner.query("select count(*) from audit_events");
    await assert.rejects(updateSystem(t().app, viewer, system, { name: "Mine" }));
    await assert.rejects(setMemberRole(t().app, viewer, system, viewer.userId, "owner"));
    const after = await t().owner.query("select count(*) from audit_events");
    assert.deepEqual(after.rows, before.rows);
  });
});
