import { Fault } from "./fault.ts";
import { FIELD_KINDS, type FieldKind } from "./item-field.ts";
import { ITEM_FIELDS } from "./item-fields.ts";

/** A field that an organization adds to the items of all its systems. */
export type OwnField = {
  /** Its name in the API, the files and the history; never changed and never used again. */
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** The words of a choice, in their order; empty for every other kind. */
  readonly choices: readonly string[];
  /** No longer offered; what is written in it stays. */
  readonly retired: boolean;
  /** Whether what an item says in it goes along in the comments of documents. */
  readonly inDocuments: boolean;
};

/** A field as somebody gives it; without a key, its label makes one. */
export type GivenField = {
  readonly key?: string | undefined;
  readonly label: string;
  readonly kind: string;
  readonly choices?: readonly string[] | undefined;
  readonly inDocuments?: boolean | undefined;
};

const KEY = /^[a-z][a-z0-9-]{0,39}$/;
const LONGEST_LABEL = 100;
const LONGEST_CHOICE = 200;
export const MOST_CHOICES = 100;
/** More would be a form that nobody fills in. Retired ones count: their keys stay taken. */
export const MOST_OWN_FIELDS = 200;

/** A key made of a label: `Ticket number` → `ticket-number`. */
export const keyOfLabel = (label: string): string =>
  label
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");

/** The new field. Throws `input.invalid` for what does not fit, or for a key that is taken, also by a field that everybody has. */
export const ownFieldFrom = (given: GivenField, present: readonly OwnField[]): OwnField => {
  const label = requireLabel(given.label);
  const key = given.key ?? keyOfLabel(label);
  if (!KEY.test(key))
    throw invalid("a key of lower-case letters, digits and hyphens that begins with a letter", key);
  if (Object.hasOwn(ITEM_FIELDS, key) || present.some((field) => field.key === key))
    throw invalid("a key that no field has, retired ones included", key);
  if (present.length >= MOST_OWN_FIELDS) throw invalid(`at most ${MOST_OWN_FIELDS} fields`, "one more");
  requireFreeLabel(label, present);
  const kind = FIELD_KINDS.find((known) => known === given.kind);
  if (kind === undefined) throw invalid(`a kind, one of ${FIELD_KINDS.join(", ")}`, given.kind);
  const choices = choicesOf(kind, given.choices ?? []);
  return { key, label, kind, choices, retired: false, inDocuments: given.inDocuments ?? false };
};

/** The field with another label, other choices or another place. Its key and kind stay: what is written in it must keep its meaning. */
export const ownFieldChanged = (
  field: OwnField,
  change: Partial<Pick<GivenField, "label" | "choices" | "inDocuments">>,
  present: readonly OwnField[],
): OwnField => {
  const label = change.label === undefined ? field.label : requireLabel(change.label);
  requireFreeLabel(
    label,
    present.filter(({ key }) => key !== field.key),
  );
  const choices = choicesOf(field.kind, change.choices ?? field.choices);
  return { ...field, label, choices, inDocuments: change.inDocuments ?? field.inDocuments };
};

const requireLabel = (given: string): string => {
  const label = given.trim();
  if (label === "" || label.length > LONGEST_LABEL)
    throw invalid(`a label of 1 to ${LONGEST_LABEL} characters`, label);
  return label;
};

const requireFreeLabel = (label: string, others: readonly OwnField[]): void => {
  if (others.some((other) => other.label.toLowerCase() === label.toLowerCase()))
    throw invalid("a label that no field of the organization has", label);
};

const choicesOf = (kind: FieldKind, given: readonly string[]): readonly string[] => {
  const choices = [...new Set(given.map((choice) => choice.trim()).filter((choice) => choice !== ""))];
  if (kind !== "choice") {
    if (choices.length > 0) throw invalid(`no choices for a field of the kind ${kind}`, choices.join(", "));
    return [];
  }
  if (choices.length === 0 || choices.length > MOST_CHOICES || choices.some((c) => c.length > LONGEST_CHOICE))
    throw invalid(
      `1 to ${MOST_CHOICES} choices of at most ${LONGEST_CHOICE} characters`,
      `${choices.length}`,
    );
  return choices;
};

const invalid = (expected: string, found: string): Fault =>
  new Fault(
    "input.invalid",
    `Expected ${expected}, found "${found.slice(0, 60)}". Correct it and send again.`,
  );
