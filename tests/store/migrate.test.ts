import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { migrate } from "#store/migrate.ts";
import { openStore } from "#store/open-store.ts";
import { readColumns } from "../../scripts/read-columns.ts";
import { tablesSource } from "../../scripts/tables-source.ts";
import { temporaryFolder } from "../support/cluster.ts";
import { refused } from "../support/refused.ts";
import { testStore, useResource } from "../support/store.ts";

const ROOT = new URL("../../", import.meta.url);

const shape = async (client: pg.ClientBase): Promise<unknown[]> => {
  const { rows } = await client.query(
    `select table_schema, table_name, column_name, udt_name, is_nullable, column_default from information_schema.columns
     where table_schema in ('public', 'auth') order by 1, 2, ordinal_position`,
  );
  const { rows: applied } = await client.query("select * from schema_migrations order by version");
  return [...rows, ...applied];
};

const withoutTimes = (rows: unknown[]) =>
  rows.map((row) => ({ ...(row as Record<string, unknown>), applied_at: null }));

describe("migrations", () => {
  const t = useResource(testStore);

  /** A connection to a new, empty database on the same server. */
  const emptyDatabase = async (name: string): Promise<pg.Client> => {
    await t().owner.query(`create database ${name}`);
    const client = new pg.Client({ ...t().store.jobsConnection, database: name });
    await client.connect();
    return client;
  };

  test("migrating a second time changes nothing", async () => {
    const before = await shape(t().owner);
    await migrate(t().owner);
    assert.deepEqual(await shape(t().owner), before);
  });

  test("two programs that migrate an empty database at once end with one schema", async () => {
    const first = await emptyDatabase("migrated_twice");
    const second = new pg.Client({ ...t().store.jobsConnection, database: "migrated_twice" });
    await second.connect();
    await Promise.all([migrate(first), migrate(second)]);
    assert.deepEqual(withoutTimes(await shape(first)), withoutTimes(await shape(t().owner)));
    await Promise.all([first.end(), second.end()]);
  });

  test("the database of a newer program, or with a migration that was changed, is refused and left as it is", async () => {
    for (const change of [
      "insert into schema_migrations (version, name, sha256) values (9999, '9999-future.sql', 'x')",
      "update schema_migrations set sha256 = 'x' where version = 1",
    ]) {
      await t().owner.query("begin");
      await t().owner.query(change);
      const before = await shape(t().owner);
      await refused(migrate(t().owner), "database.newer-schema");
      assert.deepEqual(await shape(t().owner), before);
      await t().owner.query("rollback");
    }
    await t().owner.query("insert into schema_migrations (version, name, sha256) values (9999, 'x', 'x')");
    await refused(openStore({ dataDir: t().dataDir, databaseName: t().database }), "database.newer-schema");
    await t().owner.query("delete from schema_migrations where version = 9999");
  });

  test("a database that is not there is refused by name", async () => {
    const folder = await temporaryFolder("nowhere");
    const refuse = (databaseUrl: string) =>
      refused(openStore({ dataDir: folder, databaseUrl }), "database.unreachable");
    await refuse("postgres://nobody:wrong@127.0.0.1:9/none");
    const { host, user } = t().store.jobsConnection;
    await refuse(`postgres://${user}:wrong@/postgres?host=${encodeURIComponent(host ?? "")}`);
    await refuse("not an address");
    await rm(folder, { recursive: true });
  });

  test("the table types of the program are those of the migrated database", async () => {
    const folder = await temporaryFolder("drift");
    const made = join(folder, "tables.ts");
    await writeFile(made, tablesSource(await readColumns(t().store.db)));
    const config = fileURLToPath(new URL(".oxfmtrc.json", ROOT));
    await promisify(execFile)(fileURLToPath(new URL("node_modules/.bin/oxfmt", ROOT)), ["-c", config, made]);
    const kept = await readFile(new URL("src/store/tables.generated.ts", ROOT), "utf8");
    assert.equal(kept, await readFile(made, "utf8"), "run node scripts/generate-tables.ts");
    await rm(folder, { recursive: true });
  });
});
