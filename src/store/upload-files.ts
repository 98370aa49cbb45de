import { mkdir, open, readdir, rm } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { join } from "node:path";

/** The bytes of uploads that are not whole yet, one file each, named by the upload's id. */
export type UploadFiles = {
  /**
   * Writes the stream from byte `offset` on, whatever stood behind it before, up to `most` bytes; how many there were.
   * When it resolves, they are on disk for good. A stream that breaks off ends the writing: what came before is kept. Bytes
   * beyond `most` are not read.
   */
  append(id: string, offset: number, bytes: AsyncIterable<Uint8Array>, most: number): Promise<number>;
  read(id: string): AsyncIterable<Uint8Array>;
  remove(id: string): Promise<void>;
  /** The uploads of which there are bytes. */
  list(): Promise<string[]>;
};

export const openUploadFiles = async (folder: string): Promise<UploadFiles> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pathOf = (id: string): string => join(folder, id);
  return {
    append: async (id, offset, bytes, most) => {
      const file = await open(pathOf(id), offset === 0 ? "w+" : "r+", 0o600);
      try {
        // What a killed process wrote after the last bytes that are known to be on disk is not trusted.
        await file.truncate(offset);
        let written = 0;
        for await (const chunk of untilBroken(bytes)) {
          const piece = chunk.subarray(0, most - written);
          for (let at = 0; at < piece.byteLength;) {
            const part = await file.write(piece, at, piece.byteLength - at, offset + written);
            at += part.bytesWritten;
            written += part.bytesWritten;
          }
          if (written >= most) break;
        }
        await file.sync();
        return written;
      } finally {
        await file.close();
      }
    },
    async *read(id) {
      yield* createReadStream(pathOf(id), { highWaterMark: 256 * 1024 });
    },
    remove: (id) => rm(pathOf(id), { force: true }),
    list: () => readdir(folder),
  };
};

/** Longer than this no live sender is silent; its place must become free for one who is. */
const SILENCE_MS = 20_000;

/** The stream up to where it ends, breaks off or falls silent. */
async function* untilBroken(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await orSilence(source.next());
      if (next === null || next.done === true) return;
      yield next.value;
    }
  } finally {
    // A stream that hangs must not hold us while it is told that nobody listens.
    source.return?.()?.catch(() => undefined);
  }
}

const orSilence = <T>(next: Promise<T>): Promise<T | null> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), SILENCE_MS);
    const settle = (value: T | null): void => {
      clearTimeout(timer);
      resolve(value);
    };
    next.then(settle, () => settle(null));
  });
