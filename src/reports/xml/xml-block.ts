import type { XmlDecoder } from "./xml-decoder.ts";

const LESS_THAN = 0x3c;

/**
 * How much of a full block to hand to the parser now. Cutting before the last `<` keeps every tag shorter than a block
 * in one piece, so that its first byte can be found; without a `<` any whole character will do.
 */
export const cutLength = (block: Buffer, decoder: XmlDecoder): number => {
  const whole = decoder.wholeLength(block);
  const lastTag = lastLessThan(block, decoder);
  return lastTag > 0 ? lastTag : whole;
};

const lastLessThan = (block: Buffer, { unit }: XmlDecoder): number => {
  if (unit === 1) return block.lastIndexOf(LESS_THAN);
  for (let at = block.length - (block.length % 2) - 2; at >= 0; at -= 2) {
    const [first, second] = [block[at], block[at + 1]];
    if ((first === LESS_THAN && second === 0) || (first === 0 && second === LESS_THAN)) return at;
  }
  return -1;
};

/** Where the piece of text that the parser works on stands in the file; maps its characters to bytes. */
export type PieceMap = {
  /** Takes the next piece, which begins at byte `byteStart` of the file and `charStart` of the parser's count. */
  enter(text: string, byteStart: number, byteLength: number, charStart: number): void;
  /** The byte at the parser's count `char`. Cheap when asked in rising order. */
  byteAt(char: number): number;
  /** The byte of the last `<` before the parser's count `char`. */
  byteOfTagBefore(char: number): number;
};

export const pieceMap = (decoder: XmlDecoder): PieceMap => {
  let text = "";
  let charBase = 0;
  let plain = true;
  let [knownIndex, knownByte] = [0, 0];

  const byteAtIndex = (index: number): number => {
    if (plain) return knownByte + (index - knownIndex) * decoder.unit;
    knownByte +=
      index >= knownIndex
        ? decoder.bytesOf(text.slice(knownIndex, index))
        : -decoder.bytesOf(text.slice(index, knownIndex));
    knownIndex = index;
    return knownByte;
  };

  return {
    enter: (piece, byteStart, byteLength, charStart) => {
      text = piece;
      charBase = charStart;
      plain = byteLength === piece.length * decoder.unit;
      [knownIndex, knownByte] = [0, byteStart];
    },
    byteAt: (char) => byteAtIndex(char - charBase),
    byteOfTagBefore: (char) => byteAtIndex(Math.max(0, text.lastIndexOf("<", char - charBase - 1))),
  };
};
