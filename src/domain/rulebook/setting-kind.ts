import { calendarDate } from "../calendar.ts";
import { counted } from "../counted.ts";
import { FIVE_LEVELS } from "../risk-matrix.ts";

/** What values a setting of a rulebook takes, and so which field a person is shown for it. */
export type SettingKind =
  | { readonly kind: "number"; readonly unit: string; readonly most: number; readonly none: boolean }
  | { readonly kind: "yes or no" }
  | { readonly kind: "one of"; readonly words: readonly string[] }
  | { readonly kind: "some of"; readonly words: readonly string[] }
  | { readonly kind: "dates" }
  | { readonly kind: "period" }
  | { readonly kind: "controls" }
  | { readonly kind: "matrix" };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isWhole = (value: unknown, most: number): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;

const isListOf = (value: unknown, is: (entry: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length <= 500 && value.every(is) && new Set(value).size === value.length;

/** Longest period that a setting takes: ten years. */
export const MOST_DAYS = 3650;

/** Whether a value, of whatever origin, is one that the setting takes. */
export const acceptsValue = (kind: SettingKind, value: unknown): boolean => {
  switch (kind.kind) {
    case "number":
      return (kind.none && value === null) || isWhole(value, kind.most);
    case "yes or no":
      return typeof value === "boolean";
    case "one of":
      return typeof value === "string" && kind.words.includes(value);
    case "some of":
      return isListOf(value, (word) => typeof word === "string" && kind.words.includes(word));
    case "dates":
      return isListOf(value, (date) => typeof date === "string" && calendarDate(date) !== null);
    case "period":
      return value === null || isPeriod(value);
    case "controls":
      return isListOf(value, (id) => typeof id === "string" && /^[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?$/.test(id));
    case "matrix":
      return isMatrix(value);
  }
};

const isPeriod = (value: unknown): boolean =>
  isRecord(value) &&
  Object.keys(value).length === 2 &&
  (value["unit"] === "days" || value["unit"] === "hours") &&
  isWhole(value["amount"], value["unit"] === "days" ? MOST_DAYS : MOST_DAYS * 24);

const hasFiveLevels = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) &&
  Object.keys(value).length === FIVE_LEVELS.length &&
  FIVE_LEVELS.every((level) => Object.hasOwn(value, level));

const isMatrix = (value: unknown): boolean =>
  hasFiveLevels(value) &&
  Object.values(value).every(
    (row) =>
      hasFiveLevels(row) && Object.values(row).every((cell) => FIVE_LEVELS.some((level) => level === cell)),
  );

/** What the setting takes, in words that follow "Expected". */
export const expectedValue = (kind: SettingKind): string => {
  switch (kind.kind) {
    case "number":
      return `a whole number of ${kind.unit} from 0 to ${kind.most}${kind.none ? ", or none" : ""}`;
    case "yes or no":
      return "yes or no";
    case "one of":
      return `one of: ${kind.words.join(", ")}`;
    case "some of":
      return `a list without repetition of: ${kind.words.join(", ")}`;
    case "dates":
      return "a list without repetition of days such as 2026-07-03";
    case "period":
      return `an amount of days (at most ${MOST_DAYS}) or hours, or none`;
    case "controls":
      return "a list without repetition of control ids such as SI-2";
    case "matrix":
      return "a level for each of five rows and five columns";
  }
};

/** A value of a setting as a person reads it. */
export const valueText = (kind: SettingKind, value: unknown): string => {
  if (value === null || value === undefined) return "none";
  if (kind.kind === "number" && typeof value === "number") return counted(value, kind.unit);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  if (kind.kind === "period" && isRecord(value))
    return counted(Number(value["amount"]), String(value["unit"]));
  return typeof value === "string" ? value : kind.kind === "matrix" ? matrixText(value) : "";
};

/** Rows from very high to very low likelihood, columns from very low to very high impact. */
const matrixText = (value: unknown): string =>
  FIVE_LEVELS.toReversed()
    .map((row) => FIVE_LEVELS.map((column) => initials(cellOf(value, row, column))).join(" "))
    .join("; ");

const cellOf = (matrix: unknown, row: string, column: string): unknown => {
  const cells = isRecord(matrix) ? matrix[row] : undefined;
  return isRecord(cells) ? cells[column] : undefined;
};

const initials = (level: unknown): string =>
  typeof level === "string"
    ? level
        .split(" ")
        .map((word) => word.slice(0, 1).toUpperCase())
        .join("")
    : "";
