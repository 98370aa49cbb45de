import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import type { Tables } from "./tables.generated.ts";

/** The application's database, as the role that row-level security binds. */
export type Db = Kysely<Tables>;
/** Inside a transaction only this is in scope. */
export type Tx = Transaction<Tables>;

/** How to connect, once as the owner (migrations only) and once as the application. */
export type DatabaseAccess = { readonly owner: pg.PoolConfig; readonly app: pg.PoolConfig };

export const APP_ROLE = "milepost_app";

/** Dates stay text (a calendar date has no zone) and 64-bit counts become numbers, which stay exact below 2^53. */
const { DATE, INT8 } = pg.types.builtins;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === DATE) return (value: string) => value;
    if (oid === INT8) return (value: string) => Number(value);
    return pg.types.getTypeParser(oid, format);
  },
};

/** A pool of connections. Errors of idle connections (a server that went away) are given to `onError`, never thrown. */
export const openPool = (
  config: pg.PoolConfig,
  onError: (error: Error) => void = () => undefined,
): pg.Pool => {
  const pool = new pg.Pool({ max: 12, ...config, types });
  pool.on("error", onError);
  // A connection that is lost between two queries of a transaction tells nobody else; the next query rejects with it.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
};

export const openDatabase = (pool: pg.Pool): Db =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
