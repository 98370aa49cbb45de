import { Fault } from "./fault.ts";
import { requireSource } from "./finding-source.ts";
import { mappingProblems, type MappingProblem } from "./mapping-check.ts";
import {
  FIELD_NAMES,
  mappedWord,
  STATUS_MEANINGS,
  type FieldPlace,
  type MappedField,
  type Mapping,
} from "./mapping.ts";
import { SEVERITIES } from "./risk-rating.ts";

type Given = Readonly<Record<string, unknown>>;

/**
 * A mapping out of a JSON value that somebody wrote. Absent parts have their plain meaning (a vulnerability list, no
 * sheet, no words); words are brought to lower case. Throws `source.missing`, and `mapping.invalid` with all that is
 * wrong.
 */
export const mappingFrom = (value: unknown): Mapping => {
  const mapping = mappingDraft(value);
  const checked = { ...mapping, source: requireSource(mapping.source) };
  const problems = mappingProblems(checked);
  if (problems.length > 0) throw invalidMapping(problems);
  return checked;
};

/** The same for a mapping that is still being written: only what has the wrong shape is refused. */
export const mappingDraft = (value: unknown): Mapping => {
  const given = objectOf(value, "mapping");
  const unknown = Object.keys(given).filter((key) => !KNOWN.has(key));
  if (unknown.length > 0)
    throw invalidMapping([{ field: unknown[0]?.slice(0, 60) ?? "", message: "There is no such part." }]);
  const source = given["source"] === undefined ? {} : objectOf(given["source"], "source");
  return {
    name: textOf(given["name"] ?? "", "name").trim(),
    detector: textOf(given["detector"] ?? "", "detector").trim(),
    kind: oneOf(["vulnerability", "configuration"] as const, given["kind"] ?? "vulnerability", "kind"),
    source: source as Mapping["source"],
    sheet: textOrNull(given["sheet"], "sheet"),
    fields: fieldsOf(objectOf(given["fields"] ?? {}, "fields")),
    severities: wordsOf(SEVERITIES, given["severities"], "severities"),
    statuses: wordsOf(STATUS_MEANINGS, given["statuses"], "statuses"),
    dateFormats: textsOf(given["dateFormats"] ?? [], "dateFormats"),
    complete: textOrNull(given["complete"], "complete"),
  };
};

const KNOWN: ReadonlySet<string> = new Set([
  "name",
  "detector",
  "kind",
  "source",
  "sheet",
  "fields",
  "severities",
  "statuses",
  "dateFormats",
  "complete",
]);

export const invalidMapping = (problems: readonly MappingProblem[]): Fault =>
  new Fault(
    "mapping.invalid",
    `Expected a mapping that can be used, found: ${problems.map(({ field, message }) => `${field}: ${message}`).join(" ")}`,
  );

const wrong = (field: string, expected: string): Fault =>
  invalidMapping([{ field, message: `Expected ${expected}.` }]);

const objectOf = (value: unknown, field: string): Given => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(field, "an object");
  return value as Given;
};

const textOf = (value: unknown, field: string): string => {
  if (typeof value !== "string") throw wrong(field, "a text");
  return value.replaceAll("\0", "").toWellFormed();
};

const textOrNull = (value: unknown, field: string): string | null =>
  value === undefined || value === null ? null : textOf(value, field).trim() || null;

const textsOf = (value: unknown, field: string): string[] => {
  if (!Array.isArray(value) || value.length > 1000) throw wrong(field, "a list of texts");
  return value.map((text) => textOf(text, field).trim());
};

const oneOf = <Word extends string>(words: readonly Word[], value: unknown, field: string): Word => {
  const found = words.find((word) => word === value);
  if (found === undefined) throw wrong(field, `one of ${words.join(", ")}`);
  return found;
};

const wordsOf = <Word extends string>(
  words: readonly Word[],
  value: unknown,
  field: string,
): Record<string, Word> =>
  Object.fromEntries(
    Object.entries(objectOf(value ?? {}, field)).map(([word, meaning]) => [
      mappedWord(word),
      oneOf(words, meaning, `${field}.${word.slice(0, 40)}`),
    ]),
  );

const fieldsOf = (given: Given): Partial<Record<MappedField, FieldPlace>> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, place]) => {
      const at = `fields.${name.slice(0, 40)}`;
      const field = FIELD_NAMES.find((known) => known === name);
      if (field === undefined) throw wrong(at, `one of the fields ${FIELD_NAMES.join(", ")}`);
      return place === undefined || place === null ? [] : [[field, placeOf(objectOf(place, at), at)]];
    }),
  );

const placeOf = (place: Given, at: string): FieldPlace => {
  if (Object.hasOwn(place, "columns")) return { columns: textsOf(place["columns"], at) };
  if (Object.hasOwn(place, "constant")) return { constant: textOf(place["constant"], at).trim() };
  throw wrong(at, "columns or a constant");
};
