/** Tags that end a line in text for people. */
const LINE_TAGS = /<\/?(?:p|br|li|ul|ol|div|pre|tr|table|h[1-6])(?:\s[^<>]*)?\/?>/gi;
/** Tags that only decorate; anything else in angle brackets is left as it stands, since it may be evidence. */
const OTHER_TAGS =
  /<\/?(?:a|b|i|u|em|strong|tt|code|span|font|td|th|tbody|thead|dl|dt|dd|sup|sub|wbr|img)(?:\s[^<>]*)?\/?>/gi;
const NAMED: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  amp: "&",
};

/** Text for people from a scrap of HTML as scanners write it: known tags dropped, blocks on lines of their own. */
export const plainText = (markup: string | null): string | null => {
  if (markup === null) return null;
  const lines = markup
    .replaceAll(LINE_TAGS, "\n")
    .replaceAll(OTHER_TAGS, "")
    .replaceAll(/&(lt|gt|quot|apos|nbsp|amp);/g, (whole, name: string) => NAMED[name] ?? whole)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.join("\n") || null;
};
