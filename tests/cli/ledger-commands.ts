import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before } from "node:test";
import { temporaryFolder } from "../support/cluster.ts";
import { openStore, type Store } from "#store/open-store.ts";
import { keepProgram, type Answer, type KeptProgram } from "../support/command-line.ts";
import { sharedDatabase } from "../support/store.ts";

/** The command line on a ledger of its own. */
export type LedgerCommands = {
  /** The path of a file in the folder of these tests. */
  readonly file: (name: string) => string;
  /** The options by which a command works on this ledger. */
  readonly data: () => string[];
  readonly run: (...args: readonly string[]) => Promise<Answer>;
  /** The one JSON value on standard output of a command that is done and says nothing else. */
  readonly answer: (...args: readonly string[]) => Promise<unknown>;
  /** Expects a refusal: exit 2, nothing on standard output, the code on standard error. */
  readonly refuse: (code: string, ...args: readonly string[]) => Promise<void>;
  /** The same ledger from within, for what no command does. */
  readonly store: () => Store;
};

/**
 * Gives the tests of a block a ledger, which is gone afterwards; `prepare` runs once, before them. It is a database on the
 * server that the test run shares, or, when a file runs by itself, on one of its own, which somebody else holds all the time.
 */
export const useLedger = (
  name: string,
  prepare: (ledger: LedgerCommands) => Promise<void>,
): LedgerCommands => {
  let folder = "";
  const file = (path: string): string => join(folder, path);
  let databaseUrl: string | undefined;
  let held: Store;
  let program: KeptProgram;
  const data = (): string[] => [
    "--data",
    file("data"),
    ...(databaseUrl === undefined ? [] : ["--database-url", databaseUrl]),
  ];
  const run = (...args: readonly string[]): Promise<Answer> => program.run(...args, ...data());
  const ledger: LedgerCommands = {
    file,
    data,
    run,
    answer: async (...args) => {
      const { code, out, err } = await run(...args, "--json");
      assert.deepEqual([code, err], [0, ""], out);
      return JSON.parse(out);
    },
    refuse: async (code, ...args) => {
      const { code: exit, out, err } = await run(...args);
      assert.deepEqual([exit, out], [2, ""], err);
      assert.ok(err.startsWith(`milepost: ${code}: `), err);
    },
    store: () => held,
  };
  before(async () => {
    program = keepProgram();
    folder = await temporaryFolder(name);
    databaseUrl = await sharedDatabase();
    held = await openStore({ dataDir: file("data"), databaseUrl });
    await held.db.selectFrom("systems").select("id").execute();
    await prepare(ledger);
  });
  after(async () => {
    await program.stop();
    await held.close();
    await rm(folder, { recursive: true, force: true });
  });
  return ledger;
};

/** Makes the system Alpha. */
export const makeAlpha = async ({ answer }: LedgerCommands): Promise<void> => {
  await answer("system", "create", "--name", "Alpha", "--rulebook", "fedramp-rev5");
};
