import { malformedJson } from "./json-faults.ts";
import { endsNumber, NUMBER_START, numberStep } from "./json-number.ts";
import { tooLarge, type ReportLimits } from "../report-limits.ts";

export type JsonKind = "object" | "array" | "string" | "number" | "boolean" | "null";

/** What the scanner calls, in file order; bytes are counted from the start of the file, ends are exclusive. */
export type JsonVisitor = {
  /** A value of any depth begins. */
  begin(kind: JsonKind, byteStart: number): void;
  end(byteEnd: number): void;
  /** The name of a member, quotes included. */
  keyBegin(byteStart: number): void;
  keyEnd(byteEnd: number): void;
};

export type JsonScanner = {
  /** Scans a block that begins at byte `base` of the file. */
  write(block: Uint8Array, base: number): void;
  /** Whether the bytes so far are one whole value (or, with many roots, none or several). */
  complete(byteEnd: number): boolean;
};

const VALUE = 0;
const VALUE_OR_CLOSE = 1;
const KEY = 2;
const KEY_OR_CLOSE = 3;
const COLON = 4;
const COMMA_OR_CLOSE = 5;
const DONE = 6;
const STRING = 7;
const NUMBER = 8;
const LITERAL = 9;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OBJECT = 0x7b;
const ARRAY = 0x5b;
const COMMA = 0x2c;

const ESCAPED: ReadonlySet<number> = new Set(Buffer.from('"\\/bfnrtu'));
const LITERALS: ReadonlyMap<number, { readonly kind: JsonKind; readonly bytes: Uint8Array }> = new Map([
  [0x74, { kind: "boolean", bytes: Buffer.from("true") }],
  [0x66, { kind: "boolean", bytes: Buffer.from("false") }],
  [0x6e, { kind: "null", bytes: Buffer.from("null") }],
]);
const EXPECTED: Readonly<Record<number, string>> = {
  [VALUE]: "a value",
  [VALUE_OR_CLOSE]: 'a value or "]"',
  [KEY]: "a name in quotes",
  [KEY_OR_CLOSE]: 'a name in quotes or "}"',
  [COLON]: '":"',
  [COMMA_OR_CLOSE]: "a comma or the end of the list",
  [DONE]: "the end of the file",
};

/**
 * The grammar of JSON (RFC 8259) over blocks of bytes, in memory that does not grow but for one number per open list.
 * Everything is checked, so that what the visitor is told of can be parsed. `manyRoots` allows several values one after
 * another. Throws `report.malformed` with the byte, or `report.too-large` (`depth`, `elements`).
 */
export const jsonScanner = (visitor: JsonVisitor, limits: ReportLimits, manyRoots: boolean): JsonScanner => {
  const open: number[] = [];
  /** The last of `open`, or 0. */
  let top = 0;
  let state = VALUE;
  let elements = 0;
  let inKey = false;
  /** Within a string: 0 plain, 1 after a backslash, 2 to 5 so many hexadecimal digits and one to come. */
  let escape = 0;
  let number = NUMBER_START;
  let literal: Uint8Array = Buffer.alloc(0);
  let matched = 0;

  const finishValue = (byteEnd: number): void => {
    state = open.length > 0 ? COMMA_OR_CLOSE : manyRoots ? VALUE : DONE;
    visitor.end(byteEnd);
  };

  const beginValue = (kind: JsonKind, byteStart: number, next: number): void => {
    elements += 1;
    if (elements > limits.elements) throw tooLarge(limits, "elements", `byte ${byteStart}`);
    state = next;
    visitor.begin(kind, byteStart);
  };

  const openList = (kind: JsonKind, opener: number, byteStart: number): void => {
    if (open.length >= limits.depth) throw tooLarge(limits, "depth", `byte ${byteStart}`);
    beginValue(kind, byteStart, opener === OBJECT ? KEY_OR_CLOSE : VALUE_OR_CLOSE);
    open.push(opener);
    top = opener;
  };

  const startValue = (byte: number, byteStart: number): void => {
    if (byte === QUOTE) return beginValue("string", byteStart, STRING);
    if (byte === OBJECT) return openList("object", OBJECT, byteStart);
    if (byte === ARRAY) return openList("array", ARRAY, byteStart);
    const word = LITERALS.get(byte);
    if (word !== undefined) {
      literal = word.bytes;
      matched = 1;
      return beginValue(word.kind, byteStart, LITERAL);
    }
    number = numberStep(NUMBER_START, byte);
    if (number === 0) throw malformedJson(byteStart, EXPECTED[state] ?? "a value", byte);
    beginValue("number", byteStart, NUMBER);
  };

  const closes = (byte: number): boolean =>
    byte === top + 2 && (state === COMMA_OR_CLOSE || state === KEY_OR_CLOSE || state === VALUE_OR_CLOSE);

  const structural = (byte: number, place: number): void => {
    if (closes(byte)) {
      open.pop();
      top = open.at(-1) ?? 0;
      finishValue(place + 1);
    } else if (state === VALUE || state === VALUE_OR_CLOSE) startValue(byte, place);
    else if (state === COMMA_OR_CLOSE && byte === COMMA) state = top === OBJECT ? KEY : VALUE;
    else if ((state === KEY || state === KEY_OR_CLOSE) && byte === QUOTE) {
      inKey = true;
      state = STRING;
      visitor.keyBegin(place);
    } else if (state === COLON && byte === 0x3a) state = VALUE;
    else throw malformedJson(place, EXPECTED[state] ?? "JSON", byte);
  };

  const finishString = (byteEnd: number): void => {
    if (!inKey) return finishValue(byteEnd);
    inKey = false;
    state = COLON;
    visitor.keyEnd(byteEnd);
  };

  const escaped = (byte: number, place: number): void => {
    if (escape === 1) {
      if (!ESCAPED.has(byte)) throw malformedJson(place, "an escape of JSON after the backslash", byte);
      escape = byte === 0x75 ? 5 : 0;
    } else {
      const hex = (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
      if (!hex) throw malformedJson(place, "four hexadecimal digits", byte);
      escape = escape === 2 ? 0 : escape - 1;
    }
  };

  const scanString = (block: Uint8Array, from: number, base: number): number => {
    const length = block.length;
    let at = from;
    while (at < length) {
      let byte = block[at] ?? 0;
      if (escape !== 0) {
        escaped(byte, base + at);
        at += 1;
        continue;
      }
      while (byte !== QUOTE && byte !== BACKSLASH && byte >= 0x20 && ++at < length) byte = block[at] ?? 0;
      if (at === length) break;
      if (byte < 0x20) throw malformedJson(base + at, "a text without control characters", byte);
      at += 1;
      if (byte === BACKSLASH) escape = 1;
      else {
        finishString(base + at);
        break;
      }
    }
    return at;
  };

  const scanNumber = (block: Uint8Array, from: number, base: number): number => {
    for (let at = from; at < block.length; at++) {
      const next = numberStep(number, block[at] ?? 0);
      if (next === 0) {
        if (!endsNumber(number)) throw malformedJson(base + at, "the rest of a number", block[at] ?? 0);
        finishValue(base + at);
        return at;
      }
      number = next;
    }
    return block.length;
  };

  const scanLiteral = (block: Uint8Array, from: number, base: number): number => {
    let at = from;
    while (at < block.length && matched < literal.length) {
      if (block[at] !== literal[matched])
        throw malformedJson(base + at, `"${Buffer.from(literal).toString()}"`, block[at] ?? 0);
      at += 1;
      matched += 1;
    }
    if (matched === literal.length) finishValue(base + at);
    return at;
  };

  const scanStructure = (block: Uint8Array, from: number, base: number): number => {
    for (let at = from; at < block.length; at++) {
      const byte = block[at] ?? 0;
      if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) continue;
      structural(byte, base + at);
      if (state >= STRING) return at + 1;
    }
    return block.length;
  };

  return {
    write: (block, base) => {
      let at = 0;
      while (at < block.length) {
        if (state === STRING) at = scanString(block, at, base);
        else if (state === NUMBER) at = scanNumber(block, at, base);
        else if (state === LITERAL) at = scanLiteral(block, at, base);
        else at = scanStructure(block, at, base);
      }
    },
    complete: (byteEnd) => {
      if (state === NUMBER && open.length === 0 && endsNumber(number)) finishValue(byteEnd);
      return state === DONE || (manyRoots && state === VALUE && open.length === 0);
    },
  };
};
