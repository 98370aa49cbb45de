import type { ArchiveBudget } from "./archive-limits.ts";
import { memberName, safeName } from "./archive-name.ts";
import type { ReportBytes } from "../report-format.ts";
import { countedOnce, unpack } from "./unpack.ts";
import type { PackedFile } from "./zip-archive.ts";

const FLAG = { extra: 4, name: 8 } as const;

/** What a member is called when its archive does not name it. */
export const UNNAMED_MEMBER = "unpacked";

/** The one file of a gzip stream (RFC 1952), by the name in its header if there is one; `head` are the first packed bytes. */
export const gzipFile = async (
  open: ReportBytes,
  head: Uint8Array,
  budget: ArchiveBudget,
): Promise<PackedFile> => {
  const name = nameOf(head) ?? UNNAMED_MEMBER;
  budget.members(1);
  const counted = countedOnce(budget, `"${name}"`);
  const unpacked = () => counted(unpack(open(), "gzip", budget, `"${name}"`));
  return { name, head: await firstBytes(unpacked()), open: unpacked };
};

/** At most 16 bytes; a broken stream has none, opening it will say why. */
const firstBytes = async (bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  try {
    for await (const chunk of bytes) return Buffer.from(chunk.subarray(0, 16));
  } catch {
    return new Uint8Array(0);
  }
  return new Uint8Array(0);
};

const nameOf = (head: Uint8Array): string | null => {
  const flags = head[3] ?? 0;
  if ((flags & FLAG.name) === 0) return null;
  const start = (flags & FLAG.extra) === 0 ? 10 : 12 + (head[10] ?? 0) + 256 * (head[11] ?? 0);
  const end = head.indexOf(0, start);
  if (end <= start) return null;
  const name = safeName(memberName(Buffer.from(head.subarray(start, end))));
  return name.split("/").at(-1) || null;
};
