import { setImmediate as turn } from "node:timers/promises";

/** How many bytes the present reading of the file has handed on so far. */
export type ByteCount = { bytes: number };

const TURN_BYTES = 64 * 1024;

/**
 * The same bytes, counted as they pass, a little at a time: between two pieces whatever else waits in this process gets
 * its turn, such as the database's answer for the batch before and other people's requests.
 */
export async function* countedBytes(
  source: AsyncIterable<Uint8Array>,
  count: ByteCount,
): AsyncGenerator<Uint8Array> {
  count.bytes = 0;
  for await (const chunk of source) {
    for (let at = 0; at < chunk.byteLength; at += TURN_BYTES) {
      const piece = chunk.subarray(at, at + TURN_BYTES);
      count.bytes += piece.byteLength;
      yield piece;
      await turn();
    }
  }
}
