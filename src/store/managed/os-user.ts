import { execFileSync } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import { Fault } from "#domain/fault.ts";

/** The account that runs PostgreSQL, which refuses to run as root. Null: we are not root, run it as ourselves. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

const NAME = "postgres";

/** Finds, or as root creates, the account. Throws `database.unreachable` when neither is possible. */
export const serverUser = (): ServerUser => {
  if (process.getuid?.() !== 0) return null;
  const existing = lookUp();
  if (existing) return existing;
  try {
    execFileSync(
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME],
      {
        stdio: "ignore",
      },
    );
  } catch (error) {
    throw new Fault(
      "database.unreachable",
      `PostgreSQL refuses to run as root and no account "${NAME}" exists or could be made. ` +
        "Run Milepost as another user, create that account, or use --database-url.",
      { cause: error },
    );
  }
  return lookUp();
};

const lookUp = (): ServerUser => {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${NAME}:`));
  const fields = line?.split(":");
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : null;
};

export type Command = { readonly file: string; readonly args: readonly string[]; readonly user: ServerUser };

/**
 * The command as the server's account can run it. An account may not be able to pass through a folder above ours (a
 * checkout in a private folder of root): then the one right to pass through folders is lent to it, with `setpriv`.
 */
export const asServerUser = (
  file: string,
  args: readonly string[],
  user: ServerUser,
  reach: readonly string[],
): Command => {
  if (user === null || reach.every((path) => reachable(path, user))) return { file, args, user };
  const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find((path) => executable(path));
  if (!setpriv) {
    throw new Fault(
      "database.unreachable",
      `The account "${NAME}" cannot reach ${reach.join(" and ")}, because a folder above is private. ` +
        "Move the checkout and the data folder, open the folders above for passing through (chmod o+x), or run Milepost as another user.",
    );
  }
  const lend = [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    "--clear-groups",
    "--inh-caps=+dac_read_search",
    "--ambient-caps=+dac_read_search",
  ];
  return { file: setpriv, args: [...lend, file, ...args], user: null };
};

const executable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Whether the account can pass through every folder above `path`. */
export const reachable = (path: string, user: { readonly uid: number; readonly gid: number }): boolean => {
  try {
    execFileSync("/bin/sh", ["-c", 'test -e "$1"', "sh", path], {
      uid: user.uid,
      gid: user.gid,
      stdio: "ignore",
      cwd: "/",
    });
    return true;
  } catch {
    return false;
  }
};
