import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { adoptRulebook, tryRulebook } from "#app/rulebook/adopt-rulebook.ts";
import { saveRulebook } from "#app/rulebook/save-rulebook.ts";
import { addAdministrator } from "#store/memberships.ts";
import { listOrganizations } from "#store/organizations.ts";
import { inTransaction } from "#store/transaction.ts";
import { bytesOf, catalogFile } from "../oscal/catalog-file.ts";
import { newMember, newPerson, newSystem, OPERATOR, type Person } from "../support/app.ts";
import { kevFile } from "../support/kev.ts";
import { poamWorkbook, READY } from "../support/poam-workbook.ts";
import { useResource } from "../support/store.ts";
import { call, testServer } from "./test-server.ts";

const KEV = "/api/vulnerability-data/kev";
const CATALOG = "/api/catalogs";
const DOCUMENT = "/api/documents/readiness?rulebook=fedramp-rev5";
const MEBI = 1024 ** 2;

const cut = (file: Uint8Array): Uint8Array => file.subarray(0, Math.floor(file.length / 2));

type Report = {
  rulebook: string;
  on: string;
  items: number;
  byLevel: Record<string, number>;
  checks: Array<{ check: string; shown: Array<{ message: string; item: { poamId: string } | null }> }>;
  remarks: Array<{ code: string }>;
};

describe("files given over HTTP", () => {
  const t = useResource(() => testServer());
  let system = "";
  let viewer: Person;
  let administrator: Person;
  let document: Uint8Array;

  before(async () => {
    system = await newSystem(t());
    viewer = await newMember(t(), system, "viewer");
    administrator = await newPerson(t(), "The administrator");
    await inTransaction(t().store.db, OPERATOR, async (tx) => {
      const [organization] = await listOrganizations(tx);
      await addAdministrator(tx, organization?.id ?? "", administrator.userId);
    });
    const other = { ...READY, sourceIdentifier: "501", pointOfContact: null };
    document = await poamWorkbook(READY, { ...other, poamId: "V-2" }, { ...other, poamId: "" });
  });

  const send = (path: string, bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
    call(t(), { method: "POST", path, as: administrator, bytes, headers });

  test("CISA's catalog: how much was taken in, and what was left out", async () => {
    const catalog = JSON.parse(kevFile().toString()) as { vulnerabilities: unknown[] };
    catalog.vulnerabilities.push({ cveID: "none" });
    const answer = await send(KEV, bytesOf(catalog));
    assert.equal(answer.status, 200);
    const { remarks, ...taken } = (await answer.json()) as { remarks: Array<{ where: string }> };
    assert.deepEqual(taken, { version: "2026.06.01", entries: 1, items: 0 });
    assert.deepEqual(
      remarks.map(({ where }) => where),
      ["vulnerabilities[1]"],
    );
  });

  test("a catalog of CISA's that is older than the one in force is a problem, and not taken in", async () => {
    const older = await send(KEV, kevFile({ version: "2026.05.31" }));
    assert.equal(older.status, 400);
    const { code, detail } = (await older.json()) as { code: string; detail: string };
    assert.equal(code, "input.invalid");
    assert.match(detail, /2026-06-01 or a later day, found a catalog of 2026-05-31/);
  });

  test("a catalog of controls stands in the list, with who loaded it", async () => {
    const answer = await send(CATALOG, bytesOf(catalogFile()));
    assert.deepEqual(await answer.json(), {
      title: "Example controls",
      version: "1.0",
      controls: 4,
      withdrawn: 1,
      changed: true,
      remarks: [],
    });
    const listed = await call(t(), { method: "GET", path: CATALOG, as: viewer });
    const [first] = (await listed.json()) as Array<Record<string, unknown>>;
    assert.deepEqual([first?.["title"], first?.["importedBy"]], ["Example controls", "The administrator"]);
  });

  test("a document is judged check by check for its own day, by whoever is signed in, and nothing is kept", async () => {
    const kept = async (): Promise<unknown> =>
      (
        await t().owner.query(
          "select (select count(*) from audit_events) as events, (select count(*) from poam_items) as items",
        )
      ).rows[0];
    const before = await kept();
    const answer = await call(t(), { method: "POST", path: DOCUMENT, as: viewer, bytes: document });
    const report = (await answer.json()) as Report;
    assert.equal(answer.status, 200);
    assert.deepEqual([report.rulebook, report.on, report.items], ["FedRAMP Rev 5", "2026-05-10", 2]);
    const owner = report.checks.find(({ check }) => check === "owner-missing");
    assert.deepEqual(
      owner?.shown.map(({ message, item }) => [message, item?.poamId]),
      [["There is no point of contact.", "V-2"]],
    );
    assert.deepEqual(
      report.remarks.map(({ code }) => code),
      ["document.poam-id-missing"],
    );
    const found = report.checks.flatMap(({ shown }) => shown).length;
    const { error = 0, warning = 0, info = 0 } = report.byLevel;
    assert.equal(error + warning + info, found);
    const later = await send(`${DOCUMENT}&asOf=2026-07-02`, document);
    const checks = ((await later.json()) as Report).checks.map(({ check }) => check);
    assert.ok(checks.includes("overdue") && !report.checks.some(({ check }) => check === "overdue"));
    assert.deepEqual(await kept(), before);
  });

  test("a system's own version of a rulebook judges too, for those who may read the system", async () => {
    const own = { id: "ours", name: "Our own", baseId: "fedramp-rev5", changes: {} };
    const { id: rulebookId, version: rulebookVersion } = await saveRulebook(t().app, OPERATOR, system, own);
    const { revision } = await tryRulebook(t().app, OPERATOR, system, { rulebookId, rulebookVersion });
    const choice = { rulebookId, rulebookVersion, revision, reason: "Test." };
    await adoptRulebook(t().app, OPERATOR, system, choice);
    const path = `/api/documents/readiness?systemId=${system}`;
    const answer = await call(t(), { method: "POST", path, as: viewer, bytes: document });
    assert.equal(((await answer.json()) as Report).rulebook, "Our own");
    const other = await newMember(t(), await newSystem(t()), "owner");
    assert.equal((await call(t(), { method: "POST", path, as: other, bytes: document })).status, 404);
    assert.equal((await send(`${path}&rulebook=fedramp-rev5`, document)).status, 400);
    assert.equal((await send("/api/documents/readiness", document)).status, 400);
    assert.equal((await send("/api/documents/readiness?rulebook=nobody", document)).status, 400);
  });

  test("what is not the file that is asked for is refused by name", async () => {
    const text = Buffer.from("no file of theirs");
    const nothing = new Uint8Array();
    for (const [path, bytes, code] of [
      [KEV, nothing, "document.unrecognized"],
      [KEV, cut(kevFile()), "document.unrecognized"],
      [KEV, text, "document.unrecognized"],
      [KEV, document, "document.unrecognized"],
      [KEV, new Uint8Array(16 * MEBI + 1), "document.too-large"],
      [CATALOG, nothing, "document.unrecognized"],
      [CATALOG, cut(bytesOf(catalogFile())), "document.unrecognized"],
      [CATALOG, kevFile(), "document.unrecognized"],
      [CATALOG, new Uint8Array(64 * MEBI + 1), "document.too-large"],
      [DOCUMENT, nothing, "document.unrecognized"],
      [DOCUMENT, cut(document), "document.malformed"],
      [DOCUMENT, text, "document.unrecognized"],
      [DOCUMENT, new Uint8Array(64 * MEBI + 1), "document.too-large"],
    ] as const) {
      const answer = await send(path, bytes);
      const problem = (await answer.json()) as { code: string; detail: string };
      assert.equal(problem.code, code, `${path}, ${bytes.length} bytes: ${problem.detail}`);
      if (bytes.length === 0) assert.match(problem.detail, /found none/);
    }
    for (const path of [KEV, CATALOG, DOCUMENT]) {
      const answer = await send(path, document, { "content-type": "multipart/form-data" });
      assert.equal(((await answer.json()) as { code: string }).code, "input.invalid", path);
    }
  });

  test("without a body at all: the same as an empty file", async () => {
    for (const path of [KEV, CATALOG, DOCUMENT]) {
      const answer = await call(t(), { method: "POST", path, as: administrator });
      assert.equal(((await answer.json()) as { code: string }).code, "document.unrecognized", path);
    }
  });
});
