import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPageIfNeeded } from "../../scripts/build-page.ts";
import { startServer, type RunningServer } from "../../src/server.ts";

export type RunningMilepost = RunningServer & { readonly folder: string };

/** A whole Milepost with its page on a free port and its own folder; `stop` removes everything. */
export const runMilepost = async (options: { readonly demo: boolean }): Promise<RunningMilepost> => {
  await buildPageIfNeeded();
  const folder = await mkdtemp(join(tmpdir(), "milepost-browser-"));
  const server = await startServer({
    host: "127.0.0.1",
    port: 0,
    dataDir: join(folder, "data"),
    databaseUrl: undefined,
    publicUrl: undefined,
    demo: options.demo,
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...server, folder, stop };
};
