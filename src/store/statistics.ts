import { sql } from "kysely";
import type { Db } from "./database.ts";

/**
 * Lets PostgreSQL take statistics of the tables that have grown much, so that what is asked next is planned well. To be
 * called after a transaction that wrote much, not in it. At most a second or two, whatever the size of the tables.
 */
export const refreshStatistics = async (db: Db): Promise<void> => {
  await sql`select refresh_statistics()`.execute(db);
};
