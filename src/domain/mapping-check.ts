import { dateReader, isDateFormat } from "./date-format.ts";
import {
  columnsOf,
  FIELD_NAMES,
  mappedWord,
  REQUIRED_FIELDS,
  type Mapping,
  type MappedField,
} from "./mapping.ts";
import { ASSET_KINDS } from "./reading.ts";

/** What is wrong with one part of a mapping; `field` is the path to it, such as `fields.severity`. */
export type MappingProblem = { readonly field: string; readonly message: string };

const LONGEST = { name: 100, column: 300, constant: 2000, words: 200, formats: 20, complete: 500 } as const;
const DETECTOR = /^[a-z0-9][a-z0-9._-]{0,59}$/;

/** Everything that keeps a mapping from being used, in the order of its parts; empty when it is fine. */
export const mappingProblems = (mapping: Mapping): MappingProblem[] => [
  ...nameProblems(mapping),
  ...REQUIRED_FIELDS.filter((field) => mapping.fields[field] === undefined).map((field) => ({
    field: `fields.${field}`,
    message: "Choose its column, or one value for every row.",
  })),
  ...FIELD_NAMES.flatMap((field) => placeProblems(mapping, field)),
  ...(columnsOf(mapping).length === 0
    ? [{ field: "fields", message: "Choose at least one column of the file." }]
    : []),
  ...wordProblems(mapping),
  ...dateProblems(mapping),
];

const nameProblems = ({ name, detector, complete }: Mapping): MappingProblem[] => {
  const problems: MappingProblem[] = [];
  if (name.trim() === "" || name.length > LONGEST.name)
    problems.push({ field: "name", message: `Give it a name of at most ${LONGEST.name} characters.` });
  if (!DETECTOR.test(detector))
    problems.push({
      field: "detector",
      message:
        "Name the detector in lower case letters, digits, dots, dashes and underscores, 60 at the most, such as acme-scanner.",
    });
  if (complete !== null && (complete.trim() === "" || complete.length > LONGEST.complete))
    problems.push({
      field: "complete",
      message: `Say in at most ${LONGEST.complete} characters why the file lists every finding of its assets.`,
    });
  return problems;
};

const placeProblems = (mapping: Mapping, field: MappedField): MappingProblem[] => {
  const place = mapping.fields[field];
  const at = `fields.${field}`;
  if (place === undefined) return [];
  if ("constant" in place) return constantProblems(mapping, field, place.constant);
  if (place.columns.length === 0 || place.columns.length > 10)
    return [{ field: at, message: "Choose one column or up to ten." }];
  const names = place.columns.map(mappedWord);
  if (names.some((name) => name === "" || name.length > LONGEST.column))
    return [{ field: at, message: "A column is named by the text of its header." }];
  return new Set(names).size < names.length ? [{ field: at, message: "A column is named twice." }] : [];
};

const constantProblems = (mapping: Mapping, field: MappedField, value: string): MappingProblem[] => {
  const at = `fields.${field}`;
  const word = mappedWord(value);
  if (word === "" || value.length > LONGEST.constant)
    return [{ field: at, message: `Give a value of at most ${LONGEST.constant} characters.` }];
  if (field === "assetKind" && !ASSET_KINDS.some((kind) => kind === word))
    return [{ field: at, message: `Choose one of ${ASSET_KINDS.join(", ")}.` }];
  if (field === "severity" && !Object.hasOwn(mapping.severities, word))
    return [{ field: at, message: `Say what the word "${word.slice(0, 40)}" means among the severities.` }];
  if (field === "status" && !Object.hasOwn(mapping.statuses, word))
    return [{ field: at, message: `Say what the word "${word.slice(0, 40)}" means among the statuses.` }];
  if (field === "foundOn" && !mapping.dateFormats.some((format) => dateReader(format)(value) !== null))
    return [{ field: at, message: "Write the date in one of the date formats." }];
  return [];
};

const wordProblems = ({ fields, severities, statuses }: Mapping): MappingProblem[] => {
  const problems: MappingProblem[] = [];
  const lists = [
    ["severities", severities, fields.severity],
    ["statuses", statuses, fields.status],
  ] as const;
  for (const [field, words, place] of lists) {
    const names = Object.keys(words);
    if (place !== undefined && "columns" in place && names.length === 0)
      problems.push({ field, message: "Say what the words of the column mean." });
    if (names.length > LONGEST.words || names.some((name) => name.length > 200 || name !== mappedWord(name)))
      problems.push({ field, message: "Write each word in lower case, without blanks around it." });
  }
  return problems;
};

const dateProblems = ({ fields, dateFormats }: Mapping): MappingProblem[] => {
  const unknown = dateFormats.filter((format) => !isDateFormat(format));
  if (unknown.length > 0)
    return [
      {
        field: "dateFormats",
        message: `Not a date format: ${unknown[0]?.slice(0, 40)}. Write it like YYYY-MM-DD, MM/DD/YYYY HH:mm or D-MMM-YYYY.`,
      },
    ];
  if (dateFormats.length > LONGEST.formats)
    return [{ field: "dateFormats", message: `Give at most ${LONGEST.formats} formats.` }];
  return fields.foundOn !== undefined && dateFormats.length === 0
    ? [{ field: "dateFormats", message: "Say how the dates are written." }]
    : [];
};
