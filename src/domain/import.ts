import type { UnprovenReason } from "./coverage.ts";
import type { Remark } from "./remark.ts";
import type { Severity } from "./risk-rating.ts";

/** Where an import stands. `repeat`: the same bytes were applied before, nothing changes. `discarded`: put away by a person. `undone`: taken back after it was applied. */
export const IMPORT_STATUSES = [
  "received",
  "previewing",
  "previewed",
  "applying",
  "applied",
  "repeat",
  "discarded",
  "failed",
  "undoing",
  "undone",
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** What became of each record of a file. */
export type RecordOutcome = "opened" | "returned" | "seenAgain" | "duplicate" | "informational" | "setAside";

/** Always records = opened + returned + seenAgain + duplicates + informational + setAside. */
export type ImportCounts = {
  readonly records: number;
  readonly opened: number;
  readonly returned: number;
  readonly seenAgain: number;
  readonly duplicates: number;
  readonly informational: number;
  readonly setAside: number;
  /** Findings that the file no longer shows. */
  readonly fixed: number;
  readonly notObserved: number;
  readonly itemsOpened: number;
  readonly itemsReopened: number;
  readonly itemsProposedForClosure: number;
  readonly assets: number;
};

/** Whether no record was lost between the file and the ledger. */
export const isConserved = (c: ImportCounts): boolean =>
  c.records === c.opened + c.returned + c.seenAgain + c.duplicates + c.informational + c.setAside;

/** The counts of importing the same bytes once more: all that was found is seen again, nothing changes. */
export const countsOfRepeat = (first: ImportCounts): ImportCounts => ({
  ...first,
  opened: 0,
  returned: 0,
  seenAgain: first.opened + first.returned + first.seenAgain,
  fixed: 0,
  notObserved: 0,
  itemsOpened: 0,
  itemsReopened: 0,
  itemsProposedForClosure: 0,
});

export type ChangeEffect = "opened" | "returned" | "seenAgain" | "fixed" | "notObserved";

/** What an import does to one weakness, for one reason. */
export type ImportChange = {
  readonly effect: ChangeEffect;
  readonly reason: UnprovenReason | null;
  readonly sourceIdentifier: string;
  readonly weaknessName: string;
  readonly severity: Severity;
  /** In a preview the number that the item would get, if it is new. */
  readonly poamId: string | null;
  /** Whether this very import makes the item. */
  readonly itemIsNew: boolean;
  readonly findings: number;
  readonly assetCount: number;
  /** The first ten by name. */
  readonly assets: readonly string[];
};

export type SetAsideRecord = {
  readonly ordinal: number;
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly remark: Remark;
};

/** What a preview or a result shows beside its counts; bounded. */
export type ImportReport = {
  readonly changes: readonly ImportChange[];
  readonly changesLeftOut: number;
  readonly setAside: readonly SetAsideRecord[];
  readonly remarks: readonly Remark[];
  /** What stands in for an asset that the file does not name: a person may name it. Not there for imports of before. */
  readonly unnamedAsset?: string | null;
};
