import { sql } from "kysely";
import type { Tx } from "./database.ts";

/** Lets one transaction at a time replace what is the same for everybody, until it ends. */
export const lockForAll = async (tx: Tx, what: "kev"): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`.execute(tx);
};
