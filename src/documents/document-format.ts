import type { DocumentSource } from "./document-source.ts";
import type { PoamDocument, PoamReading } from "./poam-document.ts";

/** `poamId` of a note that concerns the document as a whole. */
export const WHOLE_DOCUMENT = "*";

/**
 * Something of the ledger that a format has no place for. `field` is the name of the field in `PoamEntry`,
 * `PoamSystem` or `PoamDocument`; `message` says what was written instead.
 */
export type NotCarried = { readonly poamId: string; readonly field: string; readonly message: string };

export type WrittenDocument = {
  readonly bytes: Uint8Array;
  /** The document as a whole first, then the items as they are written; never shortened. */
  readonly notCarried: readonly NotCarried[];
};

/** The port of this floor: one format in which people exchange a POA&M. */
export type DocumentFormat = {
  /** As in `fedramp-poam@3.0`, without the version. */
  readonly id: string;
  readonly name: string;
  /** With the dot. */
  readonly fileExtension: string;
  readonly mediaType: string;
  /** Versions that can be written; the first one is the default. */
  readonly writableVersions: readonly [string, ...string[]];
  readonly readableVersions: readonly string[];
  /**
   * The bytes of the document, the same for the same input. Takes only a version from `writableVersions`.
   * Throws `document.too-large` when the format cannot hold that many items.
   */
  write(document: PoamDocument, version: string): Promise<WrittenDocument>;
  /** Whether the file is of this format. Throws when it looks like one and is damaged or hostile. */
  detect(source: DocumentSource): Promise<boolean>;
  /** Throws `document.unrecognized`, `document.malformed` or `document.too-large`. */
  read(source: DocumentSource): Promise<PoamReading>;
};
