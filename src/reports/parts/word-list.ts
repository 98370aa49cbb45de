/** The CVE ids (CVE Numbering Authority rules, appendix A) in a text, in upper case. */
export const cvesIn = (text: string | null): string[] => [
  ...new Set(Array.from((text ?? "").matchAll(/\bCVE-\d{4}-\d{4,12}\b/gi), ([id]) => id.toUpperCase())),
];

/** `CWE-79` for each number that stands after `CWE` in a text. */
export const cwesIn = (text: string | null): string[] => [
  ...new Set(
    Array.from(
      (text ?? "").matchAll(/\bCWE[\s:#_-]{0,3}(\d{1,6})\b/gi),
      ([, id = ""]) => `CWE-${Number(id)}`,
    ),
  ),
];

/** The texts that are there, as paragraphs; one that repeats another is left out. */
export const paragraphs = (...texts: readonly (string | null)[]): string =>
  [...new Set(texts.filter((text) => text !== null && text !== ""))].join("\n\n");

/** The links that begin with http or https in a text. */
export const linksIn = (text: string | null): string[] => [
  ...new Set(Array.from((text ?? "").matchAll(/https?:\/\/[^\s,;"'<>|]{1,2000}/gi), ([link]) => link)),
];

/** A text that is a link as a whole; else null. */
export const linkOf = (text: string | null): string | null =>
  text !== null && /^https?:\/\/\S+$/i.test(text) ? text : null;
