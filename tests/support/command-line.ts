import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const MAIN = fileOf("../../src/main.ts");
const KEPT = fileOf("./kept-program.ts");
/** Compiled code is kept as the installed command keeps it (bin/milepost.mjs), which halves the start of each command. */
const CACHE = fileOf("../../node_modules/.cache/compiled");

export type Answer = { readonly code: number | null; readonly out: string; readonly err: string };

/** Never with the tests' own database address. */
const environment = (): NodeJS.ProcessEnv => {
  const { DATABASE_URL: _, ...env } = process.env;
  return { NODE_COMPILE_CACHE: CACHE, ...env };
};

/** The program itself, as a process of its own. */
export const startMain = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [MAIN, ...args], { env: environment(), stdio: ["ignore", "pipe", "pipe"] });

/** Runs a command line to its end. */
export const milepost = async (...args: readonly string[]): Promise<Answer> => {
  const child = startMain(args);
  let [out, err] = ["", ""];
  child.stdout?.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, err };
};

/** The program in a process that is kept for the next command. */
export type KeptProgram = {
  /** Runs a command line to its end, after those before it. */
  run(...args: readonly string[]): Promise<Answer>;
  stop(): Promise<void>;
};

/** Most commands take less time than starting the program for each of them. What ends processes has processes of its own. */
export const keepProgram = (): KeptProgram => {
  const child = fork(KEPT, { env: environment(), execArgv: [] });
  const ended = once(child, "exit");
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (args: readonly string[]): Promise<Answer> => {
    const answered = once(child, "message");
    child.send(args);
    const [answer] = (await Promise.race([answered, ended.then(assertAnswered)])) as [Answer];
    return answer;
  };
  return {
    run: (...args) => {
      const answer = last.then(() => ask(args));
      last = answer.catch(() => undefined);
      return answer;
    },
    stop: async () => {
      child.kill();
      await ended;
    },
  };
};

/** One for the tests of a block: runs a command line to its end. */
export const useProgram = (): KeptProgram["run"] => {
  let program: KeptProgram;
  before(() => {
    program = keepProgram();
  });
  after(() => program.stop());
  return (...args) => program.run(...args);
};

const assertAnswered = ([code]: readonly unknown[]): never => {
  throw new Error(`The program that is kept has ended with ${String(code)} before it answered.`);
};

export type Served = {
  readonly child: ChildProcess;
  readonly url: string;
  /** The address of the first administrator's link, when there is one. */
  readonly setupUrl: string | null;
  readonly errors: () => string;
  /** Asks the server to stop, and waits until it has; the exit code. */
  stop(): Promise<number | null>;
};

/** Starts `serve` and waits until it says where it is. Rejects with what it says instead. */
export const serve = async (dataDir: string, ...more: readonly string[]): Promise<Served> => {
  const child = startMain(["serve", "--data", dataDir, "--port", "0", ...more]);
  let [out, err] = ["", ""];
  child.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  const ended = once(child, "close").then(([code]) => code as number | null);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      out += chunk.toString("utf8");
      const found = /is at (http\S+)\n/.exec(out)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => reject(new Error(`serve ended with ${code}: ${out}${err}`)));
  });
  // The link follows in a line of its own, written before the server can answer anybody, and read here before the timer.
  await (await fetch(url)).arrayBuffer();
  await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    child,
    url,
    setupUrl: /(http\S+\/setup#\S+)/.exec(out)?.[1] ?? null,
    errors: () => err,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
};
