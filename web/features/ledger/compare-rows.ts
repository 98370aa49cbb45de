import type { ItemRow } from "../../api/api.generated.ts";
import { riskRank } from "./filter-rows.ts";
import { parseSort } from "./sort-param.ts";

type Compare = (a: ItemRow, b: ItemRow) => number;
const text =
  (pick: (row: ItemRow) => string): Compare =>
  (a, b) =>
    pick(a).localeCompare(pick(b), "en", { numeric: true, sensitivity: "base" });

/** What the list of cards can be sorted by; the grid sorts by every column. */
export const CARD_SORTS: readonly {
  readonly sort: string;
  readonly name: string;
  readonly compare: Compare;
}[] = [
  {
    sort: "scheduledCompletionDate",
    name: "Due first",
    compare: text((row) => row.scheduledCompletionDate ?? "9999"),
  },
  {
    sort: "originalRiskRating",
    name: "Highest risk first",
    compare: (a, b) => riskRank(a.originalRiskRating) - riskRank(b.originalRiskRating),
  },
  { sort: "poamId", name: "Item number", compare: (a, b) => a.number - b.number },
  { sort: "-assets", name: "Most assets first", compare: (a, b) => b.assets - a.assets },
  { sort: "weaknessName", name: "Weakness name", compare: text((row) => row.weaknessName) },
];

/** Rows in the order of the address's first sort key that cards know, then by number. */
export const sortRows = (rows: readonly ItemRow[], sort: string | undefined): readonly ItemRow[] => {
  const first = parseSort(sort)[0];
  const key = first === undefined ? undefined : `${first.descending ? "-" : ""}${first.column}`;
  const known = CARD_SORTS.find((choice) => choice.sort === key) ?? CARD_SORTS[0];
  return rows.toSorted((a, b) => known?.compare(a, b) || a.number - b.number);
};
