import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "#domain/fault.ts";

export type StoredFile = { readonly sha256: string; readonly bytes: number };

/** The raw files of imports, each stored once under the SHA-256 of its bytes. */
export type RawFiles = {
  /**
   * Stores the stream; when it resolves, the bytes are on disk for good. Refuses more than `maxBytes` with
   * `report.too-large`, and bytes of another hash than an announced one with `upload.different-bytes`; whatever goes wrong,
   * nothing half written stays.
   */
  put(bytes: AsyncIterable<Uint8Array>, maxBytes: number, announced?: string): Promise<StoredFile>;
  /** The bytes from `start` (inclusive) to `end` (exclusive), the whole file by default. */
  read(sha256: string, range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
};

/** Opens the store in `folder`. Bytes go to a temporary file, are synced, then take their name: a crash leaves no half file. */
export const openRawFiles = async (folder: string): Promise<RawFiles> => {
  const incoming = join(folder, "incoming");
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await removeOld(incoming);
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256);

  const put = async (
    bytes: AsyncIterable<Uint8Array>,
    maxBytes: number,
    announced?: string,
  ): Promise<StoredFile> => {
    const temporary = join(incoming, `${process.pid}-${randomUUID()}`);
    try {
      const stored = await write(temporary, bytes, maxBytes);
      if (announced !== undefined && announced.toLowerCase() !== stored.sha256) {
        throw new Fault(
          "upload.different-bytes",
          `Expected bytes with the SHA-256 ${announced}, found ${stored.sha256}. The file changed while it was sent, or was damaged on the way: send it again.`,
        );
      }
      const target = pathOf(stored.sha256);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(temporary, target);
      await syncFolder(dirname(target));
      return stored;
    } finally {
      await rm(temporary, { force: true });
    }
  };

  // A generator, so that the file is opened by the first read and closed when reading ends, however it ends.
  async function* read(sha256: string, range?: { start: number; end: number }): AsyncGenerator<Uint8Array> {
    yield* createReadStream(pathOf(sha256), {
      highWaterMark: 256 * 1024,
      ...(range ? { start: range.start, end: range.end - 1 } : {}),
    });
  }

  return { put, read };
};

const write = async (
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredFile> => {
  const hash = createHash("sha256");
  let count = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of bytes) {
      count += chunk.byteLength;
      if (count > maxBytes) {
        throw new Fault(
          "report.too-large",
          `Expected a file of at most ${maxBytes} bytes, found more. Split the export and import the parts.`,
        );
      }
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), bytes: count };
};

/** A rename is durable only once its folder is synced; Windows has no such call. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const ONE_DAY = 24 * 60 * 60 * 1000;

/** Uploads that a killed process left behind. */
const removeOld = async (incoming: string): Promise<void> => {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const age = await stat(path).then(
      (info) => Date.now() - info.mtimeMs,
      () => 0,
    );
    if (age > ONE_DAY) await rm(path, { force: true });
  }
};
