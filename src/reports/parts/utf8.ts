import { isUtf8 } from "node:buffer";

/** How many leading bytes of a block make whole UTF-8 characters, so that the rest can wait for more bytes. */
export const utf8WholeLength = (block: Uint8Array): number => {
  for (let back = 1; back <= 3 && back <= block.length; back++) {
    const byte = block[block.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? block.length - back : block.length;
  }
  return block.length;
};

/** How many leading bytes are valid UTF-8: up to the first character that is not, or not whole. */
export const utf8ValidLength = (block: Uint8Array): number => {
  const wholeTo = (length: number): number => utf8WholeLength(block.subarray(0, length));
  if (isUtf8(block.subarray(0, wholeTo(block.length)))) return wholeTo(block.length);
  let valid = 0;
  let invalid = block.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1;
    if (isUtf8(block.subarray(0, wholeTo(middle)))) valid = middle;
    else invalid = middle;
  }
  return wholeTo(valid);
};
