import type { ImportCounts } from "./import.ts";

/**
 * Where a batch of files stands. `finished`: nothing waits any more, every file is in the ledger, a repeat, or could not be
 * read. `discarded`: a person put the rest away. `failed`: the work could not be done; its files wait by themselves again.
 */
export const BATCH_STATUSES = [
  "previewing",
  "previewed",
  "applying",
  "finished",
  "discarded",
  "failed",
] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** Statuses in which a batch still has a say over its files. */
export const OPEN_BATCH: readonly BatchStatus[] = ["previewing", "previewed", "applying"];

/** The most files that are reviewed as one. */
export const MOST_BATCH_FILES = 500;

const NOTHING: ImportCounts = {
  records: 0,
  opened: 0,
  returned: 0,
  seenAgain: 0,
  duplicates: 0,
  informational: 0,
  setAside: 0,
  fixed: 0,
  notObserved: 0,
  itemsOpened: 0,
  itemsReopened: 0,
  itemsProposedForClosure: 0,
  assets: 0,
};

/**
 * What several files do one after the other. An asset that several files show is counted in each of them, so `assets` is
 * the most that one file shows.
 */
export const addCounts = (all: readonly ImportCounts[]): ImportCounts =>
  all.reduce(
    (sum, next) => ({
      records: sum.records + next.records,
      opened: sum.opened + next.opened,
      returned: sum.returned + next.returned,
      seenAgain: sum.seenAgain + next.seenAgain,
      duplicates: sum.duplicates + next.duplicates,
      informational: sum.informational + next.informational,
      setAside: sum.setAside + next.setAside,
      fixed: sum.fixed + next.fixed,
      notObserved: sum.notObserved + next.notObserved,
      itemsOpened: sum.itemsOpened + next.itemsOpened,
      itemsReopened: sum.itemsReopened + next.itemsReopened,
      itemsProposedForClosure: sum.itemsProposedForClosure + next.itemsProposedForClosure,
      assets: Math.max(sum.assets, next.assets),
    }),
    NOTHING,
  );
