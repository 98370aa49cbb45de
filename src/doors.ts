import { once } from "node:events";
import type { Doors, ServeFlags } from "./cli/program.ts";
import { stopAsked } from "./cli/stop-asked.ts";
import { LINK_HOURS } from "./app/people/one-time-token.ts";
import { dataFolder, portNumber, watchedFolder } from "./config.ts";
import { version } from "./version.ts";

/**
 * What the command line opens, put together: with `server.ts` the one place that knows every floor. Both load what they
 * need when they are asked: a command that needs no store or no web starts faster without.
 */
export const doors: Doors = {
  version,
  open: async (options) => {
    const { openStore } = await import("./store/open-store.ts");
    const store = await openStore({ dataDir: dataFolder(options.data), databaseUrl: options.databaseUrl });
    return { app: { store, now: () => new Date() }, close: () => store.close() };
  },
  serve: async (flags: ServeFlags) => {
    const stopping = stopAsked();
    const { startServer } = await import("./server.ts");
    if (flags.demo === true)
      process.stderr.write(
        "The demo system is being filled with a year, unless it is there: half a minute at most.\n",
      );
    const server = await startServer({
      host: flags.host,
      port: portNumber(flags.port),
      dataDir: dataFolder(flags.data),
      databaseUrl: flags.databaseUrl,
      publicUrl: flags.publicUrl?.replace(/\/+$/, ""),
      demo: flags.demo === true,
      watch: (flags.watch ?? []).map(watchedFolder),
    });
    process.stdout.write(`Milepost ${version} is at ${server.url}\n`);
    if (server.setupUrl) {
      process.stdout.write(
        `There is no administrator yet. Open this link once, within ${LINK_HOURS} hours:\n  ${server.setupUrl}\n`,
      );
    }
    if (!stopping.aborted) await once(stopping, "abort");
    await server.stop();
  },
};
