import { randomBytes } from "node:crypto";
import { appendFile, chown, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "#domain/fault.ts";
import type { Binaries } from "./binaries.ts";
import type { Layout } from "./layout.ts";
import { isAlive } from "./postmaster.ts";
import { runProgram } from "./run-program.ts";
import type { ServerUser } from "./os-user.ts";

/** What `milepost.json` in the cluster folder holds: the passwords of the two roles. Mode 0600. */
export type Secrets = { readonly ownerPassword: string; readonly appPassword: string };

export const OWNER = "milepost_owner";
const UNFINISHED = "postgres-new-";

/** Durability is PostgreSQL's default and stays on: fsync, full_page_writes and synchronous_commit are not touched. */
const SETTINGS = `
# Milepost
timezone = 'UTC'
log_timezone = 'UTC'
max_connections = 100
shared_buffers = 128MB
max_wal_size = 2GB
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
log_checkpoints = off
`;

/**
 * Makes the cluster folder if there is none. It is made beside its place and moved there whole, so a process killed
 * half way leaves no half cluster, and of two starters one wins.
 */
export const createCluster = async (layout: Layout, binaries: Binaries, user: ServerUser): Promise<void> => {
  if (existsSync(layout.cluster)) return;
  await removeUnfinished(layout.dataDir);
  const fresh = join(layout.dataDir, `${UNFINISHED}${process.pid}-${randomBytes(4).toString("hex")}`);
  const passwordFile = `${fresh}.pw`;
  const secrets: Secrets = { ownerPassword: newPassword(), appPassword: newPassword() };
  try {
    await mkdir(fresh, { mode: 0o700 });
    await writeFile(passwordFile, secrets.ownerPassword, { mode: 0o600 });
    if (user) await Promise.all([fresh, passwordFile].map((path) => chown(path, user.uid, user.gid)));
    await initialize(fresh, passwordFile, binaries, user);
    await appendFile(join(fresh, "postgresql.conf"), SETTINGS);
    await writeFile(join(fresh, "milepost.json"), JSON.stringify(secrets), { mode: 0o600 });
    await rename(fresh, layout.cluster).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(layout.cluster)) throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(fresh, { force: true, recursive: true });
  }
};

const newPassword = (): string => randomBytes(24).toString("base64url");

const initialize = async (
  folder: string,
  passwordFile: string,
  binaries: Binaries,
  user: ServerUser,
): Promise<void> => {
  const args = [
    `--pgdata=${folder}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--data-checksums",
    "--no-instructions",
  ];
  const { exitCode, output } = await runProgram(binaries.initdb, args, user, [folder]);
  if (exitCode === 0) return;
  throw new Fault(
    "database.unreachable",
    `The database folder could not be made in ${folder}. PostgreSQL says: ${output.trim().slice(-500)}`,
  );
};

/** A starter that was killed leaves its unfinished folder; those of living processes are left alone. */
const removeUnfinished = async (dataDir: string): Promise<void> => {
  for (const name of await readdir(dataDir)) {
    const pid = name.startsWith(UNFINISHED) ? Number.parseInt(name.slice(UNFINISHED.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    await rm(join(dataDir, name), { recursive: true, force: true });
  }
};
