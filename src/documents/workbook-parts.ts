import { crc32, inflateRawSync } from "node:zlib";
import { malformed, tooLarge, unrecognized, WORKBOOK_LIMITS } from "./workbook-limits.ts";
import { storedBytes, type ZipEntry, zipEntries } from "./zip-entries.ts";

const STORED = 0;
const DEFLATED = 8;
const OLE2_MAGIC = [0xd0, 0xcf, 0x11, 0xe0];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

const unpack = (bytes: Uint8Array, entry: ZipEntry): Uint8Array => {
  const stored = storedBytes(bytes, entry);
  if (entry.method === STORED) return stored;
  if (entry.method !== DEFLATED) throw malformed(`a part packed with method ${entry.method}`);
  if (entry.inflatedSize === 0) return new Uint8Array();
  const ratio = entry.inflatedSize / Math.max(1, stored.length);
  if (entry.inflatedSize >= WORKBOOK_LIMITS.ratioFrom && ratio > WORKBOOK_LIMITS.ratio) {
    throw tooLarge(`the part ${JSON.stringify(entry.name)} unpacks ${Math.round(ratio)}-fold`);
  }
  try {
    return inflateRawSync(stored, { maxOutputLength: entry.inflatedSize });
  } catch (cause) {
    throw malformed(`a part ${JSON.stringify(entry.name)} that does not unpack to its declared size`, cause);
  }
};

const inflate = (bytes: Uint8Array, entry: ZipEntry): Uint8Array => {
  const part = unpack(bytes, entry);
  if (part.length !== entry.inflatedSize || crc32(part) !== entry.crc32) {
    throw malformed(`a damaged part ${JSON.stringify(entry.name)}: its checksum does not match`);
  }
  return part;
};

/** Parts with the text of cells; pictures, comments, pivots, links and macros are never unpacked. */
const wanted = (name: string): boolean =>
  name === "[Content_Types].xml" ||
  name === "_rels/.rels" ||
  /^xl\/(?:_rels\/)?(?:workbook|styles|sharedStrings)\d*\.xml(?:\.rels)?$/i.test(name) ||
  /^xl\/worksheets\/[^/]+\.xml$/i.test(name);

const SHEET_RELATION =
  /<(?:\w+:)?Relationship\s(?=[^<>]*\bType\s*=\s*["'][^"'&]*\/(?:worksheet|sharedStrings|styles)["'])[^<>]*>/g;
const TARGET = /\bTarget\s*=\s*["'](?:\/xl\/)?((?:worksheets\/)?[^"'&/]+\.xml)["']/;

/**
 * A relations part reduced to sheets, strings and styles, each part named once: no other part can be named as
 * something else, and no part can be read many times.
 */
const keptRelations = (xml: string): string => {
  const targets = new Set<string>();
  const kept = (xml.match(SHEET_RELATION) ?? []).flatMap((tag) => {
    const target = TARGET.exec(tag)?.[1];
    if (target === undefined) return [];
    if (targets.has(target)) throw malformed(`a workbook that uses the part ${JSON.stringify(target)} twice`);
    targets.add(target);
    return [tag.replace(/<\w+:/, "<").replace(/\/?>$/, "/>")];
  });
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${kept.join("")}</Relationships>`;
};

const countOf = (text: string, pattern: RegExp): number => {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
};

const asText = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

// Bounded repetitions: the text is hostile, and each start may look ahead only so far.
const SHARED_STRING_CELL =
  /\bt\s?=\s?["']s["'][^<>]{0,100}>\s{0,9}<(?:\w{1,20}:)?v>\s{0,9}(\d{1,9})\s{0,9}</g;

const checkSheet = (name: string, bytes: Uint8Array, sharedStrings: number): void => {
  const text = asText(bytes);
  const columns = countOf(text, /[<:]col\s/g);
  if (columns > WORKBOOK_LIMITS.columnElements) throw tooLarge(`${columns} column settings in ${name}`);
  for (const [, index] of text.matchAll(SHARED_STRING_CELL)) {
    if (Number(index) >= sharedStrings)
      throw malformed(`a cell in ${name} that names a text that is not there`);
  }
};

const checkSheets = (parts: ReadonlyMap<string, Uint8Array>): void => {
  const strings = [...parts].find(([name]) => /^xl\/sharedStrings/i.test(name))?.[1];
  const count = strings ? countOf(asText(strings), /<(?:\w+:)?si[\s/>]/g) : 0;
  for (const [name, part] of parts) if (name.startsWith("xl/worksheets/")) checkSheet(name, part, count);
};

/**
 * The parts of a workbook that hold cells, unpacked, by name. Everything is checked before it is unpacked, and the
 * unpacked bytes are bounded by what the archive declared. The result is small even for a hostile file.
 * Throws `document.unrecognized` (no archive, or no workbook in it), `document.malformed`, `document.too-large`.
 */
export const workbookParts = (bytes: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  if (bytes.length === 0) throw unrecognized("an empty file");
  if (bytes.length > WORKBOOK_LIMITS.fileBytes) {
    throw tooLarge(`${bytes.length} bytes, at most ${WORKBOOK_LIMITS.fileBytes}`);
  }
  if (startsWith(bytes, OLE2_MAGIC)) {
    throw malformed("an encrypted or pre-2007 Excel file; remove its password first");
  }
  if (!startsWith(bytes, [0x50, 0x4b])) {
    const html = /^\s*<(?:!doctype html|html|table)/i.test(new TextDecoder().decode(bytes.subarray(0, 512)));
    throw unrecognized(html ? "a web page named like a workbook" : "a file that is no Excel workbook");
  }
  if (bytes.length < 22) throw malformed("a cut-off archive");
  const entries = zipEntries(bytes);
  const workbook = [...entries.keys()].find((name) => /^xl\/workbook\d*\.xml$/i.test(name));
  if (!workbook) throw unrecognized("an archive without a workbook in it");
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries.values()) {
    if (wanted(entry.name)) parts.set(entry.name, inflate(bytes, entry));
  }
  checkSheets(parts);
  const relationsName = workbook.replace("xl/", "xl/_rels/") + ".rels";
  const relations = parts.get(relationsName);
  if (!relations) throw malformed("a workbook without a list of its sheets");
  parts.set(relationsName, Buffer.from(keptRelations(new TextDecoder().decode(relations))));
  return parts;
};
