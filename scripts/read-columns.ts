import { sql } from "kysely";
import type { Db } from "../src/store/database.ts";
import type { Column } from "./tables-source.ts";

/** The columns of every table that the program uses, in a fixed order. */
export const readColumns = async (db: Db): Promise<readonly Column[]> => {
  const { rows } = await sql<Column>`
    select c.table_schema as schema, c.table_name as "table", c.column_name as name, c.udt_name as type,
           c.is_nullable = 'YES' as nullable,
           c.column_default is not null or c.is_identity = 'YES' as "hasDefault",
           c.is_generated = 'ALWAYS' or c.identity_generation = 'ALWAYS' as generated
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema in ('public', 'auth') and t.table_type = 'BASE TABLE' and c.table_name <> 'schema_migrations'
    order by c.table_schema desc, c.table_name, c.ordinal_position`.execute(db);
  return rows;
};
