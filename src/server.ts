import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino, type Logger } from "pino";
import type { App } from "#app/context.ts";
import { resumeBatches } from "#app/batch/resume-batches.ts";
import { fillDemo } from "#app/demo/fill-demo.ts";
import { applyDueStanding } from "#app/deviation/apply-due-standing.ts";
import { returnExpired } from "#app/deviation/return-expired.ts";
import { resumeImports } from "#app/import/resume-imports.ts";
import { createSetupLink } from "#app/people/setup-link.ts";
import { clearAbandonedWork } from "#app/retell/abandoned-work.ts";
import { removeAbandonedUploads } from "#app/upload/keep-upload.ts";
import { watchFolders } from "#app/watch/watch-folders.ts";
import { Fault } from "#domain/fault.ts";
import { openStore } from "#store/open-store.ts";
import { isLoopback, type ServeOptions } from "./config.ts";
import { openAccounts } from "./http/accounts.ts";
import { httpApp } from "./http/http-app.ts";
import { listen } from "./http/serve.ts";
import { openImportQueue } from "./jobs/import-queue.ts";
import { version } from "./version.ts";

export type RunningServer = {
  readonly url: string;
  /** The address of the first administrator's one-time link; null when there is an administrator. */
  readonly setupUrl: string | null;
  stop(): Promise<void>;
};

const WEB_ROOT = fileURLToPath(new URL("../web/dist", import.meta.url));

/** Starts everything: database, jobs, API and page. What was started is stopped again when a later part refuses. */
export const startServer = async (options: ServeOptions): Promise<RunningServer> => {
  const log = pino({ level: process.env["MILEPOST_LOG"] ?? "warn" }, pino.destination(2));
  let resume: (() => void) | null = null;
  const store = await openStore({
    dataDir: options.dataDir,
    databaseUrl: options.databaseUrl,
    onConnectionError: (error) => log.warn({ reason: error.message }, "database connection"),
    onRestart: () => resume?.(),
  });
  const stops: Array<() => Promise<void>> = [() => store.close()];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).toReversed()) await each();
  };
  try {
    const app: App = { store, now: () => new Date() };
    if (options.demo) await fillDemo(app);
    const setupToken = await createSetupLink(app);
    requirePrivate(options, setupToken !== null);
    const queue = await openImportQueue(store.jobsConnection, app, log);
    stops.push(() => queue.stop());
    const takeUp = async (): Promise<void> => {
      await resumeImports(app, queue);
      await resumeBatches(app, queue);
    };
    await takeUp();
    resume = () => {
      takeUp().catch((error: unknown) => log.error({ err: error }, "imports could not be taken up"));
    };
    stops.push(everyHour(log, "abandoned uploads could not be removed", () => removeAbandonedUploads(app)));
    stops.push(everyHour(log, "abandoned work could not be cleared", () => clearAbandonedWork(app)));
    stops.push(
      everyHour(log, "deviations could not be kept up", async () => {
        await returnExpired(app);
        await applyDueStanding(app);
      }),
    );
    stops.push(await watch(app, log, options));
    let fetch = notYet;
    const listening = await listen(options.host, options.port, (request) => fetch(request));
    stops.push(() => listening.close());
    const origins = originsOf(options, listening.port);
    const publicUrl = options.publicUrl ?? `http://${urlHost(options.host)}:${listening.port}`;
    const accounts = openAccounts({
      pool: store.authPool,
      secret: await signingSecret(options.dataDir),
      publicUrl,
      trustedOrigins: [...origins],
    });
    const context = { app, queue, accounts, log, version, publicUrl, webRoot: WEB_ROOT };
    const http = httpApp(context, origins);
    fetch = (request) => http.fetch(request);
    return {
      url: publicUrl,
      setupUrl: setupToken === null ? null : `${publicUrl}/setup#${setupToken}`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

const HOUR_MS = 60 * 60 * 1000;

/** Does it now and every hour; the end of it. */
const everyHour = (log: Logger, trouble: string, work: () => Promise<unknown>): (() => Promise<void>) => {
  let running = Promise.resolve();
  const run = (): void => {
    running = work().then(
      () => undefined,
      (error: unknown) => log.warn({ err: error }, trouble),
    );
  };
  run();
  const timer = setInterval(run, HOUR_MS);
  return () => {
    clearInterval(timer);
    return running;
  };
};

const watch = (app: App, log: Logger, options: ServeOptions): Promise<() => Promise<void>> =>
  watchFolders(app, options.watch ?? [], {
    onFile: ({ path, outcome, imported }) => {
      const { id: importId, fault } = imported;
      if (fault) log.warn({ path, outcome, importId, fault }, "watched file");
      else log.info({ path, outcome, importId }, "watched file");
    },
    onTrouble: (path, error) => log.error({ path, err: error }, "watched file is tried again"),
  });

/** Answers while the address is known but the door is still being made. */
const notYet: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });

/** Before there is an administrator, whoever reaches the server could become one. */
const requirePrivate = (options: ServeOptions, needsSetup: boolean): void => {
  if (!needsSetup || isLoopback(options.host)) return;
  throw new Fault(
    "server.exposed-without-administrator",
    `Expected a loopback address such as 127.0.0.1 as long as there is no administrator, found ${options.host}. ` +
      "Start with --host 127.0.0.1, use the one-time link, then start again.",
  );
};

const urlHost = (host: string): string => (host.includes(":") ? `[${host}]` : host);

/** The origins that our own page can have. */
const originsOf = (options: ServeOptions, port: number): Set<string> => {
  const hosts = isLoopback(options.host) ? [options.host, "localhost", "127.0.0.1"] : [options.host];
  const origins = hosts.map((host) => `http://${urlHost(host)}:${port}`);
  return new Set(options.publicUrl ? [...origins, new URL(options.publicUrl).origin] : origins);
};

/** Signs session cookies. From the environment for many processes on one database, else made once in the data folder. */
const signingSecret = async (dataDir: string): Promise<string> => {
  const given = process.env["MILEPOST_SECRET"];
  if (given !== undefined && given.length >= 32) return given;
  const path = join(dataDir, "session-secret");
  await mkdir(dataDir, { recursive: true });
  await writeFile(path, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
  return readFile(path, "utf8");
};
