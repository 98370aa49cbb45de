/** Characters that one cell of an Excel workbook holds ("Excel specifications and limits", total per cell). */
export const CELL_LENGTH = 32_767;

const GUARDED =
  /^'*(?:[=+\-@\t\r\n＝＋－＠]|#(?:VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$)/;

/**
 * Text that a spreadsheet may take for a formula, or for an error value, gets a leading apostrophe. In the workbook it
 * is text anyway; the apostrophe keeps it so when someone saves the sheet as CSV (OWASP, CSV injection). Text that
 * already looks guarded gets one more, so that `unguard` gives back every text exactly.
 */
export const guard = (text: string): string => (GUARDED.test(text) ? `'${text}` : text);

/** Takes the guard of `guard` off. Text of other programs changes only when it looks guarded. */
export const unguard = (text: string): string =>
  text.startsWith("'") && GUARDED.test(text) ? text.slice(1) : text;

// XML 1.0 section 2.2 allows tab, line feed, carriage return and no other control character, no lone surrogate.
// oxlint-disable-next-line no-control-regex -- these are exactly the characters to find
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** The text with every character that a workbook cannot hold replaced by U+FFFD; the same text when there is none. */
export const printable = (text: string): string => text.replace(FORBIDDEN, "\uFFFD").toWellFormed();

/** A literal `_x000D_` would be read as the character it spells (ECMA-376 part 1, 22.9.2.19); this keeps it literal. */
export const escapeForWorkbook = (text: string): string => text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x");

/** At most `length` UTF-16 units of the text, never half a character. */
export const cut = (text: string, length: number): string => {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
};
