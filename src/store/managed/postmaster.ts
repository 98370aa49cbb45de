import { execFileSync } from "node:child_process";
import { readFile, readlink, realpath } from "node:fs/promises";
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
