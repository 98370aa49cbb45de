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
    row.owner ?? "",
    row.team ?? "",
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

/** What the metrics count by. The server says of each row who answers for it and which families its controls name. */
const fitsGroups = (row: ItemRow, search: LedgerSearch): boolean =>
  (search.owner === undefined || (row.ownedBy ?? "") === search.owner) &&
  (search.family === undefined ||
    (search.family === "" ? row.families.length === 0 : row.families.includes(search.family))) &&
  (search.source === undefined || row.detectorSource === search.source) &&
  (search.rating === undefined || (row.adjustedRiskRating ?? row.originalRiskRating) === search.rating);

const fitsDays = (row: ItemRow, { closedFrom, detectedFrom, detectedTo }: LedgerSearch): boolean =>
  (closedFrom === undefined ||
    (row.status === "closed" && row.completionDate !== null && row.completionDate >= closedFrom)) &&
  (detectedFrom === undefined || row.originalDetectionDate >= detectedFrom) &&
  (detectedTo === undefined || row.originalDetectionDate <= detectedTo);

/** The rows that fit the address: status, risk, marks, groups, days, and every word of the quick filter somewhere in the row. */
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
      fitsGroups(row, search) &&
      fitsDays(row, search) &&
      wanted.every((word) => haystack(row).includes(word)),
  );
};

export const riskRank = (risk: RiskRating): number => RISKS.indexOf(risk);
