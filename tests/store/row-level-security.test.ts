import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, test } from "node:test";
import { sql } from "kysely";
import { setBaseline } from "#app/readiness/baseline.ts";
import type { Tx } from "#store/database.ts";
import { inTransaction } from "#store/transaction.ts";
import {
  importBytes,
  newMember,
  newSystem,
  OPERATOR,
  streamOf,
  useApp,
  type Person,
} from "../support/app.ts";
import { day } from "../domain/observations.ts";
import { countRows } from "../support/ledger.ts";
import { scanFile } from "../support/scan-file.ts";
import { saveMapping } from "#app/mapping/save-mapping.ts";
import { MAPPING } from "../support/mapping.ts";
import { inviteMember } from "#app/people/members.ts";
import { beginUpload } from "#app/upload/keep-upload.ts";
import { importSecurityPlan, linkItemStatements } from "#app/catalog/security-plan.ts";
import { bytesOf } from "../oscal/catalog-file.ts";
import { PLAN_FILE, PLAN_UUIDS } from "../oscal/plan-file.ts";
import { clockRows } from "../support/clocks.ts";
import { milestoneRows } from "../support/milestones.ts";
import { cmmcRows } from "../support/cmmc.ts";

const SCAN = scanFile({ day: "2026-01-10", hosts: [{ name: "web-01", records: [{ plugin: 500 }] }] });

/** Every table of the ledger, and the column that names the system. */
const TABLES = {
  systems: "id",
  imports: "system_id",
  work_progress: "system_id",
  import_mappings: "system_id",
  assets: "system_id",
  asset_aliases: "system_id",
  asset_mentions: "system_id",
  false_positive_findings: "system_id",
  statements: "system_id",
  inventories: "system_id",
  declared_assets: "system_id",
  asset_coverage: "system_id",
  weaknesses: "system_id",
  poam_items: "system_id",
  item_versions: "system_id",
  system_rulebooks: "system_id",
  vendor_dependencies: "system_id",
  vendor_check_ins: "system_id",
  extensions: "system_id",
  item_notes: "system_id",
  bulk_edits: "system_id",
  bulk_edit_items: "system_id",
  evidence: "system_id",
  evidence_items: "system_id",
  findings: "system_id",
  sightings: "system_id",
  memberships: "system_id",
  one_time_links: "system_id",
  audit_events: "system_id",
  batches: "system_id",
  uploads: "system_id",
  cmmc_assessments: "system_id",
  cmmc_results: "system_id",
  cmmc_entries: "system_id",
  cmmc_reviews: "system_id",
  cmmc_entry_items: "system_id",
  deviation_requests: "system_id",
  deviation_evidence: "system_id",
  milestones: "system_id",
  item_milestones: "system_id",
  milestone_changes: "system_id",
  milestone_needs: "system_id",
  item_waits: "system_id",
  vulnerability_baselines: "system_id",
  item_teams: "system_id",
  assignment_rules: "system_id",
  security_plans: "system_id",
  security_plan_statements: "system_id",
  item_plan_statements: "system_id",
} as const;

/** What a query without any filter shows. */
const seen = async (tx: Tx, table: keyof typeof TABLES): Promise<Array<string | null>> => {
  const { rows } = await sql<{ system: string | null }>`
    select ${sql.id(TABLES[table])} as system from ${sql.id(table)}`.execute(tx);
  return rows.map(({ system }) => system);
};

describe("row-level security", () => {
  const t = useApp();
  let [a, b]: [string, string] = ["", ""];
  let ada: Person;

  before(async () => {
    [a, b] = [await newSystem(t()), await newSystem(t())];
    ada = await newMember(t(), a, "owner");
    const bob = await newMember(t(), b, "owner");
    for (const system of [a, b]) await importBytes(t(), system, SCAN);
    for (const system of [a, b]) await saveMapping(t().app, OPERATOR, system, MAPPING);
    const invited = { email: "new@example.test", role: "viewer" as const };
    await inviteMember(t().app, ada, a, invited);
    await inviteMember(t().app, bob, b, invited);
    await t().owner.query(
      `with declared as (
         insert into inventories (system_id, sha256, bytes, file_name, format, entries, remarks, uploaded_at, uploaded_by)
         select system_id, sha256, bytes, 'inventory.xlsx', 'fedramp-inventory@3.1', 1, '[]', now(), 'Ada' from imports
         returning id, system_id
       )
       insert into declared_assets (inventory_id, ordinal, system_id, id, place, declared)
       select id, 1, system_id, uuidv7(), 'Inventory!3', '{}' from declared`,
    );
    for (const [systemId, person] of [
      [a, ada],
      [b, bob],
    ] as const)
      await beginUpload(t().app, person, { systemId, fileName: "scan.nessus", bytes: 1, sha256: null });
    for (const system of [a, b]) await cmmcRows(t(), system);
    await t().owner.query(
      `insert into deviation_requests (system_id, number, type, item_id, claim, rationale, status, requested_on,
         requested_by, requested_by_key)
       select system_id, 1, 'false positive', id, '{}', 'Backported.', 'pending', '2026-06-01', 'Ada', 'user:ada'
       from poam_items`,
    );
    await t().owner.query(
      `insert into false_positive_findings (item_id, finding_id, system_id)
       select item_id, id, system_id from findings where item_id is not null`,
    );
    const baseline = { on: day("2026-01-01"), vulnerabilities: 40, reason: "Test." };
    for (const system of [a, b]) await setBaseline(t().app, OPERATOR, system, baseline);
    for (const system of [a, b]) await clockRows(t(), system);
    await t().owner.query(
      `insert into deviation_evidence (deviation_id, evidence_id, system_id)
       select d.id, e.id, d.system_id from deviation_requests d join evidence e using (system_id)`,
    );
    for (const system of [a, b]) {
      await importSecurityPlan(t().app, OPERATOR, system, streamOf(bytesOf(PLAN_FILE)));
      await linkItemStatements(t().app, OPERATOR, { systemId: system, poamId: "V-1" }, PLAN_UUIDS);
    }
    for (const system of [a, b]) await milestoneRows(t(), system);
    await t().owner.query("insert into work_progress (id, system_id) select id, system_id from imports");
    await t().owner.query(
      "insert into batches (system_id, status, asked_by) select id, 'previewing', 'ada' from systems",
    );
    await t().owner.query(
      `insert into statements (system_id, import_id, ordinal, vulnerability, names, products, status)
       select system_id, id, 1, 'CVE-2026-1', '{CVE-2026-1}', '{}', 'fixed' from imports`,
    );
  });

  for (const table of Object.keys(TABLES) as Array<keyof typeof TABLES>) {
    test(`a query of ${table} that forgets its filter shows only the own systems`, async () => {
      for (const system of [a, b])
        assert.ok(
          (await countRows(t().owner, table, `${TABLES[table]} = '${system}'`)) > 0,
          "rows are there",
        );
      const shown = await inTransaction(t().store.db, ada, (tx) => seen(tx, table));
      assert.ok(shown.includes(a));
      assert.ok(!shown.includes(b));
    });

    test(`${table} shows nothing of a system when nobody acts, or a stranger does`, async () => {
      const nobody = await t()
        .store.db.transaction()
        .execute((tx) => seen(tx, table));
      const stranger = { kind: "user", userId: randomUUID(), name: "" } as const;
      const strange = await inTransaction(t().store.db, stranger, (tx) => seen(tx, table));
      for (const shown of [nobody, strange])
        assert.deepEqual(
          shown.filter((system) => system !== null),
          [],
        );
    });
  }

  test("an upload shows itself to nobody but who began it, not even in the same system", async () => {
    const other = await newMember(t(), a, "owner");
    assert.deepEqual(await inTransaction(t().store.db, other, (tx) => seen(tx, "uploads")), []);
    assert.deepEqual(await inTransaction(t().store.db, ada, (tx) => seen(tx, "uploads")), [a]);
  });

  test("who acts is forgotten with the transaction: the connection shows nothing afterwards", async () => {
    await t()
      .store.db.connection()
      .execute(async (connection) => {
        const inside = await inTransaction(connection, OPERATOR, (tx) => seen(tx, "findings"));
        assert.ok(inside.length > 0);
        const outside = await connection.transaction().execute((tx) => seen(tx, "findings"));
        assert.deepEqual(outside, []);
      });
  });

  test("rows of another system cannot be changed, and forgetting the filter changes only the own", async () => {
    const changes = {
      systems: "name = name || ' changed'",
      poam_items: "comments = 'changed'",
      findings: "severity = 'low'",
      weaknesses: "name = 'changed'",
      assets: "ip = '10.9.9.9'",
      imports: "file_name = 'changed'",
      sightings: "byte_end = byte_end + 1",
      memberships: "role = 'viewer'",
      inventories: "file_name = 'changed'",
    } as const;
    for (const [table, change] of Object.entries(changes) as Array<[keyof typeof changes, string]>) {
      const column = TABLES[table];
      const dump = async () =>
        (await t().owner.query(`select t::text from ${table} t where ${column} = '${b}' order by 1`)).rows;
      const before = await dump();
      await assert.rejects(
        inTransaction(t().store.db, ada, async (tx) => {
          const all = await sql`update ${sql.id(table)} set ${sql.raw(change)}`.execute(tx);
          assert.ok((all.numAffectedRows ?? 0n) > 0n, `${table}: the own rows are changed`);
          const others = await sql`
            update ${sql.id(table)} set ${sql.raw(change)} where ${sql.id(column)} = ${b}`.execute(tx);
          assert.equal(others.numAffectedRows, 0n, table);
          throw new Error("enough");
        }),
        /enough/,
      );
      assert.deepEqual(await dump(), before, table);
    }
  });

  test("rows cannot be put into another system, nor moved there", async () => {
    const id = randomUUID();
    const puts = [
      sql`insert into assets (system_id, identifier) values (${b}, 'planted')`,
      sql`insert into imports (id, system_id, sha256, bytes, file_name, status, created_by)
          select ${id}, ${b}, sha256, bytes, 'planted', 'received', 'ada' from imports limit 1`,
      sql`insert into memberships (system_id, user_id, role) values (${b}, ${ada.userId}, 'owner')`,
      sql`insert into sightings (import_id, ordinal, system_id, outcome, byte_start, byte_end)
          select id, 9999, ${b}, 'informational', 0, 1 from imports limit 1`,
      sql`insert into inventories
            (system_id, sha256, bytes, file_name, format, entries, remarks, uploaded_at, uploaded_by)
          select ${b}, sha256, bytes, 'planted', 'x', 0, '[]', now(), 'ada' from imports limit 1`,
      sql`insert into declared_assets (inventory_id, ordinal, system_id, id, place, declared)
          select inventory_id, 9, ${b}, id, place, declared from declared_assets limit 1`,
      sql`update inventories set system_id = ${b}`,
      sql`update assets set system_id = ${b}`,
      sql`update weaknesses set system_id = ${b}`,
      sql`update findings set system_id = ${b}`,
      sql`update sightings set system_id = ${b}`,
      sql`update imports set system_id = ${b}`,
      sql`update memberships set system_id = ${b}`,
    ];
    for (const put of puts)
      await assert.rejects(
        inTransaction(t().store.db, ada, (tx) => put.execute(tx)),
        /row-level security/,
      );
  });

  test("every table that names a system is guarded, and so is every other table of the schema but two", async () => {
    const { rows } = await t().owner.query<{ name: string; guarded: boolean; system: boolean }>(
      `select c.relname as name, c.relrowsecurity as guarded,
         exists (select from pg_attribute where attrelid = c.oid and attname = 'system_id') as system
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`,
    );
    for (const { name, guarded, system } of rows) if (system) assert.ok(guarded, name);
    const open = rows.filter(({ guarded }) => !guarded).map(({ name }) => name);
    assert.deepEqual(open, ["raw_files", "schema_migrations"]);
    const known = new Set(Object.keys(TABLES));
    for (const { name, system } of rows) if (system) assert.ok(known.has(name), `${name} is tested above`);
  });

  test("views would go round the guard: there are none but those that ask as whoever reads them", async () => {
    const { rows } = await t().owner.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'auth') and c.relkind in ('v', 'm')
         and not coalesce(c.reloptions @> array['security_invoker=true'], false)`,
    );
    assert.deepEqual(rows, []);
  });
});
