import {
  archiveBudget,
  archiveTooLarge,
  DEFAULT_ARCHIVE_LIMITS,
  type ArchiveBudget,
  type ArchiveLimits,
} from "./archive/archive-limits.ts";
import { byteCursor } from "./archive/byte-cursor.ts";
import { gzipFile } from "./archive/gzip-file.ts";
import type { ReportBytes } from "./report-format.ts";
import { zipFiles, type PackedFile } from "./archive/zip-archive.ts";

export { DEFAULT_ARCHIVE_LIMITS, type ArchiveLimits } from "./archive/archive-limits.ts";

/** A file in an archive. Those of an archive inside have its name and a slash before theirs. */
export type ArchiveMember = {
  readonly name: string;
  /** Unpacks the file from its beginning, piece by piece; may be called again. Throws as `openArchive` does. */
  open(): AsyncIterable<Uint8Array>;
};

const HEAD = 2048;

/**
 * The files of a zip or gzip archive, known by its content; null for anything else, and for an office workbook. Archives
 * inside are opened too, to a depth of three. Nothing is unpacked to disk and nothing whole to memory: a few MB at the
 * most, whatever the archive says.
 *
 * Throws `report.malformed` (names that lead elsewhere, encryption, other packing methods, overlapping files, wrong sizes
 * or check sums), `report.truncated` and `report.too-large`; what can only be seen while unpacking is thrown then.
 */
export const openArchive = (
  open: ReportBytes,
  limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
): Promise<ArchiveMember[] | null> => members(open, archiveBudget(limits), 1, "whole archive");

const members = async (
  open: ReportBytes,
  budget: ArchiveBudget,
  depth: number,
  where: string,
): Promise<ArchiveMember[] | null> => {
  const head = await headOf(open);
  const kind = archiveKind(head);
  if (kind === null) return null;
  if (depth > budget.limits.depth) throw archiveTooLarge(budget.limits, "depth", where);
  const files = kind === "zip" ? await zipFiles(open, budget) : [await gzipFile(open, head, budget)];
  if (files === null) return null;
  const found: ArchiveMember[] = [];
  for (const file of files) found.push(...(await membersOf(file, budget, depth)));
  return found;
};

/** The file itself, or the files in it when it is an archive. */
const membersOf = async (
  file: PackedFile,
  budget: ArchiveBudget,
  depth: number,
): Promise<ArchiveMember[]> => {
  const plain: ArchiveMember = { name: file.name, open: () => file.open() };
  if (archiveKind(file.head) === null) return [plain];
  const inside = await members(() => file.open(), budget, depth + 1, `"${file.name}"`);
  return inside?.map((member) => ({ ...member, name: `${file.name}/${member.name}` })) ?? [plain];
};

const headOf = async (open: ReportBytes): Promise<Uint8Array> => {
  const cursor = byteCursor(open());
  try {
    return await cursor.take(HEAD);
  } finally {
    await cursor.close();
  }
};

/** By the first bytes: a zip with a file or without (APPNOTE, 4.3.7 and 4.3.16), or gzip with deflate (RFC 1952, 2.3.1). */
const archiveKind = (head: Uint8Array): "zip" | "gzip" | null => {
  const [a, b, c, d] = head;
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))) return "zip";
  return a === 0x1f && b === 0x8b && c === 8 ? "gzip" : null;
};
