import { archiveMalformed, archiveTooLarge, archiveTruncated, type ArchiveLimits } from "./archive-limits.ts";
import { memberName, safeName } from "./archive-name.ts";

/** A file of a zip archive as the directory at its end describes it (PKWARE APPNOTE 6.3.10, section 4.3.12). */
export type ZipEntry = {
  readonly name: string;
  readonly rawName: Buffer;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins in the file. */
  readonly offset: number;
};

export type ZipDirectory = {
  readonly entries: readonly ZipEntry[];
  /** Where the directory begins: the members end before it. */
  readonly start: number;
};

const SIGNATURE = { entry: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50 } as const;
const LENGTH = { end: 22, comment: 65_535, end64: 56, locator64: 20, entry: 46 } as const;
const UNSAID = 0xffffffff;

/** How many of the last bytes of a file hold its directory at the most. */
export const tailLength = (limits: ArchiveLimits): number =>
  limits.directory + LENGTH.end + LENGTH.comment + LENGTH.end64 + LENGTH.locator64;

/** Reads the directory from the last bytes of a zip file of `length` bytes. */
export const zipDirectory = (tail: Buffer, length: number, limits: ArchiveLimits): ZipDirectory => {
  const tailStart = length - tail.length;
  const end = endRecord(tail);
  const { count, size, start } = whole(tail, end, tailStart);
  if (size > limits.directory) throw archiveTooLarge(limits, "directory", "whole archive");
  if (count > limits.members) throw archiveTooLarge(limits, "members", "whole archive");
  if (start + size > tailStart + end || start < tailStart)
    throw archiveMalformed("its directory does not stand where it says");
  return { entries: entriesOf(tail.subarray(start - tailStart, start - tailStart + size), count), start };
};

/** The end record: the last one whose comment ends with the file (section 4.3.16). */
const endRecord = (tail: Buffer): number => {
  for (
    let at = tail.length - LENGTH.end;
    at >= Math.max(0, tail.length - LENGTH.end - LENGTH.comment);
    at--
  ) {
    if (tail.readUInt32LE(at) !== SIGNATURE.end) continue;
    if (at + LENGTH.end + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  throw archiveTruncated("the directory at its end is missing");
};

type Extent = { readonly count: number; readonly size: number; readonly start: number };

/** Count, size and start of the directory, from the ZIP64 end record where there is one (section 4.3.14). */
const whole = (tail: Buffer, end: number, tailStart: number): Extent => {
  const locator = end - LENGTH.locator64;
  if (locator >= 0 && tail.readUInt32LE(locator) === SIGNATURE.locator64) {
    const at = Number(tail.readBigUInt64LE(locator + 8)) - tailStart;
    if (!(at >= 0 && at + LENGTH.end64 <= locator) || tail.readUInt32LE(at) !== SIGNATURE.end64)
      throw archiveMalformed("its ZIP64 directory does not stand where it says");
    return {
      count: Number(tail.readBigUInt64LE(at + 32)),
      size: Number(tail.readBigUInt64LE(at + 40)),
      start: Number(tail.readBigUInt64LE(at + 48)),
    };
  }
  if (tail.readUInt16LE(end + 4) !== 0 || tail.readUInt16LE(end + 8) !== tail.readUInt16LE(end + 10))
    throw archiveMalformed("it is one part of several");
  return {
    count: tail.readUInt16LE(end + 10),
    size: tail.readUInt32LE(end + 12),
    start: tail.readUInt32LE(end + 16),
  };
};

const entriesOf = (directory: Buffer, count: number): ZipEntry[] => {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + LENGTH.entry > directory.length || directory.readUInt32LE(at) !== SIGNATURE.entry)
      throw archiveMalformed("its directory has fewer entries than it says");
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
    const next = at + LENGTH.entry + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (next > directory.length) throw archiveMalformed("its directory ends in the middle of an entry");
    entries.push(entryOf(directory.subarray(at, next), name ?? 0, extra ?? 0));
    at = next;
  }
  if (at !== directory.length) throw archiveMalformed("its directory has more entries than it says");
  return entries;
};

const entryOf = (entry: Buffer, nameLength: number, extraLength: number): ZipEntry => {
  const rawName = Buffer.from(entry.subarray(LENGTH.entry, LENGTH.entry + nameLength));
  const raw = memberName(rawName);
  const name = safeName(raw) + (/[\\/]$/.test(raw) ? "/" : "");
  const extra = entry.subarray(LENGTH.entry + nameLength, LENGTH.entry + nameLength + extraLength);
  const long = zip64Numbers(extra);
  const number = (offset: number): number => {
    const short = entry.readUInt32LE(offset);
    return short === UNSAID ? (long.shift() ?? short) : short;
  };
  // The order of the ZIP64 numbers: size, packed size, offset (section 4.5.3).
  const [size, packed, offset] = [number(24), number(20), number(42)];
  const method = entry.readUInt16LE(10);
  if ((entry.readUInt16LE(8) & 0x2041) !== 0)
    throw archiveMalformed(`"${name}" is encrypted, which is not read; unpack it with its password first`);
  if (method !== 0 && method !== 8)
    throw archiveMalformed(
      `"${name}" is packed by method ${method}; only stored and deflated files are read`,
    );
  if (method === 0 && size !== packed) throw archiveMalformed(`the sizes of "${name}" contradict each other`);
  return { name, rawName, method, crc: entry.readUInt32LE(16), packed, size, offset };
};

/** The numbers of the ZIP64 extra field (id 1) in order. */
const zip64Numbers = (extra: Buffer): number[] => {
  for (let at = 0; at + 4 <= extra.length;) {
    const [id, length] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)];
    const body = extra.subarray(at + 4, at + 4 + length);
    if (id === 1) {
      return Array.from({ length: Math.floor(body.length / 8) }, (_, index) =>
        Number(body.readBigUInt64LE(index * 8)),
      );
    }
    at += 4 + length;
  }
  return [];
};
