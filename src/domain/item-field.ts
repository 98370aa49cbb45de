import { calendarDate, type CalendarDate } from "./calendar.ts";
import { registerReference } from "./register-reference.ts";

/** How a field is filled in and kept: a line, a text of several lines, a number, a day, one of some words, a list, yes or no. */
export const FIELD_KINDS = ["line", "text", "number", "date", "choice", "list", "yes-no"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export const FIELD_GROUPS = [
  "source",
  "weakness",
  "risk",
  "plan",
  "resources",
  "owner",
  "exposure",
  "other",
] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

export type FieldSpec = {
  readonly label: string;
  readonly group: FieldGroup;
  readonly kind: FieldKind;
  /** Longest text in characters, largest number, or most entries of a list. */
  readonly max: number;
  readonly choices?: readonly string[];
  /** A line that names an entry elsewhere: a https address or an id. */
  readonly form?: "reference";
  /** What to write, and which authority asks for it. */
  readonly help: string;
};

export type FieldValue = string | number | boolean | CalendarDate | readonly string[];

type Extra = { readonly max?: number };

/** A field with its kind as a literal, so that the type of its value follows. */
const spec =
  <K extends FieldKind>(kind: K, usual: number) =>
  (group: FieldGroup, label: string, help: string, extra: Extra = {}) =>
    ({ kind, group, label, help, max: extra.max ?? usual }) as const;

export const line = spec("line", 500);
export const text = spec("text", 32_000);
export const amount = spec("number", 999_999_999_999_999);
export const day = spec("date", 10);
export const list = spec("list", 100);
export const yesNo = spec("yes-no", 1);
export const choice = <const C extends readonly string[]>(
  group: FieldGroup,
  label: string,
  choices: C,
  help: string,
) => ({ kind: "choice", group, label, help, choices, max: 1 }) as const;

/** A line that names an entry elsewhere: a https address or an id (`registerReference`). */
export const reference = (group: FieldGroup, label: string, help: string) =>
  ({ kind: "line", group, label, help, max: 500, form: "reference" }) as const;

/** The value of a field by its kind. */
export type ValueOf<S extends FieldSpec> = S["kind"] extends "number"
  ? number
  : S["kind"] extends "yes-no"
    ? boolean
    : S["kind"] extends "date"
      ? CalendarDate
      : S["kind"] extends "list"
        ? readonly string[]
        : S extends { readonly choices: readonly (infer C)[] }
          ? C
          : string;

/** The longest entry of a list. */
const ENTRY = 200;

/**
 * The value as the ledger keeps it, null when nothing is in it; or, as `{expected}`, what it should have been. Texts and
 * entries are trimmed, an empty list is null.
 */
export const fieldValue = (
  field: FieldSpec,
  given: unknown,
): { readonly value: FieldValue | null } | { readonly expected: string } => {
  if (given === null || given === undefined || given === "") return { value: null };
  switch (field.kind) {
    case "line":
    case "text":
      return textValue(field, given);
    case "number":
      if (typeof given === "number" && given >= 0 && given <= field.max) return { value: given };
      return { expected: `a number from 0 to ${field.max}` };
    case "yes-no":
      return typeof given === "boolean" ? { value: given } : { expected: "yes or no (true or false)" };
    case "date": {
      const date = typeof given === "string" ? calendarDate(given) : null;
      return date === null ? { expected: "a day as YYYY-MM-DD" } : { value: date };
    }
    case "choice":
      if (typeof given === "string" && field.choices?.includes(given)) return { value: given };
      return { expected: `one of ${field.choices?.join(", ") ?? "no choices"}` };
    case "list":
      return listValue(field, given);
  }
};

const textValue = (field: FieldSpec, given: unknown) => {
  if (typeof given !== "string" || given.length > field.max)
    return { expected: `a text of at most ${field.max} characters` };
  const trimmed = given.trim();
  if (trimmed === "") return { value: null };
  if (field.form === "reference" && registerReference(trimmed) === null)
    return { expected: "an address that begins with https://, or an id such as RR-2026-014" };
  return { value: trimmed };
};

const listValue = (field: FieldSpec, given: unknown) => {
  const expected = `a list of at most ${field.max} texts of at most ${ENTRY} characters`;
  if (!Array.isArray(given) || given.length > field.max) return { expected };
  const entries: string[] = [];
  for (const entry of given) {
    if (typeof entry !== "string" || entry.length > ENTRY) return { expected };
    if (entry.trim() !== "" && !entries.includes(entry.trim())) entries.push(entry.trim());
  }
  return { value: entries.length === 0 ? null : entries };
};

/** The value as one text, for the history and for people. */
export const fieldText = (value: FieldValue | null | undefined): string | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return typeof value === "object" ? value.join(", ") : String(value);
};
