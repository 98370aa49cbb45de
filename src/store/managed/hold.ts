import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { OWNER, type Secrets } from "./create-cluster.ts";

export type ServerAddress = { readonly host: string; readonly port: number };

/** The connection by which a process is known to use a managed server, for as long as it does. */
export type Hold = {
  /** Whether the connection still stands. */
  alive(): boolean;
  /**
   * Ends the use. True when nobody else uses the server: then nobody can begin to either until `end`, so that it can be
   * stopped without pulling it away from under a newcomer.
   */
  letGo(): Promise<boolean>;
  end(): Promise<void>;
};

/** Any number that all Milepost processes agree on: users hold it together, whoever stops the server holds it alone. */
const IN_USE = 7_305_002;

/** Takes hold of a server; rejects when it does not answer, or stops meanwhile. */
export const takeHold = async (address: ServerAddress, secrets: Secrets): Promise<Hold> => {
  const client = new pg.Client({
    ...address,
    user: OWNER,
    password: secrets.ownerPassword,
    database: "postgres",
  });
  let alive = true;
  // A server that goes away while we look at it is one of the answers, not an unhandled error.
  client.on("error", () => (alive = false));
  client.on("end", () => (alive = false));
  await client.connect();
  await client.query("select pg_advisory_lock_shared($1)", [IN_USE]);
  return {
    alive: () => alive,
    letGo: () => isAlone(client).catch(() => false),
    end: () => client.end().catch(() => undefined),
  };
};

const isAlone = async (client: pg.Client): Promise<boolean> => {
  await client.query("select pg_advisory_unlock_shared($1)", [IN_USE]);
  const lock = await client.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [IN_USE]);
  if (lock.rows[0]?.alone !== true) return false;
  for (let look = 0; look < LOOKS; look += 1) {
    if ((await otherClients(client)) === 0) return true;
    await sleep(50);
  }
  return false;
};

/** Connections that we have just ended take a moment to be gone. */
const LOOKS = 10;

const otherClients = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ others: number }>(
    "select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
  );
  return rows[0]?.others ?? 0;
};
