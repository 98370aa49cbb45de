import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { sql } from "kysely";
import { APP_ROLE } from "#store/database.ts";
import { takeItemNumbers } from "#store/systems.ts";
import { inRolledBackTransaction, inTransaction } from "#store/transaction.ts";
import { importBytes, newSystem, OPERATOR, useApp } from "../support/app.ts";
import { countRows } from "../support/ledger.ts";
import { scanFile } from "../support/scan-file.ts";

const SCAN = scanFile({ day: "2026-01-10", hosts: [{ name: "web-01", records: [{ plugin: 500 }] }] });

describe("what no program error can do", () => {
  const t = useApp();
  let system = "";

  before(async () => {
    system = await newSystem(t());
    await importBytes(t(), system, SCAN);
  });

  const asApp = (statement: string): Promise<unknown> =>
    inTransaction(t().store.db, OPERATOR, (tx) => sql.raw(statement).execute(tx));
  const asOwner = (statement: string): Promise<unknown> => t().owner.query(statement);

  test("the application's role is no superuser, owns nothing and cannot pass row-level security", async () => {
    const { rows: roles } = await t().owner.query(
      "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication from pg_roles where rolname = $1",
      [APP_ROLE],
    );
    assert.deepEqual(roles, [
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreatedb: false,
        rolcreaterole: false,
        rolreplication: false,
      },
    ]);
    const { rows: owned } = await t().owner.query(
      "select relname from pg_class where relowner = $1::regrole union all select proname from pg_proc where proowner = $1::regrole",
      [APP_ROLE],
    );
    assert.deepEqual(owned, []);
    const { rows: member } = await t().owner.query(
      "select roleid::regrole::text from pg_auth_members where member = $1::regrole",
      [APP_ROLE],
    );
    assert.deepEqual(member, []);
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(t().store.db);
    assert.deepEqual(rows, [{ role: APP_ROLE }]);
  });

  test("the audit trail only grows, for the owner of the database too", async () => {
    const count = await countRows(t().owner, "audit_events");
    assert.ok(count > 0);
    const statements = [
      "update audit_events set note = 'other'",
      "delete from audit_events",
      "truncate audit_events",
      "delete from audit_events where false",
    ];
    for (const statement of statements) {
      await assert.rejects(asApp(statement), /permission denied|only grows/, statement);
      await assert.rejects(asOwner(statement), /only grows/, statement);
    }
    await assert.rejects(asApp("alter table audit_events disable trigger all"), /must be owner/);
    assert.equal(await countRows(t().owner, "audit_events"), count);
  });

  test("POA&M items are never removed", async () => {
    for (const statement of ["delete from poam_items", "truncate poam_items cascade"]) {
      await assert.rejects(asApp(statement), /permission denied|only grows/, statement);
      await assert.rejects(asOwner(statement), /only grows/, statement);
    }
    assert.equal(await countRows(t().owner, "poam_items", `system_id = '${system}'`), 1);
  });

  test("raw files, findings, sightings and imports cannot be deleted by the application", async () => {
    for (const table of ["raw_files", "imports", "systems", "audit_events"])
      await assert.rejects(asApp(`delete from ${table}`), /permission denied/, table);
    for (const table of [
      "findings",
      "sightings",
      "assets",
      "asset_aliases",
      "asset_mentions",
      "weaknesses",
      "statements",
    ])
      await assert.rejects(asApp(`delete from ${table}`), /only while a ledger is told anew/, table);
    await assert.rejects(asApp("update raw_files set bytes = 0"), /permission denied/);
  });

  test("imports stay, in their system, and what names one names one of its own system", async () => {
    for (const statement of [
      "delete from imports",
      "truncate imports cascade",
      "update imports set id = gen_random_uuid()",
    ])
      await assert.rejects(
        asOwner(statement),
        /never removed|violates foreign key|no longer exist/,
        statement,
      );
    const other = await newSystem(t());
    await assert.rejects(asOwner(`update imports set system_id = '${other}'`), /keep their system/);
    const unknown = [
      "update findings set first_import_id = gen_random_uuid()",
      "update findings set last_import_id = gen_random_uuid()",
      "update findings set status_import_id = gen_random_uuid()",
      `update findings set system_id = '${other}'`,
      "update sightings set import_id = gen_random_uuid()",
      `update sightings set system_id = '${other}'`,
      `insert into sightings (import_id, system_id, ordinal, outcome, byte_start, byte_end)
       select id, '${other}', 9999, 'informational', 0, 1 from imports limit 1`,
      `insert into findings select (jsonb_populate_record(f, jsonb_build_object(
         'id', gen_random_uuid(), 'location', 'elsewhere', 'last_import_id', gen_random_uuid()))).* from findings f`,
    ];
    for (const statement of unknown) {
      await assert.rejects(asOwner(statement), /names an import that its system does not have/, statement);
    }
  });

  test("the application lets statistics be taken, of tables that have grown only, though it owns none", async () => {
    const taken = async (): Promise<string[]> => {
      const { rows } = await t().owner.query<{ name: string }>(
        `select relname as name from pg_class where relname in ('sightings', 'systems') and reltuples >= 0 order by 1`,
      );
      return rows.map(({ name }) => name);
    };
    await importBytes(
      t(),
      await newSystem(t()),
      scanFile({
        day: "2026-01-20",
        hosts: Array.from({ length: 300 }, (_, at) => ({
          name: `host-${at}`,
          records: [500, 501, 502, 503].map((plugin) => ({ plugin })),
        })),
      }),
    );
    assert.deepEqual(await taken(), ["sightings"]);
  });

  const FROZEN = {
    number: "99",
    poam_id: "'V-99'",
    original_risk_rating: "'low'",
    original_detection_date: "'2026-03-03'",
    original_scheduled_completion_date: "'2027-01-01'",
    created_at: "now() + interval '1 day'",
    system_id: "gen_random_uuid()",
    weakness_id: "gen_random_uuid()",
  } as const;
  for (const [column, value] of Object.entries(FROZEN))
    test(`${column} of an item is frozen`, async () => {
      const statement = `update poam_items set ${column} = ${value} where system_id = '${system}'`;
      await assert.rejects(asApp(statement), /frozen/);
      await assert.rejects(asOwner(statement), /frozen/);
    });

  test("dates that do not fit a status are refused by the database itself", async () => {
    const states = [
      "status = 'closed', completion_date = null, fixed_on = '2026-02-01'",
      "status = 'open', completion_date = '2026-02-01'",
      "status = 'pending verification', fixed_on = null",
      "status = 'done'",
    ];
    for (const state of states)
      await assert.rejects(
        asApp(`update poam_items set ${state} where system_id = '${system}'`),
        /check constraint/,
      );
    await assert.rejects(asApp("update findings set status = 'fixed'"), /check constraint/);
    await assert.rejects(asApp("update findings set reason = 'asset-not-alive'"), /check constraint/);
  });

  test("item numbers are given out once, also to many at the same time", async () => {
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        inTransaction(t().store.db, OPERATOR, (tx) => takeItemNumbers(tx, system, (i % 3) + 1)).then(
          (first) => Array.from({ length: (i % 3) + 1 }, (__, at) => first + at),
        ),
      ),
    );
    const numbers = taken.flat().toSorted((x, y) => x - y);
    assert.deepEqual(
      numbers,
      Array.from({ length: numbers.length }, (_, at) => at + 2),
    );
    const next = await inRolledBackTransaction(t().store.db, OPERATOR, (tx) =>
      takeItemNumbers(tx, system, 5),
    );
    const again = await inTransaction(t().store.db, OPERATOR, (tx) => takeItemNumbers(tx, system, 1));
    assert.equal(again, next, "numbers of a trial are given back");
    await assert.rejects(
      asApp(`update systems set next_item_number = 0 where id = '${system}'`),
      /check constraint/,
    );
    await assert.rejects(
      asApp(
        `insert into poam_items (system_id, number, poam_id, weakness_id, group_key, status, original_risk_rating, original_detection_date,
           original_scheduled_completion_date, scheduled_completion_date, status_date, controls)
         select system_id, number, 'V-other', weakness_id, 'other', 'open', 'low', now(), now(), now(), now(), '{}' from poam_items
         where system_id = '${system}'`,
      ),
      /duplicate key/,
    );
  });
});
