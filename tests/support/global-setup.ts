import { CLUSTER_VARIABLE, startCluster, type Cluster } from "./cluster.ts";

/** Run once by `node --test --test-global-setup=…`: one PostgreSQL for all test files of the run. */
let cluster: Cluster | undefined;

export const globalSetup = async (): Promise<void> => {
  cluster = await startCluster();
  process.env[CLUSTER_VARIABLE] = cluster.dataDir;
};

export const globalTeardown = async (): Promise<void> => {
  await cluster?.stop();
};
