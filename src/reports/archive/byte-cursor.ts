/** Goes forward through a stream of bytes. Holds one chunk, and what `take` asks for. */
export type ByteCursor = {
  /** Bytes that were passed so far. */
  position(): number;
  /** The next `length` bytes; fewer at the end of the stream. */
  take(length: number): Promise<Buffer>;
  /** Passes over bytes; stops early at the end of the stream. */
  skip(length: number): Promise<void>;
  /** The next `length` bytes in pieces; fewer at the end of the stream. */
  pieces(length: number): AsyncGenerator<Uint8Array>;
  /** Lets go of the stream. */
  close(): Promise<void>;
};

export const byteCursor = (bytes: AsyncIterable<Uint8Array>): ByteCursor => {
  const chunks = bytes[Symbol.asyncIterator]();
  let chunk: Uint8Array = new Uint8Array(0);
  let at = 0;
  let position = 0;

  /** Up to `length` bytes of the present chunk; none at the end of the stream. */
  const piece = async (length: number): Promise<Uint8Array | null> => {
    while (at === chunk.length) {
      const { done, value } = await chunks.next();
      if (done === true) return null;
      [chunk, at] = [value, 0];
    }
    const part = chunk.subarray(at, at + length);
    at += part.length;
    position += part.length;
    return part;
  };

  async function* pieces(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0;) {
      const part = await piece(left);
      if (part === null) return;
      left -= part.length;
      yield part;
    }
  }

  return {
    position: () => position,
    take: async (length) => {
      const parts: Uint8Array[] = [];
      for await (const part of pieces(length)) parts.push(part);
      return Buffer.concat(parts);
    },
    skip: async (length) => {
      for await (const _ of pieces(length));
    },
    pieces,
    close: async () => {
      await chunks.return?.();
    },
  };
};
