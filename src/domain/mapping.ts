import type { FindingSource } from "./finding-source.ts";
import type { Severity } from "./risk-rating.ts";

/**
 * What a column of somebody's table can be. Several columns of one field: `each` are joined, `first` the first that is
 * filled counts, `paragraphs` stand one under the other, `list` their entries are gathered.
 */
export const MAPPED_FIELDS = {
  sourceIdentifier: "each",
  weaknessName: "first",
  description: "paragraphs",
  severity: "first",
  asset: "first",
  assetKind: "first",
  ip: "first",
  fqdn: "first",
  operatingSystem: "first",
  location: "each",
  cves: "list",
  cwes: "list",
  cvssScore: "first",
  solution: "paragraphs",
  output: "paragraphs",
  references: "list",
  foundOn: "first",
  status: "first",
  packageName: "first",
  installedVersion: "first",
  fixedVersion: "first",
  controls: "list",
} as const satisfies Record<string, "each" | "first" | "paragraphs" | "list">;
export type MappedField = keyof typeof MAPPED_FIELDS;

export const FIELD_NAMES = Object.keys(MAPPED_FIELDS) as readonly MappedField[];

/** Fields without which a row is no finding. */
export const REQUIRED_FIELDS = [
  "sourceIdentifier",
  "weaknessName",
  "severity",
  "asset",
] as const satisfies readonly MappedField[];

/** Where a field's value stands: in columns, by the text of their headers, or the same in every row. */
export type FieldPlace = { readonly columns: readonly string[] } | { readonly constant: string };

/** What a word for the status means. `fixed`: the source itself says that the weakness is gone there. */
export const STATUS_MEANINGS = ["open", "fixed", "not a finding"] as const;
export type StatusMeaning = (typeof STATUS_MEANINGS)[number];

/** How the rows of somebody's table become findings. A changed mapping is a new version; versions never change. */
export type Mapping = {
  readonly name: string;
  /** Who identifies the weaknesses, such as `acme-scanner`; part of every weakness's identity. */
  readonly detector: string;
  readonly kind: "vulnerability" | "configuration";
  readonly source: FindingSource;
  /** The sheet of a workbook; null: its first. */
  readonly sheet: string | null;
  readonly fields: Readonly<Partial<Record<MappedField, FieldPlace>>>;
  /** Words for severity in lower case; the empty word stands for a blank cell. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** Words for the status, likewise. */
  readonly statuses: Readonly<Record<string, StatusMeaning>>;
  /** In the notation of `dateReader`; a date that fits none is never guessed. */
  readonly dateFormats: readonly string[];
  /** A person's statement that the file lists every finding of each asset it names; null when nobody says so. */
  readonly complete: string | null;
};

/** A mapping as it was saved, which is how the imports that name it are read again. */
export type SavedMapping = {
  readonly id: string;
  readonly version: number;
  readonly mapping: Mapping;
  readonly savedAt: Date;
  readonly savedBy: string;
};

/** A header or a word as it is compared: trimmed and in lower case. */
export const mappedWord = (text: string): string => text.trim().toLowerCase();

/** The headers that a mapping needs, as they are compared. */
export const columnsOf = (mapping: Pick<Mapping, "fields">): string[] => [
  ...new Set(
    Object.values(mapping.fields).flatMap((place) =>
      "columns" in place ? place.columns.map(mappedWord) : [],
    ),
  ),
];
