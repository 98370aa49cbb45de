import { malformed, tooLarge, WORKBOOK_LIMITS } from "./workbook-limits.ts";

/** One entry of a ZIP archive as its central directory tells it. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly inflatedSize: number;
  readonly localHeaderOffset: number;
};

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const ENCRYPTED = 0x0001;
const ZIP64_16 = 0xffff;
const ZIP64_32 = 0xffffffff;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const endOfDirectory = (view: DataView): number => {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw malformed("a cut-off archive: its directory is missing");
};

const unsafe = (name: string): boolean =>
  name === "" ||
  name.startsWith("/") ||
  /[\\\0]/.test(name) ||
  /^[A-Za-z]:/.test(name) ||
  name.split("/").includes("..");

/**
 * The entries of a ZIP archive by name, from its central directory alone: nothing is inflated.
 * Refuses what no spreadsheet program writes: names that leave the folder, one name twice, encryption, ZIP64
 * (meant for archives over 4 GB), and more entries or declared bytes than `WORKBOOK_LIMITS`.
 * Format: PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16.
 */
export const zipEntries = (bytes: Uint8Array): ReadonlyMap<string, ZipEntry> => {
  const view = viewOf(bytes);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === ZIP64_16 || start === ZIP64_32) throw malformed("a ZIP64 archive");
  if (count > WORKBOOK_LIMITS.entries) throw tooLarge(`${count} parts, at most ${WORKBOOK_LIMITS.entries}`);

  const entries = new Map<string, ZipEntry>();
  const decoder = new TextDecoder();
  let declared = 0;
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw malformed("an archive with a broken directory");
    }
    const nameLength = view.getUint16(at + 28, true);
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const entry: ZipEntry = {
      name,
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      inflatedSize: view.getUint32(at + 24, true),
      localHeaderOffset: view.getUint32(at + 42, true),
    };
    if (unsafe(name)) throw malformed(`a part whose name leaves the archive: ${JSON.stringify(name)}`);
    if (entries.has(name)) throw malformed(`two parts with the name ${JSON.stringify(name)}`);
    if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) throw malformed("an encrypted archive");
    if (entry.compressedSize === ZIP64_32 || entry.inflatedSize === ZIP64_32)
      throw malformed("a ZIP64 archive");
    declared += entry.inflatedSize;
    if (declared > WORKBOOK_LIMITS.inflatedBytes) {
      throw tooLarge(`more than ${WORKBOOK_LIMITS.inflatedBytes} bytes when unpacked`);
    }
    entries.set(name, entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
};

/** The bytes of an entry as they are stored. Throws `document.malformed` when they do not lie inside the file. */
export const storedBytes = (bytes: Uint8Array, entry: ZipEntry): Uint8Array => {
  const view = viewOf(bytes);
  const header = entry.localHeaderOffset;
  if (header + 30 > bytes.length || view.getUint32(header, true) !== LOCAL_HEADER) {
    throw malformed(`an archive with a broken part ${JSON.stringify(entry.name)}`);
  }
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + entry.compressedSize > bytes.length) {
    throw malformed(`a cut-off archive: the part ${JSON.stringify(entry.name)} is not whole`);
  }
  return bytes.subarray(start, start + entry.compressedSize);
};
