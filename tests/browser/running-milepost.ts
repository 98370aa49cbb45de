import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPageIfNeeded } from "../../scripts/build-page.ts";
import { sharedDatabase } from "../support/store.ts";
import { startServer, type RunningServer } from "../../src/server.ts";

export type RunningMilepost = RunningServer & {
  readonly folder: string;
  /** The options by which a command works on the same ledger. */
  readonly data: readonly string[];
};

export type MilepostOptions = {
  readonly demo: boolean;
  /** With a PostgreSQL of its own, as a person starts it, instead of a database on the one that the test run shares. */
  readonly ownServer: boolean;
};

/** A whole Milepost with its page on a free port and its own folder and database; `stop` removes the folder. */
export const runMilepost = async ({ demo, ownServer }: MilepostOptions): Promise<RunningMilepost> => {
  await buildPageIfNeeded();
  const folder = await mkdtemp(join(tmpdir(), "milepost-browser-"));
  const dataDir = join(folder, "data");
  const databaseUrl = ownServer ? undefined : await sharedDatabase();
  const server = await startServer({
    host: "127.0.0.1",
    port: 0,
    dataDir,
    databaseUrl,
    publicUrl: undefined,
    demo,
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const data = ["--data", dataDir, ...(databaseUrl === undefined ? [] : ["--database-url", databaseUrl])];
  return { ...server, folder, data, stop };
};
