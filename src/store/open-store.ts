import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { Fault } from "#domain/fault.ts";
import { APP_ROLE, openDatabase, openPool, type DatabaseAccess, type Db } from "./database.ts";
import { openManagedServer, type ManagedServer } from "./managed/managed-server.ts";
import { migrate } from "./migrate.ts";
import { openRawFiles, type RawFiles } from "./raw-files.ts";
import { openUploadFiles, type UploadFiles } from "./upload-files.ts";

export type StoreOptions = {
  /** Folder of the stored files and of the managed PostgreSQL. */
  readonly dataDir: string;
  /** An external PostgreSQL instead of the managed one. */
  readonly databaseUrl?: string | undefined;
  /** Name of the database on the managed server. */
  readonly databaseName?: string;
  readonly onConnectionError?: (error: Error) => void;
  /** The managed server was found dead and started again; work that it interrupted can be taken up. */
  readonly onRestart?: () => void;
};

/** The open store: the database as the application's role, the same for sign-in, and the stored files. */
export type Store = {
  readonly db: Db;
  /** Connections whose search path is the sign-in tables. */
  readonly authPool: pg.Pool;
  /** How background jobs connect: as the owner of their own schema. */
  readonly jobsConnection: pg.PoolConfig;
  readonly rawFiles: RawFiles;
  readonly uploadFiles: UploadFiles;
  /** Closes all connections; stops the managed server when nobody else uses it. */
  close(): Promise<void>;
};

/** Opens the store, starting or adopting the managed PostgreSQL and migrating it. */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  // The database's own account must be able to pass through; what lies inside is private by itself.
  await mkdir(options.dataDir, { recursive: true, mode: 0o711 });
  const rawFiles = await openRawFiles(join(options.dataDir, "files"));
  const uploadFiles = await openUploadFiles(join(options.dataDir, "files", "uploads"));
  const managed =
    options.databaseUrl === undefined ? await openManagedServer(options.dataDir, restarted(options)) : null;
  try {
    const access = managed
      ? await managedAccess(managed, options.databaseName ?? "milepost")
      : externalAccess(options.databaseUrl ?? "");
    await prepare(access, managed);
    const pool = openPool(access.app, options.onConnectionError);
    const authPool = openPool(
      { ...access.app, max: 4, options: withSearchPath(access.app, "auth") },
      options.onConnectionError,
    );
    const close = async (): Promise<void> => {
      await Promise.all([pool.end(), authPool.end()]);
      await managed?.release();
    };
    return { db: openDatabase(pool), authPool, jobsConnection: access.owner, rawFiles, uploadFiles, close };
  } catch (error) {
    await managed?.release();
    throw error;
  }
};

const restarted =
  ({ onConnectionError, onRestart }: StoreOptions) =>
  (error: Error | null): void => {
    onConnectionError?.(error ?? new Error("PostgreSQL was found dead and started again."));
    if (error === null) onRestart?.();
  };

const withSearchPath = (config: pg.PoolConfig, schema: string): string =>
  `${config.options ?? ""} -c search_path=${schema}`.trim();

const applicationName = (): string => `milepost ${process.pid}`;

const managedAccess = async (server: ManagedServer, database: string): Promise<DatabaseAccess> => {
  const base = { ...server.address, database, application_name: applicationName() };
  const owner = { ...base, user: server.owner, password: server.secrets.ownerPassword };
  await withClient({ ...owner, database: "postgres" }, async (client) => {
    const existing = await client.query("select from pg_database where datname = $1", [database]);
    if (existing.rowCount === 0) await createDatabase(client, database);
  });
  return { owner, app: { ...base, user: APP_ROLE, password: server.secrets.appPassword } };
};

const DUPLICATE_DATABASE = new Set(["42P04", "23505"]);

/** Two starters may both find no database: the second one's attempt is then no error. */
const createDatabase = async (client: pg.Client, database: string): Promise<void> => {
  await client.query(`create database ${client.escapeIdentifier(database)}`).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError) || !DUPLICATE_DATABASE.has(error.code ?? "")) throw error;
  });
};

/** One login serves both: the application's connections take on the bound role for their whole life. */
const externalAccess = (url: string): DatabaseAccess => {
  const owner = { connectionString: url, application_name: applicationName() };
  return { owner, app: { ...owner, options: `-c role=${APP_ROLE}` } };
};

const prepare = async (access: DatabaseAccess, managed: ManagedServer | null): Promise<void> => {
  await withClient(access.owner, async (client) => {
    await migrate(client);
    if (managed) {
      const password = client.escapeLiteral(managed.secrets.appPassword);
      await client
        .query(`alter role ${APP_ROLE} with login password ${password}`)
        .catch(ignoreConcurrentUpdate);
    } else {
      await client.query(`grant ${APP_ROLE} to current_user`).catch(ignoreConcurrentUpdate);
    }
  });
};

/** Another process is setting the very same value at this moment. */
const ignoreConcurrentUpdate = (error: unknown): void => {
  if (!(error instanceof Error) || !error.message.includes("concurrently")) throw error;
};

const withClient = async (
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> => {
  const client = new pg.Client(config);
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw new Fault(
      "database.unreachable",
      `Expected a PostgreSQL that answers, found: ${cause instanceof Error ? cause.message : String(cause)}. ` +
        "Check the address, the name and the password of --database-url.",
      { cause },
    );
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
};
