import { markedEncoding, peekText } from "./xml-encoding.ts";

/**
 * The name of the root element, from the first bytes of a file: past a byte order mark, the XML declaration, comments
 * and processing instructions. For a document type declaration, the root that it names, so that the reader of that
 * format can refuse it by name. Null when the bytes do not begin like XML. Never throws.
 */
export const xmlRootName = (head: Uint8Array): string | null => {
  const text = peekText(head, markedEncoding(head));
  const prolog = /\s*(?:<\?[^]*?\?>\s*|<!--[^]*?-->\s*)*/y;
  prolog.test(text);
  const root = /<(?:!DOCTYPE\s+)?([A-Za-z_][\w.:-]*)(?=[\s/>[])/y;
  root.lastIndex = prolog.lastIndex;
  return root.exec(text)?.[1] ?? null;
};

/** The local name of the root element: its name without a prefix. */
export const xmlRootLocalName = (head: Uint8Array): string | null => {
  const name = xmlRootName(head);
  return name === null ? null : name.slice(name.indexOf(":") + 1);
};

/** Whether the text of the first bytes matches: to tell formats apart that share the name of a root. Never throws. */
export const xmlHeadMatches = (head: Uint8Array, pattern: RegExp): boolean =>
  pattern.test(peekText(head, markedEncoding(head)));
