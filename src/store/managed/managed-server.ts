import { chown, lstat, mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Fault } from "#domain/fault.ts";
import { findBinaries, type Binaries } from "./binaries.ts";
import { createCluster, OWNER, type Secrets } from "./create-cluster.ts";
import { takeHold, type Hold, type ServerAddress } from "./hold.ts";
import { layoutOf, type Layout } from "./layout.ts";
import { serverUser, type ServerUser } from "./os-user.ts";
import { removeForeignPidFile, runningPostmaster } from "./postmaster.ts";
import { runProgram } from "./run-program.ts";

export type { ServerAddress } from "./hold.ts";

/** A private PostgreSQL of one data folder. */
export type ManagedServer = {
  readonly address: ServerAddress;
  readonly secrets: Secrets;
  readonly owner: string;
  /** Stops the server unless another process is still connected; then the last one to leave stops it. */
  release(): Promise<void>;
};

const ATTEMPTS = 8;

/**
 * Starts the folder's PostgreSQL, or adopts the one that already runs on it. Safe to call from many processes at once:
 * PostgreSQL itself lets only one postmaster run on a folder, and the others adopt it. Takes 1 to 4 s the first time.
 * Until `release` it is started again whenever it is found dead; `onRestart` hears of it, with the error if it failed.
 */
export const openManagedServer = async (
  dataDir: string,
  onRestart: (error: Error | null) => void = () => undefined,
): Promise<ManagedServer> => {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const layout = layoutOf(dataDir);
  const user = serverUser();
  const binaries = await findBinaries(user);
  await createCluster(layout, binaries, user);
  const secrets = JSON.parse(await readFile(layout.secrets, "utf8")) as Secrets;
  const first = await startOrAdopt(layout, binaries, user, secrets);
  let hold = first.hold;
  const stands = async (): Promise<boolean> =>
    hold.alive() && (await runningPostmaster(layout.cluster)) !== null;
  const restart = async (): Promise<void> => {
    await hold.end();
    ({ hold } = await startOrAdopt(layout, binaries, user, secrets));
  };
  const endWatch = keepRunning(stands, restart, onRestart);
  const release = async (): Promise<void> => {
    await endWatch();
    if (await hold.letGo()) {
      const stop = ["stop", "-D", layout.cluster, "-m", "fast", "-w", "-t", "60"];
      await runProgram(binaries.pgCtl, stop, user, [layout.cluster]);
    }
    await hold.end();
  };
  return { address: first.address, secrets, owner: OWNER, release };
};

type Held = { readonly address: ServerAddress; readonly hold: Hold };

const startOrAdopt = async (
  layout: Layout,
  binaries: Binaries,
  user: ServerUser,
  secrets: Secrets,
): Promise<Held> => {
  let said = "";
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const running = await runningPostmaster(layout.cluster);
    if (running) {
      const held = await adopted(layout, secrets);
      if (held) return held;
    } else {
      said = await start(layout, binaries, user);
    }
    const held = await adopted(layout, secrets);
    if (held) return held;
    await sleep(200 * attempt);
  }
  throw new Fault(
    "database.unreachable",
    `The PostgreSQL server of ${layout.dataDir} could not be started or reached. ` +
      `See ${layout.serverLog}. PostgreSQL says: ${said.trim().slice(-500)}`,
  );
};

const WATCH_MS = 1000;

/** Looks after the server until the returned function is called, which waits for a start that is under way. */
const keepRunning = (
  stands: () => Promise<boolean>,
  restart: () => Promise<void>,
  onRestart: (error: Error | null) => void,
): (() => Promise<void>) => {
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    if (await stands()) return;
    await restart().then(
      () => onRestart(null),
      (error: unknown) => onRestart(error instanceof Error ? error : new Error(String(error))),
    );
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    looking = look().finally(() => {
      busy = false;
    });
  }, WATCH_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
};

const start = async (layout: Layout, binaries: Binaries, user: ServerUser): Promise<string> => {
  await removeForeignPidFile(layout.cluster);
  const where = await listenOptions(layout, user);
  const args = ["start", "-D", layout.cluster, "-w", "-t", "60", "-l", layout.serverLog, "-o", where];
  return (await runProgram(binaries.pgCtl, args, user, [layout.cluster])).output;
};

const listenOptions = async (layout: Layout, user: ServerUser): Promise<string> => {
  if (layout.socketDir === null) return `-c listen_addresses=127.0.0.1 -p ${await freePort()}`;
  if (layout.socketDir !== layout.cluster) await privateFolder(layout.socketDir, user);
  return `-c listen_addresses='' -c unix_socket_directories='${layout.socketDir}'`;
};

/** In a shared temporary folder somebody else might have made the name first. */
const privateFolder = async (folder: string, user: ServerUser): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
  const { uid, mode } = await lstat(folder);
  if (uid === (user?.uid ?? process.getuid?.()) && (mode & 0o077) === 0) return;
  throw new Fault(
    "database.unreachable",
    `Expected ${folder} to be private to the database, found that others can write or own it. Remove it.`,
  );
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** A hold on the server once it answers; null when nothing answers there within its own start time. */
const adopted = async (layout: Layout, secrets: Secrets): Promise<Held | null> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const postmaster = await runningPostmaster(layout.cluster);
    if (!postmaster) return null;
    if (postmaster.port !== null && postmaster.ready) {
      const address = { host: layout.socketDir ?? "127.0.0.1", port: postmaster.port };
      const hold = await takeHold(address, secrets).catch(() => null);
      if (hold) return { address, hold };
    }
    await sleep(100);
  }
  return null;
};
