import type { CellValue } from "../xlsx.ts";
import { type NotCarried, WHOLE_DOCUMENT } from "../document-format.ts";
import type { PoamEntry } from "../poam-document.ts";
import { type Column, COLUMNS, columnsOf, type WritableVersion } from "./columns.ts";
import { cellOf } from "./write-cell.ts";

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** Fields without a column. Milestones have no column in 3.0 but stand in the remediation plan. */
const droppedColumns = (version: WritableVersion): readonly Column[] =>
  version === "3.0"
    ? COLUMNS.filter(({ in30, key }) => !in30 && key !== "milestones" && key !== "milestoneChanges")
    : [];

/** One row of cells per item, in the version's column order, and what the row does not carry. */
export const rowsOf = (
  entries: readonly PoamEntry[],
  version: WritableVersion,
): { readonly rows: readonly (readonly CellValue[])[]; readonly notCarried: readonly NotCarried[] } => {
  const columns = columnsOf(version);
  const dropped = droppedColumns(version);
  const notCarried: NotCarried[] = [];
  const rows = entries.map((entry) => {
    for (const { key, header } of dropped) {
      if (isEmpty(entry[key])) continue;
      notCarried.push({
        poamId: entry.poamId,
        field: key,
        message: `Version ${version} has no column "${header}".`,
      });
    }
    return columns.map(({ key }) =>
      cellOf(entry, key, version, (message) =>
        notCarried.push({ poamId: entry.poamId, field: key, message }),
      ),
    );
  });
  return { rows, notCarried };
};

/** What is not carried for many items at once, as one note each. */
export const commonNotes = (
  entries: readonly PoamEntry[],
  version: WritableVersion,
): readonly NotCarried[] => {
  const notListed = version === "3.0" ? entries.filter(({ kev }) => kev === false).length : 0;
  if (notListed === 0) return [];
  const message = `Version 3.0 has "Yes" or a blank cell; ${notListed} items known not to be in the catalogue are blank.`;
  return [{ poamId: WHOLE_DOCUMENT, field: "kev", message }];
};
