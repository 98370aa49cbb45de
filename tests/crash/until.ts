import { setTimeout as sleep } from "node:timers/promises";

/** Asks again until the answer will do; 90 seconds at most. */
export const until = async <T>(
  what: string,
  ask: () => Promise<T>,
  enough: (answer: T) => boolean,
): Promise<T> => {
  let last: unknown = "no answer";
  for (const end = Date.now() + 90_000; Date.now() < end; await sleep(50)) {
    const answer = await ask().catch((error: unknown) => {
      last = error;
      return null;
    });
    if (answer === null) continue;
    last = answer;
    if (enough(answer)) return answer;
  }
  throw new Error(`${what} did not come; the last answer was ${JSON.stringify(last)} ${String(last)}`);
};
