import { fieldText } from "#domain/item-field.ts";
import type { OwnField } from "#domain/own-field.ts";
import { CELL_LENGTH } from "#documents/cell-text.ts";
import type { NotCarried } from "#documents/document-format.ts";
import type { PoamEntry } from "#documents/poam-document.ts";
import { ownFields } from "#store/custom-fields.ts";
import type { Tx } from "#store/database.ts";
import type { ItemDetail } from "#store/items.ts";
import type { System } from "#store/systems.ts";
import { rulebookOf } from "../system/rulebook-of.ts";

/** The own fields that go along in documents, and how long comments may be. */
export type CarriedFields = {
  readonly fields: readonly Pick<OwnField, "key" | "label">[];
  /** In characters. */
  readonly longest: number;
};

/**
 * The fields of the system's organization that go along, retired ones not; comments are as long as the authority takes them
 * (the rulebook's `record.textLimits`, as the readiness check `text-too-long` knows it) and a cell of a workbook holds.
 */
export const carriedFields = async (tx: Tx, system: System): Promise<CarriedFields> => ({
  fields: (await ownFields(tx, system.organizationId)).filter(
    ({ inDocuments, retired }) => inDocuments && !retired,
  ),
  longest: Math.min(rulebookOf(system).record.textLimits.comments?.value ?? ROOM, ROOM),
});

/** A guarded cell has one character more than its text. */
const ROOM = CELL_LENGTH - 1;

/**
 * The entry with a line `label: value` at the end of its comments for each field in which the item says something. A line
 * that would make the comments too long is left out whole, and told: what people wrote as comments goes first.
 */
export const withOwnFields = (
  entry: PoamEntry,
  { custom }: Pick<ItemDetail, "custom">,
  { fields, longest }: CarriedFields,
): { readonly entry: PoamEntry; readonly leftOut: readonly NotCarried[] } => {
  const leftOut: NotCarried[] = [];
  let { comments } = entry;
  for (const { key, label } of fields) {
    const text = fieldText(custom[key]);
    if (text === null) continue;
    const longer = [...(comments === null ? [] : [comments]), lineOf(label, text)].join("\n");
    if (longer.length <= longest) comments = longer;
    else leftOut.push({ poamId: entry.poamId, field: "comments", message: tooLong(label, longest) });
  }
  return { entry: { ...entry, comments }, leftOut };
};

/** In one line, whatever the value is. */
const lineOf = (label: string, text: string): string => `${label}: ${text}`.replaceAll(/\s+/g, " ").trim();

const tooLong = (label: string, longest: number): string =>
  `The own field "${label}" was left out: comments have at most ${longest} characters.`;
