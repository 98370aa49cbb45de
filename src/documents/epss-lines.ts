import { createGunzip } from "node:zlib";
import { Readable } from "node:stream";
import { Fault } from "#domain/fault.ts";

/** The whole list is some 12 MB (300,000 CVEs in 2026); what is larger by far is none. */
const MAX_BYTES = 64 * 1024 ** 2;
const MAX_LINE = 1000;

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/**
 * The lines of a text or of a gzip stream of one, without their ends, as they arrive; one chunk is in memory at a time. Throws
 * `document.too-large` and `document.malformed` for what is cut off, damaged, no UTF-8, or too large.
 */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [rest, total] = ["", 0];
  for await (const chunk of unpacked(bytes)) {
    total += chunk.length;
    if (total > MAX_BYTES)
      throw new Fault(
        "document.too-large",
        `Expected at most ${MAX_BYTES} bytes of scores, found more. Give FIRST's own file.`,
      );
    const lines = (rest + decoded(decoder, chunk)).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_LINE) throw malformed(`a line of more than ${MAX_LINE} characters`);
    if (lines.length > 0) yield lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  }
  // A number that is cut off may still be a number, so the end of the last line has to be there.
  if (rest !== "") throw malformed("that it is cut off in its last line");
}

async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    head = Buffer.concat([head, next.value]);
    if (head.length >= 2) break;
  }
  const whole = (async function* () {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
  if (!isGzip(head)) {
    yield* whole;
    return;
  }
  const gunzip = createGunzip();
  const packed = Readable.from(whole);
  packed.on("error", (error) => gunzip.destroy(error));
  try {
    for await (const chunk of packed.pipe(gunzip)) yield chunk as Uint8Array;
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))
      throw malformed(`that it is damaged or cut off (${error.message})`);
    throw error;
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}

const decoded = (decoder: TextDecoder, chunk: Uint8Array): string => {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw malformed("bytes that are no UTF-8");
  }
};

const malformed = (found: string): Fault =>
  new Fault("document.malformed", `Expected FIRST's list of EPSS scores, found ${found}. Download it again.`);
