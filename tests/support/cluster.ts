import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openManagedServer } from "#store/managed/managed-server.ts";
import { openStore } from "#store/open-store.ts";

/** Where test files find the cluster that the run's global setup started. */
export const CLUSTER_VARIABLE = "MILEPOST_TEST_CLUSTER";
/** A migrated, empty database that every test database is cloned from. */
export const TEMPLATE = "milepost_template";

export type Cluster = { readonly dataDir: string; stop(): Promise<void> };

/** A new folder below the system's temporary one that PostgreSQL's account can pass through, also when we are root. */
export const temporaryFolder = async (name: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), `milepost-${name}-`));
  await chmod(folder, 0o711);
  return folder;
};

/** Starts a PostgreSQL of its own, with the template in it. A connection is held, so that no test stops the server. */
export const startCluster = async (): Promise<Cluster> => {
  const dataDir = await temporaryFolder("tests");
  const server = await openManagedServer(dataDir);
  const anchor = new pg.Client({
    ...server.address,
    user: server.owner,
    password: server.secrets.ownerPassword,
    database: "postgres",
  });
  anchor.on("error", () => undefined);
  await anchor.connect();
  // What a power failure would lose is of no interest here; the tests of crashes have servers of their own.
  await anchor.query("alter system set fsync = off");
  await anchor.query("alter system set full_page_writes = off");
  await anchor.query("alter system set synchronous_commit = off");
  await anchor.query("select pg_reload_conf()");
  await (await openStore({ dataDir, databaseName: TEMPLATE })).close();
  return {
    dataDir,
    stop: async () => {
      await anchor.end();
      await server.release();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
