/** The first bytes of a source, and a source that gives all of them again. */
export type WithHead = {
  /** `length` bytes, or all of them when the source has fewer. */
  readonly head: Uint8Array;
  /** The whole source, to be read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Lets go of the source without reading on. */
  discard(): Promise<void>;
};

/** Reads ahead until `length` bytes are there. Holds no more than those and one chunk. */
export const withHead = async (source: AsyncIterable<Uint8Array>, length: number): Promise<WithHead> => {
  const iterator = source[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let size = 0;
  while (size < length) {
    const next = await iterator.next();
    if (next.done === true) break;
    taken.push(next.value);
    size += next.value.length;
  }
  const discard = async (): Promise<void> => {
    await iterator.return?.();
  };
  async function* replay(): AsyncGenerator<Uint8Array> {
    try {
      yield* taken.splice(0);
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
        yield next.value;
    } finally {
      await discard();
    }
  }
  return { head: Buffer.concat(taken).subarray(0, length), bytes: replay(), discard };
};
