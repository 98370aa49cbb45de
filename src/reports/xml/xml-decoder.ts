import { isAscii, isUtf8 } from "node:buffer";
import { utf8WholeLength } from "../parts/utf8.ts";
import type { XmlEncoding } from "./xml-encoding.ts";

/**
 * Turns blocks of bytes into text, each block on its own.
 *
 * `wholeLength` is how many leading bytes of a block make whole characters, so that the rest can wait for more bytes.
 * `decode` gives the text of whole characters, or null when bytes are not valid. `bytesOf` is how many bytes `text`
 * had in the file: the exact inverse of `decode`.
 */
export type XmlDecoder = {
  readonly unit: 1 | 2;
  wholeLength(block: Buffer): number;
  decode(block: Buffer): string | null;
  bytesOf(text: string): number;
};

const utf8: XmlDecoder = {
  unit: 1,
  wholeLength: utf8WholeLength,
  decode: (block) => {
    if (isAscii(block)) return block.toString("latin1");
    return isUtf8(block) ? block.toString("utf8") : null;
  },
  bytesOf: (text) => Buffer.byteLength(text, "utf8"),
};

const singleByte = (decode: (block: Buffer) => string | null): XmlDecoder => ({
  unit: 1,
  wholeLength: (block) => block.length,
  decode,
  bytesOf: (text) => text.length,
});

const windows1252 = new TextDecoder("windows-1252");

const utf16 = (bigEndian: boolean): XmlDecoder => ({
  unit: 2,
  wholeLength: (block) => {
    const even = block.length - (block.length % 2);
    if (even === 0) return 0;
    const last = bigEndian ? block.readUInt16BE(even - 2) : block.readUInt16LE(even - 2);
    return last >= 0xd800 && last <= 0xdbff ? even - 2 : even;
  },
  decode: (block) => {
    const text = bigEndian ? Buffer.from(block).swap16().toString("utf16le") : block.toString("utf16le");
    return text.isWellFormed() ? text : null;
  },
  bytesOf: (text) => text.length * 2,
});

const DECODERS: Record<XmlEncoding, XmlDecoder> = {
  "utf-8": utf8,
  "utf-16le": utf16(false),
  "utf-16be": utf16(true),
  "us-ascii": singleByte((block) => (isAscii(block) ? block.toString("latin1") : null)),
  "iso-8859-1": singleByte((block) => block.toString("latin1")),
  "windows-1252": singleByte((block) => windows1252.decode(block)),
};

export const xmlDecoder = (encoding: XmlEncoding): XmlDecoder => DECODERS[encoding];
