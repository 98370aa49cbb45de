import { cpus, loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

export const secondsOf = async <T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> => {
  const began = performance.now();
  const result = await work();
  return { seconds: (performance.now() - began) / 1000, result };
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? Number.NaN, sorted[Math.floor(middle)] ?? Number.NaN];
  return (low + high) / 2;
};

/** What the figures were measured on; the load tells whether others used the processors meanwhile. */
export const machine = () => ({
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  processors: cpus().length,
  load: loadavg().map((value) => round(value)),
});

const SAMPLE_MS = 50;

/** Resident memory of this process at rest, in bytes. */
export const restingMemory = async (): Promise<number> => {
  await sleep(500);
  return process.memoryUsage.rss();
};

/** Runs `work`; its seconds, and by how many megabytes resident memory rose above `resting` at its peak. */
export const watched = async <T>(resting: number, work: () => Promise<T>) => {
  let peak = 0;
  const sample = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, SAMPLE_MS);
  try {
    const { seconds, result } = await secondsOf(work);
    sample();
    return { seconds, result, megabytesOverIdle: Math.round((peak - resting) / 2 ** 20) };
  } finally {
    clearInterval(timer);
  }
};
