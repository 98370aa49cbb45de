import type { EvergreenIndex, ItemRow, RiskRating } from "../../api/api.generated.ts";
import { type LedgerSearch, type LedgerTab, RISKS } from "../../app/search-params.ts";
import { tabOf } from "./status-tabs.ts";

/** Open items are what one works on, so they are what the ledger shows unless told otherwise. */
export const statusOf = (search: LedgerSearch): LedgerTab => search.status ?? "open";

const haystacks = new WeakMap<ItemRow, string>();

const haystack = (row: ItemRow): string => {
  const kept = haystacks.get(row);
  if (kept !== undefined) return kept;
  const made = [
    row.poamId,
    row.weaknessName,
    row.detectorSource,
    row.sourceIdentifier,
    row.pointOfContact ?? "",
    row.originalRiskRating,
    row.status,
    row.originalDetectionDate,
    row.scheduledCompletionDate,
    ...row.controls,
    ...row.cves,
    ...Object.values(row.custom),
  ]
    .join("\n")
    .toLowerCase();
  haystacks.set(row, made);
  return made;
};

const words = (q: string | undefined): readonly string[] =>
  (q ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");

/** The evergreen indexes by item; items without one are not rolled. Null until they are known. */
export type Evergreens = ReadonlyMap<string, EvergreenIndex> | null;

const fitsMarks = (row: ItemRow, search: LedgerSearch, evergreens: Evergreens): boolean =>
  (search.time === undefined || row.timeliness?.state === search.time) &&
  (search.draft !== true || row.status === "draft") &&
  (search.evergreen !== true || evergreens === null || evergreens.get(row.poamId)?.isEvergreen === true) &&
  (search.notObserved !== true || row.findings.notObserved > 0) &&
  (search.noContact !== true || row.pointOfContact === null || row.pointOfContact === "");

/** The rows that fit the address: status, risk, marks, and every word of the quick filter somewhere in the row. */
export const filterRows = (
  rows: readonly ItemRow[],
  search: LedgerSearch,
  evergreens: Evergreens,
): readonly ItemRow[] => {
  const status = statusOf(search);
  const wanted = words(search.q);
  return rows.filter(
    (row) =>
      (status === "all" || tabOf(row.status) === status) &&
      (search.risk === undefined || search.risk.includes(row.originalRiskRating)) &&
      fitsMarks(row, search, evergreens) &&
      wanted.every((word) => haystack(row).includes(word)),
  );
};

export const riskRank = (risk: RiskRating): number => RISKS.indexOf(risk);
