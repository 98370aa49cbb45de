import type { ReportBytes } from "./report-format.ts";

/** The first `length` bytes, or all of them when there are fewer. Pulls no more than those and one chunk. */
export const headOf = async (open: ReportBytes, length: number): Promise<Uint8Array> => {
  const taken: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of open()) {
    taken.push(chunk);
    size += chunk.length;
    if (size >= length) break;
  }
  return Buffer.concat(taken).subarray(0, length);
};
