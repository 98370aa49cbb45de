import { Readable } from "node:stream";
import { createGunzip, createInflateRaw } from "node:zlib";
import { archiveMalformed, archiveTooLarge, archiveTruncated, type ArchiveBudget } from "./archive-limits.ts";

const CHUNK = 64 * 1024;

/** Unpacks deflated (RFC 1951) or gzipped (RFC 1952) bytes as they come; `where` names the member in faults. */
export async function* unpack(
  packed: AsyncIterable<Uint8Array>,
  method: "deflate" | "gzip",
  { limits }: ArchiveBudget,
  where: string,
): AsyncGenerator<Uint8Array> {
  const input = Readable.from(packed, { objectMode: false, highWaterMark: CHUNK });
  const engine =
    method === "gzip" ? createGunzip({ chunkSize: CHUNK }) : createInflateRaw({ chunkSize: CHUNK });
  input.on("error", (error) => engine.destroy(error));
  input.pipe(engine);
  let length = 0;
  try {
    for await (const chunk of engine as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limits.ratioFrom && length > limits.ratio * (engine.bytesWritten + CHUNK))
        throw archiveTooLarge(limits, "ratio", where);
      yield chunk;
    }
  } catch (error) {
    throw named(error, where);
  } finally {
    input.destroy();
    engine.destroy();
  }
}

const named = (error: unknown, where: string): unknown => {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "Z_BUF_ERROR") return archiveTruncated(`${where} ends in the middle`);
  if (code === "Z_DATA_ERROR" || code === "Z_NEED_DICT" || code === "Z_STREAM_ERROR")
    return archiveMalformed(`${where} cannot be unpacked`);
  return error;
};

/** Counts each byte of a member once, however often it is opened. */
export const countedOnce = (budget: ArchiveBudget, where: string) => {
  let most = 0;
  return async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let length = 0;
    for await (const chunk of bytes) {
      length += chunk.length;
      if (length > most) {
        budget.bytes(length - most, where);
        most = length;
      }
      yield chunk;
    }
  };
};
