import { CELL_LENGTH, cut, guard, printable } from "../cell-text.ts";
import { printList, type Separator } from "./list-cell.ts";

/** Takes note of what could not be carried, for one field of the item at hand. */
export type Note = (message: string) => void;

export const CUT_MARK = "… [cut at 32,767 characters; whole text in the ledger]";

/** Text as a cell holds it: without forbidden characters, guarded, cut to the cell's length. Blank text is no cell. */
export const textCell = (text: string | null, note: Note): string | null => {
  if (text === null || text === "") return null;
  if (text.trim() === "") {
    note("The text is only white space and was left out.");
    return null;
  }
  const clean = printable(text);
  if (clean !== text) note("Control characters that a workbook cannot hold were replaced by U+FFFD.");
  const guarded = guard(clean);
  if (guarded.length <= CELL_LENGTH) return guarded;
  note(`The text has ${text.length} characters; a cell holds 32,767. It was cut, with a mark at the cut.`);
  return cut(guarded, CELL_LENGTH - CUT_MARK.length) + CUT_MARK;
};

/** A list as a cell holds it; entries that do not fit are counted in the cell's last line. */
export const listCell = (list: readonly string[], separator: Separator, note: Note): string | null => {
  if (list.length === 0) return null;
  const printed = printList(list, separator);
  if (!printed.exact) note("Separators or white space inside an entry were replaced by spaces.");
  if (printed.written < list.length) {
    note(`A cell holds ${printed.written} of the ${list.length} entries; its last line says so.`);
  }
  return textCell(printed.text, note);
};
