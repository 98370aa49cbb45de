import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export type BenchServer = {
  readonly url: string;
  readonly setupUrl: string;
  stop(): Promise<void>;
};

const PROGRAM = fileURLToPath(new URL("server-process.ts", import.meta.url));

/** Starts a server on a data folder in its own process. */
export const startBenchServer = async (dataDir: string): Promise<BenchServer> => {
  const child = fork(PROGRAM, [dataDir], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [message] = (await once(child, "message")) as [Pick<BenchServer, "url" | "setupUrl">];
  const stop = async (): Promise<void> => {
    const ended = once(child, "exit");
    child.disconnect();
    await ended;
  };
  return { url: message.url, setupUrl: message.setupUrl, stop };
};
