import { Fault } from "#domain/fault.ts";

/** Bounds on what is unpacked. Passing one is a `report.too-large` fault that names it. */
export type ArchiveLimits = {
  /** Members of the archive and of all archives inside it. */
  readonly members: number;
  /** Unpacked bytes of all members together. */
  readonly bytes: number;
  /** Unpacked bytes for one packed byte, once a member is larger than `ratioFrom`. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Archives inside one another, the outermost counted. */
  readonly depth: number;
  /** Bytes of a zip file's directory. */
  readonly directory: number;
};

const MEBI = 1024 * 1024;

export const DEFAULT_ARCHIVE_LIMITS: ArchiveLimits = {
  members: 10_000,
  bytes: 16 * 1024 * MEBI,
  ratio: 250,
  ratioFrom: 16 * MEBI,
  depth: 3,
  directory: 4 * MEBI,
};

const DESCRIPTIONS: Record<keyof ArchiveLimits, string> = {
  members: "files are taken from one archive",
  bytes: "bytes are unpacked from one archive",
  ratio: "bytes are unpacked from one packed byte",
  ratioFrom: "bytes are unpacked without a look at the ratio",
  depth: "archives inside one another are opened",
  directory: "bytes of an archive's directory are read",
};

/** The fault for passing a limit; `where` names the member or the archive. */
export const archiveTooLarge = (limits: ArchiveLimits, limit: keyof ArchiveLimits, where: string): Fault =>
  new Fault(
    "report.too-large",
    `The archive exceeds the limit "${limit}" (${where}): at most ${limits[limit]} ${DESCRIPTIONS[limit]}. ` +
      "Unpack it yourself and give the reports in it.",
  );

export const archiveMalformed = (found: string): Fault =>
  new Fault(
    "report.malformed",
    `The archive is damaged or not as it should be: ${found}. Pack or download it again.`,
  );

export const archiveTruncated = (found: string): Fault =>
  new Fault("report.truncated", `The archive is cut off: ${found}. Download or copy it again.`);

/** Counts what is unpacked, over all members and archives inside archives. */
export type ArchiveBudget = {
  readonly limits: ArchiveLimits;
  /** Counts members. */
  members(count: number): void;
  /** Counts unpacked bytes. */
  bytes(count: number, where: string): void;
};

export const archiveBudget = (limits: ArchiveLimits): ArchiveBudget => {
  let [members, bytes] = [0, 0];
  return {
    limits,
    members: (count) => {
      members += count;
      if (members > limits.members) throw archiveTooLarge(limits, "members", "whole archive");
    },
    bytes: (count, where) => {
      bytes += count;
      if (bytes > limits.bytes) throw archiveTooLarge(limits, "bytes", where);
    },
  };
};
