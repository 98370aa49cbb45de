import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { importCatalog } from "#app/catalog/import-catalog.ts";
import { listCatalogs } from "#app/catalog/read-controls.ts";
import { readVulnerabilityData } from "#app/epss/vulnerability-data.ts";
import { readItem } from "#app/item/read-item.ts";
import { importKev } from "#app/kev/import-kev.ts";
import type { Actor } from "#domain/access.ts";
import { addAdministrator } from "#store/memberships.ts";
import { listOrganizations } from "#store/organizations.ts";
import { inTransaction } from "#store/transaction.ts";
import { bytesOf, catalogFile } from "../oscal/catalog-file.ts";
import {
  importBytes,
  newMember,
  newPerson,
  newSystem,
  OPERATOR,
  useApp,
  type Person,
} from "../support/app.ts";
import { kevFile } from "../support/kev.ts";
import { refused } from "../support/refused.ts";
import { scanFile } from "../support/scan-file.ts";

const SCAN = scanFile({
  day: "2026-05-01",
  hosts: [{ name: "web-01", records: [{ plugin: 500, severity: 3, cves: ["CVE-2026-1000"] }] }],
});
const MEBI = new Uint8Array(1024 ** 2).fill(32);

function* mebibytes(count: number): Generator<Uint8Array> {
  for (let at = 0; at < count; at += 1) yield MEBI;
}

const cut = (file: Uint8Array): Uint8Array => file.subarray(0, -9);

describe("what is the same for everybody", () => {
  const t = useApp();

  const administrator = async (): Promise<Person> => {
    const person = await newPerson(t(), "The administrator");
    await inTransaction(t().store.db, OPERATOR, async (tx) => {
      const [organization] = await listOrganizations(tx);
      await addAdministrator(tx, organization?.id ?? "", person.userId);
    });
    return person;
  };
  const dueOf = async (system: string) =>
    (await readItem(t().app, OPERATOR, system, "V-1")).scheduledCompletionDate;

  test("an administrator's catalog of CISA's moves the dates of every system, whoever its members are", async () => {
    const systems = [await newSystem(t()), await newSystem(t())];
    for (const system of systems) await importBytes(t(), system, SCAN);
    const person = await administrator();
    const taken = await importKev(t().app, person, [kevFile()]);
    assert.deepEqual(taken, { version: "2026.06.01", entries: 1, items: 2, remarks: [] });
    for (const system of systems) assert.equal(await dueOf(system), "2026-05-10");
    const { rows } = await t().owner.query<{ kind: string; action: string; whole: boolean }>(
      `select actor_kind as kind, action, system_id is null as whole from audit_events
       where actor_id = $1 order by action, whole desc`,
      [person.userId],
    );
    assert.deepEqual(
      rows.map(({ kind, action, whole }) => `${kind} ${action} ${whole ? "for all" : "in a system"}`),
      [
        "user item.rescheduled in a system",
        "user item.rescheduled in a system",
        "user kev.imported for all",
        "user kev.imported in a system",
        "user kev.imported in a system",
      ],
    );
  });

  test("several at once: one after the other, and the newest is in force", async () => {
    const files = ["2026.07.01", "2026.07.03", "2026.07.02"].map((version) => kevFile({ version }));
    await Promise.allSettled(files.map((file) => importKev(t().app, OPERATOR, [file])));
    const { kev } = await readVulnerabilityData(t().app, OPERATOR);
    assert.deepEqual([kev?.version, kev?.entries], ["2026.07.03", 1]);
  });

  test("a catalog of an earlier day is refused and changes nothing; the same day's may differ", async () => {
    const take = (version: string, cve?: string) =>
      importKev(t().app, OPERATOR, [kevFile({ version, ...(cve === undefined ? {} : { cve }) })]);
    const system = await newSystem(t());
    await importBytes(t(), system, SCAN);
    await take("2026.07.10", "CVE-2026-1000");
    const audited = "select count(*)::int as count from audit_events where action = 'kev.imported'";
    const before = await t().owner.query(audited);
    await assert.rejects(take("2026.07.09", "CVE-2026-2000"), {
      code: "input.invalid",
      message:
        "Expected a catalog of 2026-07-10 or a later day, found a catalog of 2026-07-09. Give the newer file.",
    });
    assert.equal((await readVulnerabilityData(t().app, OPERATOR)).kev?.version, "2026.07.10");
    assert.equal(await dueOf(system), "2026-05-10");
    assert.deepEqual((await t().owner.query(audited)).rows, before.rows);
    assert.equal((await take("2026.07.10", "CVE-2026-1000")).items, 0, "the same catalog changes nothing");
    assert.ok((await take("2026.07.10", "CVE-2026-2000")).items > 0, "a second one of the day");
    assert.equal((await take("made by hand", "CVE-2026-1000")).version, "made by hand");
    assert.equal((await take("2026.07.09", "CVE-2026-1000")).version, "2026.07.09");
  });

  test("an administrator loads a catalog of controls, and stands beside it", async () => {
    const person = await administrator();
    const { controls, changed } = await importCatalog(t().app, person, [bytesOf(catalogFile("Loaded"))]);
    assert.deepEqual([controls, changed], [4, true]);
    const loaded = (await listCatalogs(t().app, person)).find(({ title }) => title === "Loaded");
    assert.equal(loaded?.importedBy, "The administrator");
    assert.equal((await importCatalog(t().app, person, [bytesOf(catalogFile("Loaded"))])).changed, false);
  });

  test("a file that is refused changes nothing: empty, cut, another one, too large", async () => {
    await importKev(t().app, OPERATOR, [kevFile({ version: "2026.08.01" })]);
    const catalogs = (await listCatalogs(t().app, OPERATOR)).length;
    for (const [code, pieces] of [
      ["document.unrecognized", []],
      ["document.unrecognized", [cut(kevFile())]],
      ["document.unrecognized", [bytesOf(catalogFile())]],
      ["document.too-large", mebibytes(17)],
    ] as const)
      await refused(importKev(t().app, OPERATOR, pieces), code);
    for (const [code, pieces] of [
      ["document.unrecognized", []],
      ["document.unrecognized", [cut(bytesOf(catalogFile("Cut")))]],
      ["document.unrecognized", [kevFile()]],
      ["document.too-large", mebibytes(65)],
    ] as const)
      await refused(importCatalog(t().app, OPERATOR, pieces), code);
    assert.equal((await readVulnerabilityData(t().app, OPERATOR)).kev?.version, "2026.08.01");
    assert.equal((await listCatalogs(t().app, OPERATOR)).length, catalogs);
  });

  // The last one: from here on there are two organizations.
  test("members never take them in, nor an administrator where there are several organizations", async () => {
    const owner = await newMember(t(), await newSystem(t()), "owner");
    const person = await administrator();
    const refusedTo = async (actor: Actor): Promise<void> => {
      await refused(importKev(t().app, actor, [kevFile()]), "access.denied");
      await refused(importCatalog(t().app, actor, [bytesOf(catalogFile("Refused"))]), "access.denied");
    };
    await refusedTo(owner);
    await t().owner.query("insert into organizations (id, name) values (gen_random_uuid(), 'Another')");
    await refusedTo(person);
    const newest = kevFile({ version: "2026.09.01" });
    assert.equal((await importKev(t().app, OPERATOR, [newest])).entries, 1);
    assert.ok(!(await listCatalogs(t().app, owner)).some(({ title }) => title === "Refused"));
  });
});
