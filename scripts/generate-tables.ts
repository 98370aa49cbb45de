/** Writes src/store/tables.ts from a freshly migrated database, so that the types cannot drift from the SQL. */
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { openStore } from "../src/store/open-store.ts";
import { tablesSource, type Column } from "./tables-source.ts";

const dataDir = await mkdtemp(join(tmpdir(), "milepost-generate-"));
const store = await openStore({ dataDir });
try {
  writeFileSync(new URL("../src/store/tables.ts", import.meta.url), tablesSource(await readColumns()));
} finally {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
}

async function readColumns(): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select c.table_schema as schema, c.table_name as "table", c.column_name as name, c.udt_name as type,
           c.is_nullable = 'YES' as nullable,
           c.column_default is not null or c.is_identity = 'YES' as "hasDefault",
           c.is_generated = 'ALWAYS' or c.identity_generation = 'ALWAYS' as generated
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema in ('public', 'auth') and t.table_type = 'BASE TABLE' and c.table_name <> 'schema_migrations'
    order by c.table_schema desc, c.table_name, c.ordinal_position`.execute(store.db);
  return rows;
}
