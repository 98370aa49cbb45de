import { Fault } from "#domain/fault.ts";

const MEBI = 1024 * 1024;

/**
 * Bounds on a workbook from outside. The official FedRAMP templates have 29 parts, inflate to 7 MB and at most
 * 19-fold; these bounds leave room for ledgers of tens of thousands of items.
 */
export const WORKBOOK_LIMITS = {
  fileBytes: 64 * MEBI,
  entries: 2000,
  inflatedBytes: 256 * MEBI,
  /** Inflated to stored size of one part, looked at from `ratioFrom` bytes on. */
  ratio: 250,
  ratioFrom: MEBI,
  sheets: 200,
  /** `<col>` elements of one sheet: each one may name all 16,384 columns. */
  columnElements: 5000,
  /** Rows and columns that are read of one sheet. */
  rows: 50_000,
  columns: 128,
  /** Sheets whose cells are read in one go. */
  sheetsRead: 8,
} as const;

export const tooLarge = (found: string): Fault =>
  new Fault(
    "document.too-large",
    `The workbook exceeds a limit: ${found}. Remove empty rows, columns and sheets, or split the document.`,
  );

export const malformed = (found: string, cause?: unknown): Fault =>
  new Fault(
    "document.malformed",
    `Expected a readable Excel workbook (.xlsx), found ${found}. Open the file in a spreadsheet program and save it again as .xlsx.`,
    { cause },
  );

export const unrecognized = (found: string): Fault =>
  new Fault(
    "document.unrecognized",
    `Expected a document in a known format, found ${found}. Give the file as its program exported it.`,
  );
