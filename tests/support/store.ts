import { randomUUID } from "node:crypto";
import { after, before } from "node:test";
import pg from "pg";
import { openStore, type Store } from "#store/open-store.ts";
import { openManagedServer } from "#store/managed/managed-server.ts";
import { CLUSTER_VARIABLE, startCluster, TEMPLATE } from "./cluster.ts";

/** A store on a database of its own, and the same database as its owner, whom row-level security does not bind. */
export type TestStore = {
  readonly store: Store;
  readonly owner: pg.Client;
  readonly dataDir: string;
  readonly database: string;
  close(): Promise<void>;
};

const cluster = async (): Promise<{ dataDir: string; release: () => Promise<void> }> => {
  const shared = process.env[CLUSTER_VARIABLE];
  if (shared !== undefined) return { dataDir: shared, release: () => Promise.resolve() };
  const own = await startCluster();
  return { dataDir: own.dataDir, release: () => own.stop() };
};

/** `create database … template …`; the new database's name, and its address for its owner. */
const cloneTemplate = async (dataDir: string): Promise<{ database: string; url: string }> => {
  const server = await openManagedServer(dataDir);
  const client = new pg.Client({
    ...server.address,
    user: server.owner,
    password: server.secrets.ownerPassword,
    database: "postgres",
  });
  await client.connect();
  const database = `test_${randomUUID().replaceAll("-", "")}`;
  await client.query(`create database ${database} template ${TEMPLATE}`);
  await client.end();
  await server.release();
  const { host, port } = server.address;
  const password = encodeURIComponent(server.secrets.ownerPassword);
  const place = new URLSearchParams({ host, port: String(port) }).toString();
  return { database, url: `postgres://${server.owner}:${password}@/${database}?${place}` };
};

/** The address of a fresh database on the run's cluster; undefined when the file runs by itself. */
export const sharedDatabase = async (): Promise<string | undefined> => {
  const dataDir = process.env[CLUSTER_VARIABLE];
  return dataDir === undefined ? undefined : (await cloneTemplate(dataDir)).url;
};

/** A fresh store; on the run's cluster, or, when the file runs by itself, on one of its own. */
export const testStore = async (): Promise<TestStore> => {
  const { dataDir, release } = await cluster();
  const { database } = await cloneTemplate(dataDir);
  const store = await openStore({ dataDir, databaseName: database });
  const owner = new pg.Client(store.jobsConnection);
  await owner.connect();
  return {
    store,
    owner,
    dataDir,
    database,
    close: async () => {
      await owner.end();
      await store.close();
      await release();
    },
  };
};

/** Opens something before the tests of the surrounding suite and closes it after them. */
export const useResource = <T extends { close(): Promise<void> }>(open: () => Promise<T>): (() => T) => {
  let opened: T | undefined;
  before(async () => {
    opened = await open();
  });
  after(async () => {
    await opened?.close();
  });
  return () => {
    if (opened === undefined) throw new Error("Used before the suite's tests began.");
    return opened;
  };
};
