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
