import type { Follow } from "#app/import/tell.ts";
import { progressLine } from "./progress-line.ts";
import { stopAsked } from "./stop-asked.ts";

/** Does work with a line that says how far it is, until it is done or the process is asked to stop. */
export const withProgress = <T>(title: string, work: (follow: Follow) => Promise<T>): Promise<T> => {
  const line = progressLine(title);
  return work({ onProgress: line.show, signal: stopAsked() }).finally(() => line.clear());
};
