import { sql } from "kysely";
import type { Tx } from "./database.ts";

/** Lets one transaction at a time write what is the same for everybody, or fill the demonstration, until it ends. */
export const lockForAll = async (tx: Tx, what: "kev" | "epss" | "demonstration"): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`.execute(tx);
};
