import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { Fault } from "#domain/fault.ts";

/** The largest document that is read: 256 MiB. */
export const MAX_DOCUMENT_BYTES = 256 * 1024 ** 2;

const unreadable = (path: string, cause: unknown): Fault => {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Fault(
    "input.unreadable-file",
    `Expected a file that can be read at ${path}, found: ${why}. Check the path.`,
    { cause },
  );
};

/**
 * The bytes of a file, streamed from its beginning as often as they are asked for. Throws `input.unreadable-file` at once
 * when it cannot be opened or is a folder.
 */
export const openFile = async (path: string): Promise<() => AsyncIterable<Uint8Array>> => {
  const handle = await open(path, "r").catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const isFile = (await handle.stat()).isFile();
  await handle.close();
  if (!isFile) throw unreadable(path, new Error("it is not a file"));
  return () => createReadStream(path, { highWaterMark: 256 * 1024 });
};

/** A whole document. `maxBytes` is checked before anything is read. */
export const readWhole = async (path: string, maxBytes: number): Promise<Uint8Array> => {
  const size = await stat(path).then(
    (info) => info.size,
    (error: unknown) => {
      throw unreadable(path, error);
    },
  );
  if (size > maxBytes) {
    throw new Fault(
      "document.too-large",
      `Expected a document of at most ${maxBytes} bytes, found ${size} in ${path}. Split it.`,
    );
  }
  return readFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
};
