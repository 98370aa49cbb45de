import type { CvssReading } from "#domain/reading.ts";
import type { TableRow } from "../../csv.ts";
import { cvssList } from "../../parts/cvss-list.ts";
import type { ItemFields } from "../nessus/nessus-fields.ts";
import { tenableText, type TenableColumn } from "./tenable-csv-columns.ts";
import { cwesIn } from "../../parts/word-list.ts";

/** Fields of a `ReportItem` and the columns that hold the same. */
const FIELDS: readonly (readonly [string, TenableColumn])[] = [
  ["synopsis", "synopsis"],
  ["description", "description"],
  ["solution", "solution"],
  ["cve", "cve"],
  ["cvss_base_score", "cvss2"],
  ["cvss_vector", "cvss2Vector"],
  ["cvss3_base_score", "cvss3"],
  ["cvss3_vector", "cvss3Vector"],
  ["cvss4_base_score", "cvss4"],
  ["cvss4_vector", "cvss4Vector"],
];

/** The fields that a .nessus file would have for this row. */
export const tenableFields = (row: TableRow): ItemFields => {
  const fields: ItemFields = new Map();
  const set = (field: string, text: string | null): void => {
    if (text !== null) fields.set(field, text);
  };
  for (const [field, column] of FIELDS) set(field, tenableText(row, column));
  // Tenable.sc begins the output with a title; Nessus separates links by lines, Tenable Vulnerability Management by commas.
  set("plugin_output", tenableText(row, "output")?.replace(/^Plugin Output:\s*/, "") ?? null);
  set("see_also", tenableText(row, "links")?.replaceAll(/,\s+/g, "\n") ?? null);
  const references = tenableText(row, "references");
  const cwes = cwesIn(references).map((cwe) => cwe.slice(4));
  set("cwe", [tenableText(row, "cwe") ?? "", ...cwes].join(" ").trim() || null);
  if (references?.includes("CISA-KNOWN-EXPLOITED") === true) set("xref", "CISA-KNOWN-EXPLOITED:");
  return fields;
};

/** The scores alone, for rows without a readable severity. */
export const tenableScores = (row: TableRow): CvssReading[] =>
  cvssList(
    { version: "2", score: tenableText(row, "cvss2") },
    { version: "3", score: tenableText(row, "cvss3") },
    { version: "4", score: tenableText(row, "cvss4") },
  );
