import type { CellValue } from "../xlsx.ts";
import { ROW_LABELS } from "./help-rows.ts";
import { headerKey } from "./read-text.ts";

const LABELS: ReadonlySet<string> = new Set(ROW_LABELS.map((label) => headerKey(label)));
const NEEDS: ReadonlySet<string> = new Set(["mandatory", "situational"]);

export type HelpRowKind = "help" | "example" | null;

/**
 * Whether a row below the header is the template's own: guidance and forms (2.x rows 6 and 7, 3.0 rows 6 to 8, also
 * when someone cleared the label column) or the example item `V-1Example` of 2.x.
 */
export const helpRowKind = (row: readonly CellValue[], idColumn: number): HelpRowKind => {
  const id = headerKey(row[idColumn] ?? null);
  if (/^v-?\s?1\s?example$/.test(id)) return "example";
  const labelled = row.slice(0, idColumn).some((cell) => LABELS.has(headerKey(cell)));
  if (labelled || /^(?:assign a )?unique identifier\b/.test(id) || NEEDS.has(id)) return "help";
  return null;
};
