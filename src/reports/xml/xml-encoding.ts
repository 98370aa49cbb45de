import { Fault } from "#domain/fault.ts";

export type XmlEncoding = "utf-8" | "utf-16le" | "utf-16be" | "us-ascii" | "iso-8859-1" | "windows-1252";

/** How the bytes of an XML file are to be read, and how many bytes of byte order mark to skip first. */
export type SniffedEncoding = { readonly encoding: XmlEncoding; readonly markLength: number };

/** Names of the IANA character set registry that scanners write, in lower case. */
const DECLARED: ReadonlyMap<string, XmlEncoding | "utf-16"> = new Map([
  ["utf-8", "utf-8"],
  ["utf8", "utf-8"],
  ["utf-16", "utf-16"],
  ["us-ascii", "us-ascii"],
  ["ascii", "us-ascii"],
  ["iso-8859-1", "iso-8859-1"],
  ["latin1", "iso-8859-1"],
  ["windows-1252", "windows-1252"],
  ["cp1252", "windows-1252"],
]);

const marked = (head: Uint8Array): SniffedEncoding | null => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", markLength: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", markLength: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", markLength: 2 };
  return null;
};

/** The text of the first bytes in a given encoding, bad bytes replaced: good for looking, not for reading. */
export const peekText = (head: Uint8Array, { encoding, markLength }: SniffedEncoding): string =>
  new TextDecoder(encoding === "us-ascii" || encoding === "iso-8859-1" ? "windows-1252" : encoding).decode(
    head.subarray(markLength),
  );

/** The encoding by byte order mark alone; UTF-8 without one (XML 1.0, section 4.3.3 and appendix F). */
export const markedEncoding = (head: Uint8Array): SniffedEncoding =>
  marked(head) ?? { encoding: "utf-8", markLength: 0 };

/**
 * The encoding of a file from its byte order mark and XML declaration (XML 1.0, section 4.3.3). Throws
 * `report.malformed` for an encoding that we do not read and for a declaration that contradicts the mark.
 */
export const sniffEncoding = (head: Uint8Array): SniffedEncoding => {
  const byMark = marked(head);
  const start = peekText(head.subarray(0, 1024), byMark ?? { encoding: "us-ascii", markLength: 0 });
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)["']/.exec(start)?.[1];
  if (declared === undefined) return byMark ?? { encoding: "utf-8", markLength: 0 };
  const known = DECLARED.get(declared.toLowerCase());
  if (known === undefined) {
    throw new Fault(
      "report.malformed",
      `Line 1: the file declares the encoding "${declared.slice(0, 40)}", which is not read. ` +
        "Save it as UTF-8 and try again.",
    );
  }
  if (byMark === null && known !== "utf-16") return { encoding: known, markLength: 0 };
  if (byMark !== null && (known === byMark.encoding || (known === "utf-16" && byMark.encoding !== "utf-8")))
    return byMark;
  throw new Fault(
    "report.malformed",
    `Line 1: the file declares the encoding "${declared.slice(0, 40)}", but its first bytes say ` +
      `${byMark === null ? "that it is not" : byMark.encoding}. Export the report again.`,
  );
};
