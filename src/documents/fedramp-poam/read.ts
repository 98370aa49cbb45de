import { type RemarkLog, remarkLog } from "#domain/remark.ts";
import type { DocumentSource } from "../document-source.ts";
import type { PoamEntry, PoamReading, PoamSystem } from "../poam-document.ts";
import { unrecognized } from "../workbook-limits.ts";
import type { OpenedWorkbook } from "../xlsx.ts";
import type { ReadableVersion } from "./columns.ts";
import { itemSheets } from "./item-sheets.ts";
import { PL2_SHEET, readPl2 } from "./pl2.ts";
import { readCover } from "./read-cover.ts";
import { type ItemSheet, readItemSheet } from "./read-sheet.ts";
import { headerKey } from "./read-text.ts";

/** 3.0 has no milestone columns; 2.1 added service names and the configuration findings to 2.0 (records of changes). */
const versionOf = (sheets: readonly ItemSheet[]): ReadableVersion => {
  if (!sheets.some(({ table }) => table.columns.has("milestones"))) return "3.0";
  const has21 = sheets.some(
    ({ table, register }) => table.columns.has("serviceNames") || register === "configuration",
  );
  return has21 ? "2.1" : "2.0";
};

const mergeCovers = (covers: readonly PoamSystem[]): PoamSystem => ({
  cloudServiceProvider:
    covers.find((cover) => cover.cloudServiceProvider !== null)?.cloudServiceProvider ?? null,
  cloudServiceOffering:
    covers.find((cover) => cover.cloudServiceOffering !== null)?.cloudServiceOffering ?? null,
  impactLevel: covers.find((cover) => cover.impactLevel !== null)?.impactLevel ?? null,
  poamDate: covers.find((cover) => cover.poamDate !== null)?.poamDate ?? null,
});

const remarkRepeatedIds = (items: readonly PoamEntry[], remarks: RemarkLog): void => {
  const counts = new Map<string, number>();
  for (const { poamId } of items) counts.set(poamId, (counts.get(poamId) ?? 0) + 1);
  for (const [poamId, count] of counts) {
    if (count === 1) continue;
    remarks.add({
      code: "document.poam-id-repeated",
      where: poamId,
      message: `The POAM ID stands on ${count} rows; each of them was read.`,
    });
  }
};

const NOT_DATA = /instruction|record of change/i;

const remarkUnread = (workbook: OpenedWorkbook, read: ReadonlySet<string>, remarks: RemarkLog): void => {
  for (const name of workbook.sheetNames) {
    if (read.has(name) || NOT_DATA.test(name)) continue;
    remarks.add({
      code: "document.sheet-not-read",
      where: name,
      message: "The sheet has no POA&M item table; it was not read.",
    });
  }
};

/**
 * Reads a FedRAMP POA&M workbook of any generation, by header texts and never by letters. Formulas count with the
 * value they last had. Throws `document.unrecognized` when no sheet has an item table.
 */
export const readFedrampPoam = async (source: DocumentSource): Promise<PoamReading> => {
  const workbook = await source.workbook();
  const sheets = await itemSheets(workbook);
  if (sheets.length === 0)
    throw unrecognized("a workbook without a FedRAMP POA&M table (POAM ID, Weakness Name, …)");
  const version = versionOf(sheets);
  const remarks = remarkLog();
  const pl2Names = workbook.sheetNames.filter((name) => headerKey(name) === headerKey(PL2_SHEET));
  const pl2Sheets = await workbook.sheets(pl2Names.slice(0, 1));
  const items = sheets.flatMap((sheet) => readItemSheet(sheet, version, workbook.date1904, remarks));
  const quiet = remarkLog();
  const system = mergeCovers(
    sheets.map((sheet, index) => readCover(sheet, workbook.date1904, index === 0 ? remarks : quiet)),
  );
  const pl2Findings = pl2Sheets.flatMap((sheet) => readPl2(sheet, workbook.date1904, remarks));
  remarkRepeatedIds(items, remarks);
  remarkUnread(workbook, new Set([...sheets.map(({ sheet }) => sheet.name), ...pl2Names]), remarks);
  return { document: { system, items, pl2Findings }, version, remarks: remarks.list() };
};
