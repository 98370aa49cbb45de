import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { exportInventory } from "#app/document/export-inventory.ts";
import { listAssets, nameOf } from "#app/inventory/list-assets.ts";
import { listAssetFindings, readAsset } from "#app/inventory/read-asset.ts";
import { uploadInventory } from "#app/inventory/upload-inventory.ts";
import { undoImport } from "#app/retell/undo-import.ts";
import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { declaredAsset, type DeclaredAsset } from "#domain/inventory.ts";
import { documentSource } from "#documents/document-source.ts";
import { fedrampInventory } from "#documents/fedramp-inventory/index.ts";
import { storedZip } from "#documents/stored-zip.ts";
import { WORKBOOK_LIMITS } from "#documents/workbook-limits.ts";
import { importBytes, newMember, newSystem, OPERATOR, streamOf, useApp } from "../support/app.ts";
import { countRows } from "../support/ledger.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const workbook = async (...assets: readonly DeclaredAsset[]): Promise<Uint8Array> =>
  (await fedrampInventory.write(assets, "2026-06-01" as CalendarDate)).bytes;

const WEB = {
  name: "web-01",
  ip: "10.0.0.1",
  fqdn: "web-01.example.org",
  records: [{ plugin: 500 }, { plugin: 501 }],
};
const DB = { name: "10.0.0.2", ip: "10.0.0.2", credentialed: false, records: [{ plugin: 500, severity: 4 }] };
const JUNE = scanFile({ day: "2026-06-02", plugins: [500, 501], hosts: [WEB, DB] });
const MAY = scanFile({
  day: "2026-05-02",
  plugins: [500, 501],
  hosts: [
    { name: "mail-01", ip: "10.0.0.3", records: [{ plugin: 501 }] },
    { name: "dead-01", dead: true },
  ],
});

const DECLARED = [
  declaredAsset("Asset 1", {
    ipAddresses: ["10.0.0.1"],
    dnsName: "web-01.example.org",
    inLatestScan: "Yes",
    function: "Shop",
  }),
  declaredAsset("mail-01", { authenticatedScan: "No", inLatestScan: "Yes" }),
  declaredAsset("dead-01"),
  declaredAsset("vpn-01", { inLatestScan: "No" }),
];

describe("the inventory of a system", () => {
  const t = useApp();

  const upload = async (system: string, bytes: Uint8Array, more: { actor?: Actor; preview?: boolean } = {}) =>
    uploadInventory(t().app, more.actor ?? OPERATOR, {
      systemId: system,
      fileName: "inventory.xlsx",
      bytes: streamOf(bytes),
      preview: more.preview === true,
    });
  const list = (system: string, filter = {}, actor: Actor = OPERATOR) =>
    listAssets(t().app, actor, system, { offset: 0, limit: 1000, ...filter });
  const states = async (system: string): Promise<Record<string, string>> =>
    Object.fromEntries((await list(system)).lines.map((line) => [nameOf(line), line.state]));
  const full = async (): Promise<string> => {
    const system = await newSystem(t());
    for (const scan of [MAY, JUNE]) await importBytes(t(), system, scan);
    await upload(system, await workbook(...DECLARED));
    return system;
  };

  test("says of each asset how it is declared and scanned, with figures, filters and paging", async () => {
    const system = await full();
    assert.deepEqual(await states(system), {
      "10.0.0.2": "scanned, not declared",
      "Asset 1": "declared and scanned",
      "dead-01": "declared, never scanned",
      "mail-01": "declared, not scanned this month",
      "vpn-01": "declared, never scanned",
    });
    const { figures, total, today, inventory, lines } = await list(system);
    assert.deepEqual(figures, {
      "declared and scanned": 1,
      "declared, never scanned": 2,
      "declared, not scanned this month": 1,
      "scanned, not declared": 1,
      unauthenticated: 1,
    });
    assert.deepEqual(
      [total, today, inventory?.entries, inventory?.uploadedBy],
      [5, "2026-06-15", 4, "test operator"],
    );
    const web = lines.find((line) => nameOf(line) === "Asset 1");
    assert.equal(web?.matchedBy, "fqdn");
    assert.deepEqual(web.asset?.latestScan, {
      importId: web.asset?.latestScan?.importId,
      date: "2026-06-02",
      tool: "Tenable Nessus",
      credentialed: "yes",
    });
    assert.deepEqual([web.asset?.openFindings, web.asset?.detectors], [2, ["nessus"]]);
    assert.ok(web.names.some(({ kind, value }) => kind === "ip" && value === "10.0.0.1"));
    const never = await list(system, { state: "declared, never scanned", limit: 1, offset: 1 });
    assert.deepEqual([never.total, never.lines.map(nameOf)], [2, ["vpn-01"]]);
    assert.deepEqual((await list(system, { unauthenticated: true })).lines.map(nameOf), ["10.0.0.2"]);
    assert.deepEqual((await list(system, { q: "SHOP" })).lines.map(nameOf), ["Asset 1"]);
  });

  test("this month is that of the clock", async () => {
    const system = await full();
    const { now } = t().clock;
    try {
      t().clock.now = new Date("2026-07-01T00:00:00Z");
      assert.equal((await states(system))["Asset 1"], "declared, not scanned this month");
      t().clock.now = new Date("2026-06-30T23:59:59Z");
      assert.equal((await states(system))["Asset 1"], "declared and scanned");
    } finally {
      t().clock.now = now;
    }
  });

  test("a new workbook replaces it: what changed is said, a preview keeps nothing, the same file changes nothing", async () => {
    const system = await full();
    const next = await workbook(
      declaredAsset("ASSET 1", {
        ipAddresses: ["10.0.0.1"],
        dnsName: "web-01.example.org",
        inLatestScan: "Yes",
        function: "Shop",
      }),
      ...DECLARED.slice(1, 3),
      declaredAsset("10.0.0.2", { function: "Database" }),
    );
    const rows = () => countRows(t().owner, "inventories", `system_id = '${system}'`);
    const preview = await upload(system, next, { preview: true });
    assert.deepEqual([preview.preview, await rows(), (await list(system)).inventory?.entries], [true, 1, 4]);
    const { difference, matched, inventory, repeat } = await upload(system, next);
    assert.deepEqual(difference, preview.difference);
    assert.deepEqual(
      [difference.added, difference.removed, difference.changed, difference.same],
      [1, 1, 1, 2],
    );
    assert.deepEqual(difference.changes, [
      { effect: "removed", identifier: "vpn-01", fields: [] },
      { effect: "added", identifier: "10.0.0.2", fields: [] },
      { effect: "changed", identifier: "ASSET 1", fields: ["identifier"] },
    ]);
    assert.deepEqual([matched, repeat, await rows()], [4, false, 2]);
    assert.equal((await states(system))["10.0.0.2"], "declared and scanned");
    const again = await upload(system, next);
    assert.deepEqual([again.repeat, again.inventory.id, await rows()], [true, inventory.id, 2]);
    const { rows: files } = await t().owner.query<{ sha256: string; uploaded_by: string }>(
      "select sha256, uploaded_by from inventories where system_id = $1 and replaced_at is not null",
      [system],
    );
    const parts = [];
    for await (const part of t().store.rawFiles.read(files[0]?.sha256 ?? "")) parts.push(part);
    assert.deepEqual(Buffer.concat(parts), Buffer.from(await workbook(...DECLARED)), "the old file stays");
    const events = await countRows(
      t().owner,
      "audit_events",
      `action = 'inventory.declared' and system_id = '${system}'`,
    );
    assert.equal(events, 2);
  });

  test("two uploads at once leave one current inventory", async () => {
    const system = await newSystem(t());
    const files = await Promise.all([workbook(declaredAsset("a")), workbook(declaredAsset("b"))]);
    await Promise.all(files.map((file) => upload(system, file)));
    const current = `system_id = '${system}' and replaced_at is null`;
    assert.deepEqual(
      [await countRows(t().owner, "inventories", current), (await list(system)).total],
      [1, 1],
    );
  });

  test("a cut, hostile, foreign or empty file is refused by name, and what stands stays", async () => {
    const system = await full();
    const before = await list(system);
    const good = await workbook(...DECLARED);
    const bomb = new Uint8Array(WORKBOOK_LIMITS.fileBytes + 1);
    bomb.set([0x50, 0x4b, 3, 4]);
    await refused(upload(system, good.subarray(0, good.length - 50)), "document.malformed");
    await refused(upload(system, bomb), "document.too-large");
    await refused(upload(system, new Uint8Array()), "document.unrecognized");
    await refused(upload(system, Buffer.from(JUNE)), "document.unrecognized");
    await refused(upload(system, storedZip(new Map([["../evil", new Uint8Array()]]))), "document.malformed");
    await refused(upload(system, await workbook()), "document.malformed");
    assert.deepEqual(await list(system), before);
  });

  test("the match stays right as scans come and are taken back", async () => {
    const system = await newSystem(t());
    await upload(system, await workbook(...DECLARED));
    const id = async () => (await list(system)).lines.find((line) => nameOf(line) === "Asset 1")?.id;
    assert.equal((await states(system))["Asset 1"], "declared, never scanned");
    const declaredId = await id();
    await importBytes(t(), system, MAY);
    const { id: june } = await importBytes(t(), system, JUNE);
    assert.equal((await states(system))["Asset 1"], "declared and scanned");
    const scannedId = await id();
    assert.notEqual(scannedId, declaredId);
    await undoImport(t().app, OPERATOR, june, { reason: "Wrong system." });
    assert.deepEqual(await states(system), {
      "Asset 1": "declared, never scanned",
      "dead-01": "declared, never scanned",
      "mail-01": "declared, not scanned this month",
      "vpn-01": "declared, never scanned",
    });
    assert.equal(await id(), declaredId);
    await importBytes(t(), system, JUNE);
    assert.deepEqual([(await states(system))["Asset 1"], await id()], ["declared and scanned", scannedId]);
  });

  test("one asset has its declared rows, names, scans and findings", async () => {
    const system = await full();
    const lines = (await list(system)).lines;
    const idOf = (name: string): string => lines.find((line) => nameOf(line) === name)?.id ?? "";
    const web = await readAsset(t().app, OPERATOR, system, idOf("Asset 1"));
    assert.deepEqual(
      web.lines.map(({ entry }) => [entry?.place, entry?.declared.function]),
      [["Inventory!3", "Shop"]],
    );
    assert.deepEqual(
      web.scans.map(({ fileName, date, alive, credentialed, scannedAs, matchedBy }) => [
        fileName,
        date,
        alive,
        credentialed,
        scannedAs,
        matchedBy,
      ]),
      [["scan.nessus", "2026-06-02", true, "yes", "web-01", "new"]],
    );
    assert.deepEqual(web.findings, { open: 2, notObserved: 0, fixed: 0 });
    const { total, findings } = await listAssetFindings(t().app, OPERATOR, system, idOf("Asset 1"), {
      offset: 0,
      limit: 1,
    });
    assert.deepEqual([total, findings.length, findings[0]?.poamId], [2, 1, "V-2"]);
    const dead = await readAsset(t().app, OPERATOR, system, idOf("dead-01"));
    assert.deepEqual([dead.lines[0].state, dead.scans[0]?.alive], ["declared, never scanned", false]);
    const vpn = await readAsset(t().app, OPERATOR, system, idOf("vpn-01"));
    assert.deepEqual([vpn.scans, vpn.names, vpn.lines[0].asset], [[], [], null]);
    await refused(
      listAssetFindings(t().app, OPERATOR, system, idOf("vpn-01"), { offset: 0, limit: 1 }),
      "asset.not-found",
    );
  });

  test("the workbook that is handed out says what scans show, and reads back", async () => {
    const system = await full();
    const written = await exportInventory(t().app, OPERATOR, system, "fedramp-inventory");
    assert.deepEqual([written.declared, written.undeclared], [4, 1]);
    const { rows } = await fedrampInventory.read(documentSource(written.bytes));
    assert.deepEqual(
      rows.map(({ declared: d }) => [
        d.identifier,
        d.inLatestScan,
        d.authenticatedScan,
        d.ipAddresses.join(),
      ]),
      [
        ["Asset 1", "Yes", "Yes", "10.0.0.1"],
        ["mail-01", "No", "Yes", "10.0.0.3"],
        ["dead-01", "No", "No", ""],
        ["vpn-01", "No", "No", ""],
        ["10.0.0.2", "Yes", "No", "10.0.0.2"],
      ],
    );
    assert.equal(rows[0]?.declared.function, "Shop");
    assert.match(rows[4]?.declared.comments ?? "", /^Not declared\. Found by Nessus\.$/);
    assert.deepEqual(
      written.notCarried.map(({ poamId, field }) => `${poamId} ${field}`),
      ["mail-01 inLatestScan", "mail-01 authenticatedScan"],
    );
    await refused(
      exportInventory(t().app, OPERATOR, system, "fedramp-inventory@9"),
      "document.unwritable-format",
    );
  });

  test("another system's inventory and assets are not to be seen", async () => {
    const [system, other] = [await full(), await newSystem(t())];
    const stranger = await newMember(t(), other, "owner");
    const viewer = await newMember(t(), system, "viewer");
    const [line] = (await list(system, {}, viewer)).lines;
    assert.ok(line);
    await refused(list(system, {}, stranger), "system.not-found");
    await refused(readAsset(t().app, stranger, other, line.id), "asset.not-found");
    await refused(
      listAssetFindings(t().app, stranger, other, line.id, { offset: 0, limit: 1 }),
      "asset.not-found",
    );
    await refused(
      upload(system, await workbook(declaredAsset("x")), { actor: stranger }),
      "system.not-found",
    );
    await refused(upload(system, await workbook(declaredAsset("x")), { actor: viewer }), "access.denied");
    await refused(exportInventory(t().app, stranger, system), "system.not-found");
    assert.equal((await list(other, {}, stranger)).total, 0);
  });
});
