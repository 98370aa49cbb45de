import { SaxesParser } from "saxes";
import { Fault } from "#domain/fault.ts";
import { tooLarge, type ReportLimits } from "./report-limits.ts";
import { cutLength, pieceMap } from "./xml/xml-block.ts";
import { xmlDecoder } from "./xml/xml-decoder.ts";
import { sniffEncoding } from "./xml/xml-encoding.ts";

/** Attribute values by name as written, prefix included. Has no prototype. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/**
 * What the reader calls, in file order. Names are as written, prefix included. `byteStart` is the place of the tag's
 * `<` in the raw file, `byteEnd` the place after its closing `>`. A text may come in several parts (around comments
 * and CDATA sections); line ends are `\n`, entities are resolved. `end` comes after the root element and only when the
 * file is whole. `take` hands over, and forgets, the items that are ready; it is asked after each block.
 */
export type XmlVisitor<Item> = {
  open(name: string, attributes: XmlAttributes, byteStart: number): void;
  text(text: string): void;
  close(name: string, byteEnd: number): void;
  end(): void;
  take(): readonly Item[];
};

const BLOCK_LENGTH = 64 * 1024;

/** Characters of a document type declaration that is passed over; Burp Suite writes 4,000. */
const DOCTYPE_LENGTH = 64 * 1024;

export type XmlOptions = {
  /**
   * `refuse` (default): a document type declaration is `report.malformed`. `skip`: for formats whose own exporter writes
   * one. It is passed over unread: nothing is fetched, no entity or default is defined, and one that declares an entity or
   * is longer than 64 KB is refused all the same.
   */
  readonly doctype?: "refuse" | "skip";
};

/**
 * Reads XML 1.0 from a stream of bytes into calls of `visitor`, and yields its items after each block of 64 KB.
 *
 * Blocks are counted from the start of the file, so how the bytes arrive changes nothing. Memory stays within a block
 * plus one token (`textLength`, `attributeLength`). A document type declaration is refused or passed over unread, so there
 * are no entities but the five of XML. Throws `report.malformed` (with line and column), `report.truncated` or `report.too-large`.
 */
export async function* readXml<Item>(
  bytes: AsyncIterable<Uint8Array>,
  visitor: XmlVisitor<Item>,
  limits: ReportLimits,
  options: XmlOptions = {},
): AsyncGenerator<Item> {
  const block = Buffer.allocUnsafe(BLOCK_LENGTH);
  let feed: XmlFeed | null = null;
  let filled = 0;
  let fileLength = 0;

  const consume = (last: boolean): void => {
    let start = 0;
    if (feed === null) {
      const sniffed = sniffEncoding(block.subarray(0, filled));
      start = sniffed.markLength;
      feed = xmlFeed(visitor, limits, sniffed, options);
    }
    const used = start + feed.write(block.subarray(start, filled), last);
    block.copyWithin(0, used, filled);
    filled -= used;
  };

  for await (const chunk of bytes) {
    fileLength += chunk.length;
    if (fileLength > limits.bytes) throw tooLarge(limits, "bytes", "whole file");
    for (let at = 0; at < chunk.length;) {
      const taken = Math.min(BLOCK_LENGTH - filled, chunk.length - at);
      block.set(chunk.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled < BLOCK_LENGTH) continue;
      consume(false);
      yield* visitor.take();
    }
  }
  consume(true);
  visitor.end();
  yield* visitor.take();
}

type XmlFeed = {
  /** Parses as much of the block as is whole (all of it when `last`) and returns how many bytes that was. */
  write(block: Buffer, last: boolean): number;
};

const xmlFeed = (
  visitor: XmlVisitor<unknown>,
  limits: ReportLimits,
  sniffed: ReturnType<typeof sniffEncoding>,
  options: XmlOptions,
): XmlFeed => {
  const decoder = xmlDecoder(sniffed.encoding);
  const map = pieceMap(decoder);
  const parser = new SaxesParser({ xmlns: false, position: false });
  let byteStart = sniffed.markLength;
  let charStart = 0;
  let depth = 0;
  let elements = 0;
  let rootSeen = false;
  let inTag = false;
  let tagStart = 0;
  /** False while a piece has completed no token, that is, while the parser only gathers text. */
  let completed = false;
  let gathered = 0;

  const where = (): string => `line ${parser.line}`;

  const checkAttributes = (attributes: XmlAttributes): void => {
    let count = 0;
    let length = 0;
    for (const name in attributes) {
      count += 1;
      length += name.length + (attributes[name]?.length ?? 0);
    }
    if (count > limits.attributes) throw tooLarge(limits, "attributes", where());
    if (length > limits.attributeLength) throw tooLarge(limits, "attributeLength", where());
  };

  // No more than seven handlers: with an eighth the engine keeps the parser as a hash table, five times slower. So
  // comments and processing instructions count as gathered text, and attributes are checked when their tag is whole.
  parser.on("error", ({ message }) => {
    const place = `Line ${parser.line}, column ${parser.column}`;
    throw new Fault(
      "report.malformed",
      `${place}: not well-formed XML (${message}). Export the report again.`,
    );
  });
  parser.on("doctype", (declaration) => {
    completed = true;
    if (options.doctype !== "skip") throw refusedDoctype(parser.line);
    if (declaration.length > DOCTYPE_LENGTH || /<!ENTITY/i.test(declaration))
      throw unsafeDoctype(parser.line);
  });
  parser.on("opentagstart", ({ name }) => {
    completed = true;
    inTag = true;
    rootSeen = true;
    tagStart = map.byteOfTagBefore(parser.position);
    elements += 1;
    depth += 1;
    if (name.length > limits.nameLength) throw tooLarge(limits, "nameLength", where());
    if (elements > limits.elements) throw tooLarge(limits, "elements", where());
    if (depth > limits.depth) throw tooLarge(limits, "depth", where());
  });
  parser.on("opentag", (tag) => {
    completed = true;
    inTag = false;
    checkAttributes(tag.attributes);
    visitor.open(tag.name, tag.attributes, tagStart);
    // The parser keeps open tags; without this, nested tags with long attributes would add up.
    tag.attributes = {};
  });
  const text = (value: string): void => {
    completed = true;
    if (value.length > limits.textLength) throw tooLarge(limits, "textLength", where());
    if (depth > 0) visitor.text(value);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("closetag", ({ name }) => {
    completed = true;
    depth -= 1;
    visitor.close(name, map.byteAt(parser.position));
  });

  const watchGathering = (length: number): void => {
    gathered = completed ? length : gathered + length;
    const limit = inTag ? "attributeLength" : "textLength";
    if (gathered > limits[limit] + 2 * BLOCK_LENGTH) throw tooLarge(limits, limit, where());
  };

  const finish = (leftOver: number): void => {
    const whole = rootSeen && depth === 0 && leftOver === 0;
    if (whole) parser.on("error", () => endsInside(parser.line));
    else endsInside(parser.line);
    parser.close();
  };

  return {
    write: (block, last) => {
      const length = last ? decoder.wholeLength(block) : cutLength(block, decoder);
      const piece = block.subarray(0, length);
      const decoded = decoder.decode(piece);
      if (decoded === null) throw invalidBytes(piece, sniffed.encoding, parser.line);
      completed = false;
      map.enter(decoded, byteStart, length, charStart);
      parser.write(decoded);
      watchGathering(length);
      byteStart += length;
      charStart += decoded.length;
      if (last) finish(block.length - length);
      return length;
    },
  };
};

const refusedDoctype = (line: number): Fault =>
  new Fault(
    "report.malformed",
    `Line ${line}: the file has a document type declaration (DTD), which is never read because it can pull ` +
      "in other files or grow without bound. Scanners do not write one: export the report again.",
  );

const unsafeDoctype = (line: number): Fault =>
  new Fault(
    "report.malformed",
    `Line ${line}: the document type declaration (DTD) declares entities or is longer than ${DOCTYPE_LENGTH} characters. ` +
      "It is never read, and this scanner's own export has none like it: export the report again.",
  );

const endsInside = (line: number): never => {
  throw new Fault(
    "report.truncated",
    `The file ends at line ${line} before the report is complete. It was cut off while it was written or copied: ` +
      "export it again.",
  );
};

const invalidBytes = (
  piece: Buffer,
  encoding: ReturnType<typeof sniffEncoding>["encoding"],
  line: number,
): Fault => {
  const decoder = xmlDecoder(encoding);
  let good = 0;
  let goodLines = 0;
  for (let at = piece.indexOf(0x0a); at !== -1; at = piece.indexOf(0x0a, at + 1)) {
    const end = at + (decoder.unit === 2 && at % 2 === 0 ? 2 : 1);
    if (decoder.decode(piece.subarray(good, end)) === null) break;
    good = end;
    goodLines += 1;
  }
  return new Fault(
    "report.malformed",
    `Line ${line + goodLines}: bytes that are not ${encoding}. Export the report again, or save it as UTF-8.`,
  );
};
