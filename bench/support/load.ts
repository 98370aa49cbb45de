import autocannon from "autocannon";
import { round } from "./measure.ts";

export type Load = {
  readonly url: string;
  readonly cookie: string;
  readonly connections: number;
  readonly seconds: number;
};

/** Asks the same question over and over on that many connections; latencies in milliseconds. */
export const load = async ({ url, cookie, connections, seconds }: Load) => {
  const result = await autocannon({ url, connections, duration: seconds, headers: { cookie } });
  return {
    connections,
    p50: round(result.latency.p50),
    p97_5: round(result.latency.p97_5),
    max: round(result.latency.max),
    requestsPerSecond: round(result.requests.average, 1),
    bytesPerAnswer: Math.round(result.throughput.total / Math.max(1, result.requests.total)),
    failures: result.errors + result.timeouts + result.non2xx,
  };
};
