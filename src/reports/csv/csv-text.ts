import { isAscii, isUtf8 } from "node:buffer";
import { CELL, type ScannedRow } from "./csv-scan.ts";

/** How the bytes of one row are to be read: UTF-8, and what is not valid as UTF-8 as windows-1252. */
export type RowEncoding = "ascii" | "utf-8" | "windows-1252";

const windows1252 = new TextDecoder("windows-1252");

export const rowEncoding = (bytes: Buffer): RowEncoding =>
  isAscii(bytes) ? "ascii" : isUtf8(bytes) ? "utf-8" : "windows-1252";

/** The text of one cell as a string of its own, doubled quotes made one; null bytes become U+FFFD. */
export const cellText = (row: ScannedRow, cell: number, encoding: RowEncoding): string => {
  const slot = cell * 3;
  const [start = 0, end = 0] = [row.bounds[slot], row.bounds[slot + 1]];
  if (start >= end) return "";
  const text = decode(row.bytes, start, end, encoding);
  const single = row.bounds[slot + 2] === CELL.doubled ? text.replaceAll('""', '"') : text;
  return single.includes("\0") ? single.replaceAll("\0", "\u{fffd}") : single;
};

const decode = (bytes: Buffer, start: number, end: number, encoding: RowEncoding): string => {
  if (encoding === "ascii") return bytes.toString("latin1", start, end);
  if (encoding === "utf-8") return bytes.toString("utf8", start, end);
  return windows1252.decode(bytes.subarray(start, end));
};

/** All cells of a short row, such as a header, trimmed. */
export const cellTexts = (row: ScannedRow): string[] => {
  const encoding = rowEncoding(row.bytes);
  return Array.from({ length: row.cells }, (_, cell) => cellText(row, cell, encoding).trim());
};
