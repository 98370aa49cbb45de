import { headerKey } from "../fedramp-poam/read-text.ts";
import type { CellValue } from "../xlsx.ts";

/** Labels of column A beside the template's own rows (version 3.1, A3:A12; Rev 4, A3:A11). */
const HELP_LABELS: ReadonlySet<string> = new Set(["guidance", "valid values", "mandatory or optional?"]);
const EXAMPLE_LABELS: ReadonlySet<string> = new Set(
  ["os/infrastructure", "software", "database", "container"].map((kind) => `${kind} example`),
);

/** The first words of those rows in the identifier's column, for workbooks whose column A was deleted. */
const HELP_STARTS = /^(?:unique identifier associated|must be unique|mandatory for all)/;
const EXAMPLE_IDS: ReadonlySet<string> = new Set([
  "123.45.78.90",
  "123.45.67.98",
  "123.45.67.95",
  "123.45.67.96",
  "123.45.78.400",
  "123.45.78.401",
]);
const EXAMPLE_CHECKSUM = "sha256:1234abcd1234abcd";
const EXAMPLE_WORDS = /^(?:acme |oracle v11$|ironbank$)/;

/**
 * Whether a row below the header is the template's own: guidance, or one of its example assets. A label alone is not
 * enough, since people type their assets over the examples and leave the label beside them.
 */
export const inventoryHelpRow = (
  row: readonly CellValue[],
  identifierColumn: number,
): "help" | "example" | null => {
  const labels = row.slice(0, identifierColumn).map((cell) => headerKey(cell));
  const identifier = headerKey(row[identifierColumn] ?? null);
  const labelled = (known: ReadonlySet<string>): boolean => labels.some((label) => known.has(label));
  if (HELP_STARTS.test(identifier) || (identifier === "" && labelled(HELP_LABELS))) return "help";
  const made = EXAMPLE_IDS.has(identifier) || identifier.startsWith(EXAMPLE_CHECKSUM);
  const words = (): boolean => row.some((cell) => EXAMPLE_WORDS.test(headerKey(cell)));
  return made && (labelled(EXAMPLE_LABELS) || words()) ? "example" : null;
};
