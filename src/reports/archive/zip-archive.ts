import { crc32, inflateRawSync, constants } from "node:zlib";
import {
  archiveMalformed,
  archiveTooLarge,
  archiveTruncated,
  type ArchiveBudget,
  type ArchiveLimits,
} from "./archive-limits.ts";
import { byteCursor, type ByteCursor } from "./byte-cursor.ts";
import type { ReportBytes } from "../report-format.ts";
import { countedOnce, unpack } from "./unpack.ts";
import { tailLength, zipDirectory, type ZipDirectory, type ZipEntry } from "./zip-directory.ts";

/** A file of an archive: its bytes are unpacked when they are asked for, as often as that is. */
export type PackedFile = {
  readonly name: string;
  /** Its first bytes, at most 16. */
  readonly head: Uint8Array;
  open(): AsyncGenerator<Uint8Array>;
};

const LOCAL = { length: 30, signature: 0x04034b50 } as const;
const PEEK = 4096;

/**
 * The files of a zip archive. The directory at the end is what counts; every local header must agree with it and stand
 * after the data of the one before (so that no bytes are unpacked twice). Null for an office workbook, which is a zip too.
 * Reads the file twice, and once more for each file that is opened, up to its end.
 */
export const zipFiles = async (open: ReportBytes, budget: ArchiveBudget): Promise<PackedFile[] | null> => {
  const directory = await directoryOf(open, budget.limits);
  if (directory.entries.some(({ name }) => name === "[Content_Types].xml")) return null;
  const files = directory.entries.filter(({ name }) => !isFolderOrFork(name));
  budget.members(files.length);
  checkSizes(files, budget.limits);
  return packedFiles(open, directory, files, budget);
};

/** Folders, and the resource forks that macOS packs beside each file. */
const isFolderOrFork = (name: string): boolean => name.endsWith("/") || name.startsWith("__MACOSX/");

/** Pulls the whole file, keeping the last bytes only. */
const directoryOf = async (open: ReportBytes, limits: ArchiveLimits): Promise<ZipDirectory> => {
  const keep = tailLength(limits);
  let parts: Uint8Array[] = [];
  let [held, length] = [0, 0];
  for await (const chunk of open()) {
    parts.push(Buffer.from(chunk));
    held += chunk.length;
    length += chunk.length;
    if (held > 2 * keep) {
      parts = [Buffer.concat(parts).subarray(held - keep)];
      held = keep;
    }
  }
  return zipDirectory(Buffer.concat(parts), length, limits);
};

const checkSizes = (files: readonly ZipEntry[], limits: ArchiveLimits): void => {
  let total = 0;
  const names = new Set<string>();
  for (const { name, size, packed } of files) {
    total += size;
    if (total > limits.bytes) throw archiveTooLarge(limits, "bytes", `"${name}"`);
    if (size > limits.ratioFrom && size > limits.ratio * packed)
      throw archiveTooLarge(limits, "ratio", `"${name}"`);
    if (names.has(name)) throw archiveMalformed(`the name "${name}" comes twice`);
    names.add(name);
  }
};

/** One pass over the file that looks at every local header and the first bytes of each file. */
const packedFiles = async (
  open: ReportBytes,
  { entries, start }: ZipDirectory,
  files: readonly ZipEntry[],
  budget: ArchiveBudget,
): Promise<PackedFile[]> => {
  const found = new Map<ZipEntry, PackedFile>();
  const wanted = new Set(files);
  const cursor = byteCursor(open());
  try {
    for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
      await toData(cursor, entry);
      const dataStart = cursor.position();
      if (dataStart + entry.packed > start) throw archiveMalformed(`"${entry.name}" runs into the directory`);
      const packed = await cursor.take(Math.min(entry.packed, PEEK));
      await cursor.skip(entry.packed - packed.length);
      if (wanted.has(entry))
        found.set(entry, packedFile(open, entry, dataStart, headOf(entry, packed), budget));
    }
  } finally {
    await cursor.close();
  }
  return files.flatMap((entry) => found.get(entry) ?? []);
};

/** Goes to the first byte of an entry's data, over its local header (APPNOTE, section 4.3.7). */
const toData = async (cursor: ByteCursor, entry: ZipEntry): Promise<void> => {
  const gap = entry.offset - cursor.position();
  if (gap < 0) throw archiveMalformed(`"${entry.name}" overlaps another file`);
  await cursor.skip(gap);
  const header = await cursor.take(LOCAL.length);
  if (header.length < LOCAL.length) throw archiveTruncated(`"${entry.name}" is missing`);
  const rawName = await cursor.take(header.readUInt16LE(26));
  const agrees =
    header.readUInt32LE(0) === LOCAL.signature &&
    header.readUInt16LE(8) === entry.method &&
    rawName.equals(entry.rawName);
  if (!agrees) throw archiveMalformed(`"${entry.name}" is not what the directory says`);
  await cursor.skip(header.readUInt16LE(28));
};

const headOf = (entry: ZipEntry, packed: Buffer): Uint8Array => {
  if (entry.method === 0) return Buffer.from(packed.subarray(0, 16));
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 8 * 1024 * 1024 };
    return Buffer.from(inflateRawSync(packed, options).subarray(0, 16));
  } catch {
    // Opening the file will say what is wrong with it.
    return new Uint8Array(0);
  }
};

const packedFile = (
  open: ReportBytes,
  entry: ZipEntry,
  dataStart: number,
  head: Uint8Array,
  budget: ArchiveBudget,
): PackedFile => {
  const where = `"${entry.name}"`;
  const counted = countedOnce(budget, where);
  return {
    name: entry.name,
    head,
    open: () => counted(checked(unpacked(open, entry, dataStart, budget), entry)),
  };
};

async function* unpacked(
  open: ReportBytes,
  entry: ZipEntry,
  dataStart: number,
  budget: ArchiveBudget,
): AsyncGenerator<Uint8Array> {
  const cursor = byteCursor(open());
  try {
    await cursor.skip(dataStart);
    const packed = cursor.pieces(entry.packed);
    if (entry.method === 0) yield* packed;
    else yield* unpack(packed, "deflate", budget, `"${entry.name}"`);
  } finally {
    await cursor.close();
  }
}

/** The bytes, as long as they are as many as the directory says, and a fault at the end when their CRC-32 differs. */
async function* checked(bytes: AsyncIterable<Uint8Array>, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  let [length, crc] = [0, 0];
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > entry.size) throw archiveMalformed(`"${entry.name}" is larger than the directory says`);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (length < entry.size) throw archiveMalformed(`"${entry.name}" is smaller than the directory says`);
  if (crc !== entry.crc) throw archiveMalformed(`the check sum of "${entry.name}" is wrong`);
}
