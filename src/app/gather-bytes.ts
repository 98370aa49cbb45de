import { Fault } from "#domain/fault.ts";

/** The pieces of a file, as a request or the disk gives them. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

type Expected = {
  /** With its article: "an inventory workbook". */
  readonly what: string;
  readonly maxBytes: number;
};

/**
 * A whole file in memory, never more than `maxBytes` of it. Throws `document.too-large` as soon as there is more, and
 * `document.unrecognized` for an empty one.
 */
export const gatherBytes = async (pieces: Pieces, { what, maxBytes }: Expected): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of pieces) {
    size += part.byteLength;
    if (size > maxBytes)
      throw new Fault(
        "document.too-large",
        `Expected ${what} of at most ${maxBytes} bytes, found more. Give a smaller file.`,
      );
    parts.push(part);
  }
  if (size === 0)
    throw new Fault(
      "document.unrecognized",
      `Expected the bytes of ${what}, found none. Choose the file again.`,
    );
  return Buffer.concat(parts);
};
