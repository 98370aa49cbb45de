import { execFileSync } from "node:child_process";
import { link, readFile, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** The postmaster that the cluster folder's `postmaster.pid` names. `port` and `socketDir` are null while it starts. */
export type Postmaster = { readonly pid: number; readonly port: number | null; readonly ready: boolean };

/** The running postmaster of this folder; null when the file is missing, or names a dead or foreign process. */
export const runningPostmaster = async (cluster: string): Promise<Postmaster | null> => {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  if (!(await worksIn(pid, cluster))) return null;
  const port = Number.parseInt(lines[3] ?? "", 10);
  return { pid, port: Number.isInteger(port) ? port : null, ready: (lines[7] ?? "").trim() === "ready" };
};

/** A starting server writes its number at once; a file that stays empty is what a power cut left. */
const EMPTY_FOR_MS = 10_000;

/**
 * Removes a `postmaster.pid` that keeps PostgreSQL from starting although no server of this folder lives: after a reboot
 * its number may belong to another process, or it may be empty. The file of a process that is gone is left: PostgreSQL
 * replaces it by itself, and another starter may be writing a new one at this very moment. For the same reason the file
 * is first moved aside and looked at once more.
 */
export const removeForeignPidFile = async (cluster: string): Promise<void> => {
  const file = join(cluster, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null || !(await isForeign(file, text, cluster))) return;
  const aside = `${file}.${process.pid}`;
  await rename(file, aside).catch(() => undefined);
  const moved = await readFile(aside, "utf8").catch(() => null);
  if (moved !== null && moved !== text) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
};

const isForeign = async (file: string, text: string, cluster: string): Promise<boolean> => {
  const pid = Number.parseInt(text, 10);
  if (Number.isInteger(pid) && pid > 0) return isAlive(pid) && !(await worksIn(pid, cluster));
  const written = await stat(file).then(
    (info) => info.mtimeMs,
    () => Date.now(),
  );
  return Date.now() - written > EMPTY_FOR_MS;
};

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** Whether the process is a postmaster of that folder: after a reboot its number may belong to something else. */
const worksIn = async (pid: number, cluster: string): Promise<boolean> => {
  if (process.platform === "win32") return true;
  if (process.platform === "linux") {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null);
    if (cwd !== null) return cwd === (await realpath(cluster));
  }
  try {
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(cluster);
  } catch {
    return false;
  }
};
