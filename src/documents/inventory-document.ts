import type { CalendarDate } from "#domain/calendar.ts";
import type { DeclaredAsset } from "#domain/inventory.ts";
import type { Remark } from "#domain/remark.ts";
import type { WrittenDocument } from "./document-format.ts";
import type { DocumentSource } from "./document-source.ts";

/** One row of an inventory, with sheet and row, such as `Inventory!7`. */
export type DeclaredRow = { readonly place: string; readonly declared: DeclaredAsset };

/** What an inventory file held. Every row with content is in `rows`, `setAside` or `examples`, or is the template's help. */
export type InventoryReading = {
  readonly version: string;
  readonly rows: readonly DeclaredRow[];
  /** Rows without an identifier; each has a remark. */
  readonly setAside: number;
  /** The template's own example assets; each has a remark. */
  readonly examples: number;
  readonly remarks: readonly Remark[];
};

/** The port for files in which people declare what is there. */
export type InventoryFormat = {
  readonly id: string;
  readonly name: string;
  /** With the dot. */
  readonly fileExtension: string;
  readonly mediaType: string;
  readonly writableVersion: string;
  /** The bytes, the same for the same input; `written` is its day. Throws `document.too-large`. */
  write(assets: readonly DeclaredAsset[], written: CalendarDate): Promise<WrittenDocument>;
  /** Whether the file is of this format. Throws when it looks like one and is damaged or hostile. */
  detect(source: DocumentSource): Promise<boolean>;
  /** Throws `document.unrecognized`, `document.malformed` or `document.too-large`. */
  read(source: DocumentSource): Promise<InventoryReading>;
};
