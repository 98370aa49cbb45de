import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the managed server keeps things below the data folder. */
export type Layout = {
  readonly dataDir: string;
  readonly cluster: string;
  readonly secrets: string;
  readonly serverLog: string;
  readonly socketDir: string | null;
};

/** A Unix socket's path may be 107 bytes long at most; PostgreSQL appends `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_DIR = 90;

/** `dataDir` must exist. The socket lives in the cluster folder, or in a short private one when that path is too long. */
export const layoutOf = (dataDir: string): Layout => {
  const real = realpathSync(dataDir);
  const cluster = join(real, "postgres");
  return {
    dataDir: real,
    cluster,
    secrets: join(cluster, "milepost.json"),
    serverLog: join(cluster, "server.log"),
    socketDir: process.platform === "win32" ? null : socketDirOf(cluster),
  };
};

const socketDirOf = (cluster: string): string => {
  if (Buffer.byteLength(cluster) <= LONGEST_SOCKET_DIR) return cluster;
  const short = createHash("sha256").update(cluster).digest("hex").slice(0, 16);
  return join(tmpdir(), `milepost-${short}`);
};
