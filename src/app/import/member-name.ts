import { UNNAMED_MEMBER } from "#reports/index.ts";

/** The name of a file out of an archive: gzip may not keep one, then it is the archive's without `.gz`. */
export const memberName = (archive: string, member: string): string =>
  member === UNNAMED_MEMBER ? archive.replace(/\.gz$/i, "") : member;
