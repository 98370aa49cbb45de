import { jsonFeed, type JsonFeed, type JsonPiece, type JsonSelect } from "./json/json-feed.ts";
import { cutJson, invalidUtf8, utf16 } from "./json/json-faults.ts";
import { tooLarge, type ReportLimits } from "./report-limits.ts";
import { utf8ValidLength, utf8WholeLength } from "./parts/utf8.ts";

export type { JsonPath, JsonPiece, JsonSelect } from "./json/json-feed.ts";

const WINDOW = 64 * 1024;

/**
 * Reads JSON (RFC 8259, UTF-8, a byte order mark allowed) from a stream of bytes and yields the values that `select`
 * wants taken, in file order, each with its path and byte range. Names of members that come twice are yielded twice.
 *
 * Memory is one window of 64 KB plus one taken value (`recordLength` bytes); what is skipped is checked all the same.
 * `select` may depend on nothing but its arguments: it runs up to a window ahead of the pieces. With `manyRoots` the file
 * may hold several values one after another (JSON lines), and paths begin with the 0-based number of the root. Throws
 * `report.malformed` (with the byte), `report.truncated` or `report.too-large`, after the pieces before that place.
 */
export async function* readJson(
  bytes: AsyncIterable<Uint8Array>,
  select: JsonSelect,
  limits: ReportLimits,
  { manyRoots = false }: { readonly manyRoots?: boolean } = {},
): AsyncGenerator<JsonPiece> {
  const feed = jsonFeed(select, limits, manyRoots);
  const input = jsonInput(feed);
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > limits.bytes) throw tooLarge(limits, "bytes", "whole file");
    for (let at = 0; at < chunk.length; at += WINDOW) {
      yield* piecesOf(feed, () => input.write(chunk.subarray(at, at + WINDOW)));
    }
  }
  yield* piecesOf(feed, () => input.end());
}

/** What is ready after a step, even when the step throws. */
function* piecesOf(feed: JsonFeed, step: () => void): Generator<JsonPiece> {
  let thrown: unknown = null;
  try {
    step();
  } catch (error) {
    thrown = error;
  }
  yield* feed.take();
  if (thrown !== null) throw thrown;
}

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Hands whole, valid characters to the feed; keeps the bytes of a character that is not whole yet. */
const jsonInput = (feed: JsonFeed) => {
  let base = 0;
  let rest = Buffer.alloc(0);
  let begun = false;

  /** The first four bytes tell the encoding: wait for them. */
  const start = (block: Buffer): Buffer => {
    begun = true;
    if (isUtf16(block)) throw utf16();
    if (!block.subarray(0, 3).equals(MARK)) return block;
    base = MARK.length;
    return block.subarray(MARK.length);
  };

  const scan = (whole: Buffer): void => {
    const valid = utf8ValidLength(whole);
    feed.write(whole.subarray(0, valid), base);
    base += valid;
    if (valid < whole.length) throw invalidUtf8(base);
  };

  return {
    write: (chunk: Uint8Array): void => {
      const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      let block = rest.length === 0 ? view : Buffer.concat([rest, view]);
      if (!begun && block.length < 4) {
        rest = Buffer.from(block);
        return;
      }
      if (!begun) block = start(block);
      const whole = utf8WholeLength(block);
      rest = Buffer.from(block.subarray(whole));
      scan(block.subarray(0, whole));
    },
    end: (): void => {
      const block = begun ? rest : start(rest);
      const whole = utf8WholeLength(block);
      scan(block.subarray(0, whole));
      if (whole < block.length || !feed.complete(base)) throw cutJson(base + block.length - whole);
    },
  };
};

/** RFC 4627, section 3: the pattern of zero bytes tells UTF-16; or its byte order mark. */
const isUtf16 = (head: Buffer): boolean => {
  const [a = 1, b = 1] = head;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0) !== (b === 0);
};
