import type { Register } from "../poam-document.ts";
import { WORKBOOK_LIMITS } from "../workbook-limits.ts";
import type { OpenedWorkbook } from "../xlsx.ts";
import { findTable } from "./find-table.ts";
import type { ItemSheet } from "./read-sheet.ts";

/** Which list a sheet is, by its name; the templates' names in any spelling. */
const registerOf = (sheetName: string): Register => {
  if (/closed/i.test(sheetName)) return "closed";
  return /config/i.test(sheetName) ? "configuration" : "open";
};

const LOOKS_LIKE_ITEMS = /poa\s*&?\s*m|closed|config/i;
const NEVER_ITEMS = /instruction|record of change|guide|pl-?2/i;

/** Sheets that may hold items: those named like it, or else the first ones that are not instructions. */
const candidates = (sheetNames: readonly string[]): readonly string[] => {
  const possible = sheetNames.filter((name) => !NEVER_ITEMS.test(name));
  const named = possible.filter((name) => LOOKS_LIKE_ITEMS.test(name));
  return named.length > 0 ? named : possible.slice(0, WORKBOOK_LIMITS.sheetsRead);
};

/** The sheets of the workbook that have an item table, in tab order. None means: not a FedRAMP POA&M. */
export const itemSheets = async (workbook: OpenedWorkbook): Promise<readonly ItemSheet[]> => {
  const sheets = await workbook.sheets(candidates(workbook.sheetNames));
  return sheets.flatMap((sheet) => {
    const table = findTable(sheet);
    return table === null ? [] : [{ sheet, table, register: registerOf(sheet.name) }];
  });
};
