import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type pg from "pg";
import { Fault } from "#domain/fault.ts";

type Migration = {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
};

const FOLDER = new URL("./migrations/", import.meta.url);
/** Any number that all Milepost processes agree on: only one of them migrates at a time. */
const MIGRATION_LOCK = 7_305_001;

const loadMigrations = async (): Promise<Migration[]> => {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), "utf8");
      return {
        version: Number(name.slice(0, 4)),
        name,
        sql,
        sha256: createHash("sha256").update(sql).digest("hex"),
      };
    }),
  );
};

/**
 * Brings the schema to this program's version, each migration in its own transaction. Safe for many starters at once.
 * Throws `database.newer-schema` when a newer program was here, and leaves everything as it is.
 */
export const migrate = async (client: pg.ClientBase): Promise<void> => {
  const migrations = await loadMigrations();
  await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
  try {
    await client.query(
      "create table if not exists schema_migrations (version integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())",
    );
    const applied = await client.query<{ version: number; sha256: string }>(
      "select version, sha256 from schema_migrations",
    );
    const known = new Map(applied.rows.map((row) => [row.version, row.sha256]));
    refuseNewer(known, migrations);
    for (const migration of migrations) {
      if (!known.has(migration.version)) await apply(client, migration);
    }
  } finally {
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
  }
};

const refuseNewer = (known: ReadonlyMap<number, string>, migrations: readonly Migration[]): void => {
  const newest = migrations.at(-1)?.version ?? 0;
  const foreign = [...known].find(
    ([version, sha256]) =>
      version > newest || migrations.some((m) => m.version === version && m.sha256 !== sha256),
  );
  if (!foreign) return;
  if (foreign[0] <= newest) {
    throw new Fault(
      "database.newer-schema",
      `Expected migration ${foreign[0]} as this program has it, found that it was applied with other contents, by a program ` +
        "between two releases. Start that one, or use another data folder.",
    );
  }
  throw new Fault(
    "database.newer-schema",
    `Expected a database of schema ${newest} or older, found migration ${foreign[0]} of another Milepost. ` +
      "Start the newer program on it, or use another data folder.",
  );
};

const apply = async (client: pg.ClientBase, migration: Migration): Promise<void> => {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into schema_migrations (version, name, sha256) values ($1, $2, $3)", [
      migration.version,
      migration.name,
      migration.sha256,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
};
