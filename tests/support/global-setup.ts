import { fileURLToPath } from "node:url";
import { CLUSTER_VARIABLE, startCluster, type Cluster } from "./cluster.ts";

/** Where the test processes and the command lines they start keep compiled code: a start takes half the time. */
const COMPILED = fileURLToPath(new URL("../../node_modules/.cache/compiled-tests", import.meta.url));

/** Run once by `node --test --test-global-setup=…`: one PostgreSQL for all test files of the run. */
let cluster: Cluster | undefined;

export const globalSetup = async (): Promise<void> => {
  process.env["NODE_COMPILE_CACHE"] ??= COMPILED;
  cluster = await startCluster();
  process.env[CLUSTER_VARIABLE] = cluster.dataDir;
};

export const globalTeardown = async (): Promise<void> => {
  await cluster?.stop();
};
