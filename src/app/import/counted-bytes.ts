/** How many bytes have been handed on so far. */
export type ByteCount = { bytes: number };

/** The same bytes, counted as they pass. */
export async function* countedBytes(
  source: AsyncIterable<Uint8Array>,
  count: ByteCount,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    count.bytes += chunk.byteLength;
    yield chunk;
  }
}
