import { CELL_LENGTH } from "../cell-text.ts";

export type Separator = "\n" | ", ";

export type PrintedList = {
  readonly text: string;
  /** How many entries are in the text; fewer than given when the cell is full. */
  readonly written: number;
  /** Whether every written entry reads back exactly. */
  readonly exact: boolean;
};

const SPLITS: Record<Separator, RegExp> = { "\n": /[\r\n]+/, ", ": /[,;\r\n]+/ };
const MARK = /(?:^|\n)… \[\d+ of \d+ entries; whole list in the ledger\]$/;
const MARK_ROOM = 80;

export const parseList = (
  text: string,
  separator: Separator,
): { readonly entries: string[]; readonly cut: boolean } => ({
  entries: text
    .replace(MARK, "")
    .split(SPLITS[separator])
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ""),
  cut: MARK.test(text),
});

/** One entry per line or with commas between. A list that overflows the cell ends with a line that says so. */
export const printList = (list: readonly string[], separator: Separator): PrintedList => {
  const entries = list.map((entry) => entry.replaceAll(new RegExp(SPLITS[separator], "g"), " ").trim());
  const exact = entries.every((entry, index) => entry !== "" && entry === list[index]);
  const whole = entries.filter((entry) => entry !== "").join(separator);
  // One character is left for the guard.
  if (whole.length < CELL_LENGTH) return { text: whole, written: list.length, exact };
  let length = 0;
  let written = 0;
  for (const entry of entries) {
    length += entry.length + separator.length;
    if (length > CELL_LENGTH - MARK_ROOM) break;
    written += 1;
  }
  const mark = `… [${written} of ${list.length} entries; whole list in the ledger]`;
  const shown = entries.slice(0, written).join(separator);
  return { text: shown === "" ? mark : `${shown}\n${mark}`, written, exact };
};
