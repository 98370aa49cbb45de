import { Fault } from "#domain/fault.ts";
import { type NotCarried, WHOLE_DOCUMENT, type WrittenDocument } from "../document-format.ts";
import type { PoamDocument, PoamEntry } from "../poam-document.ts";
import { WORKBOOK_LIMITS } from "../workbook-limits.ts";
import { writeWorkbook, type WrittenSheet } from "../xlsx.ts";
import { WRITABLE_VERSIONS, type WritableVersion } from "./columns.ts";
import { coverCells } from "./cover.ts";
import { itemSheet } from "./item-sheet.ts";
import { LAYOUTS, type SheetLayout } from "./layout.ts";
import { instructionsSheet, recordOfChangesSheet } from "./other-sheets.ts";
import { pl2Sheet } from "./pl2.ts";
import { commonNotes, rowsOf } from "./rows.ts";

/** Room for the rows above the items, so that we read what we write. */
const ITEMS_PER_SHEET = WORKBOOK_LIMITS.rows - 20;

const itemsOn = (layout: SheetLayout, items: readonly PoamEntry[]): readonly PoamEntry[] => {
  const entries = items.filter(({ register }) => register === layout.register);
  if (entries.length <= ITEMS_PER_SHEET) return entries;
  throw new Fault(
    "document.too-large",
    `Expected at most ${ITEMS_PER_SHEET} items for the sheet "${layout.name}", found ${entries.length}. Split the system or archive closed items.`,
  );
};

const requireVersion = (version: string): WritableVersion => {
  const known = WRITABLE_VERSIONS.find((candidate) => candidate === version);
  if (known) return known;
  throw new Fault(
    "document.unwritable-format",
    `Expected a version of fedramp-poam, one of: ${WRITABLE_VERSIONS.join(", ")}. Found "${version}".`,
  );
};

/** Sheets of 3.0 around the items, or of 2.1. Source: the templates' tab order. */
const framed = (version: WritableVersion, items: WrittenSheet[], pl2: WrittenSheet): WrittenSheet[] =>
  version === "3.0"
    ? [instructionsSheet(), ...items, pl2, recordOfChangesSheet(version)]
    : [...items, recordOfChangesSheet(version)];

/**
 * The FedRAMP POA&M workbook, in memory: about 15 MB per 1,000 items while it is written (the library streams one
 * sheet only, and this workbook has four or six), so the bound is the 50,000 rows per sheet that are read back.
 * Throws `document.too-large` beyond it.
 */
export const writeFedrampPoam = async (
  document: PoamDocument,
  versionText: string,
): Promise<WrittenDocument> => {
  const version = requireVersion(versionText);
  const cover = coverCells(document.system, version);
  const notCarried: NotCarried[] = [...cover.notCarried, ...commonNotes(document.items, version)];
  const sheets = LAYOUTS[version].map((layout) => {
    const written = rowsOf(itemsOn(layout, document.items), version);
    for (const note of written.notCarried) notCarried.push(note);
    return itemSheet(version, layout, cover.values, written.rows);
  });
  const pl2 = pl2Sheet(document.pl2Findings);
  if (version === "3.0") notCarried.push(...pl2.notCarried);
  else if (document.pl2Findings.length > 0) {
    const message = `Version ${version} has no sheet for the ${document.pl2Findings.length} PL-2 findings.`;
    notCarried.push({ poamId: WHOLE_DOCUMENT, field: "pl2Findings", message });
  }
  const modified = new Date(`${document.system.poamDate ?? "2000-01-01"}T00:00:00Z`);
  const bytes = await writeWorkbook(framed(version, sheets, pl2.sheet), modified);
  return { bytes, notCarried };
};
