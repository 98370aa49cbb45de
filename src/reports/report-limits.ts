import { Fault } from "#domain/fault.ts";

/** Bounds on what a reader takes in. Passing one is a `report.too-large` fault that names the limit. */
export type ReportLimits = {
  /** Bytes of the whole file. */
  readonly bytes: number;
  /** Elements (XML) or values of the whole file. */
  readonly elements: number;
  /** Elements open at the same time. */
  readonly depth: number;
  /** Attributes of one tag. */
  readonly attributes: number;
  /** Characters of all attributes of one tag, names included. */
  readonly attributeLength: number;
  /** Characters of one element name. */
  readonly nameLength: number;
  /** Characters of one text, comment or other token. A list of loaded plugins alone is over 1 MB. */
  readonly textLength: number;
  /** Characters kept from one record, or from the description of the scan. */
  readonly recordLength: number;
  /** Characters kept of everything that a file defines apart from its records: glossary, rules, components. */
  readonly definitionsLength: number;
  /** Entries of one list: targets, loaded checks, families. */
  readonly listEntries: number;
};

const MEBI = 1024 * 1024;

export const DEFAULT_REPORT_LIMITS: ReportLimits = {
  bytes: 8 * 1024 * MEBI,
  elements: 500_000_000,
  depth: 256,
  attributes: 1000,
  attributeLength: MEBI,
  nameLength: 1000,
  textLength: 16 * MEBI,
  recordLength: 32 * MEBI,
  definitionsLength: 128 * MEBI,
  listEntries: 1_000_000,
};

const DESCRIPTIONS: Record<keyof ReportLimits, string> = {
  bytes: "bytes in the file",
  elements: "elements in the file",
  depth: "elements inside one another",
  attributes: "attributes in one tag",
  attributeLength: "characters of attributes in one tag",
  nameLength: "characters in one name",
  textLength: "characters in one text",
  recordLength: "characters in one record",
  definitionsLength: "characters of definitions apart from the records",
  listEntries: "entries in one list of the scan's settings",
};

/** The fault for passing a limit; `where` tells the place, such as `line 7`. */
export const tooLarge = (limits: ReportLimits, limit: keyof ReportLimits, where: string): Fault =>
  new Fault(
    "report.too-large",
    `The report exceeds the limit "${limit}" (${where}): at most ${limits[limit]} ${DESCRIPTIONS[limit]} are read. ` +
      "Check that this is a scanner's own export, or split the scan into smaller reports.",
  );
