import type { Overview, RiskRating } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";

/** The one thing that the table by risk says: "7 high items are late, 3 more are due soon". Worst rating first. */
export const riskFinding = (overview: Overview): string => {
  const worst = overview.byRisk.find((row) => row.late > 0);
  if (worst !== undefined) {
    const more =
      worst.dueSoon === 0
        ? ""
        : `, ${count(worst.dueSoon)} more ${worst.dueSoon === 1 ? "is" : "are"} due soon`;
    return `${risky(worst.late, worst.rating)} late${more}`;
  }
  const soon = overview.byRisk.find((row) => row.dueSoon > 0);
  if (soon !== undefined) return `Nothing is late; ${risky(soon.dueSoon, soon.rating)} due soon`;
  return overview.open === 0 ? "Nothing is open" : "Nothing is late or due soon";
};

const risky = (value: number, rating: RiskRating): string =>
  `${counted(value, `${rating} item`)} ${value === 1 ? "is" : "are"}`;

type Month = Overview["trend"][number];
const openIn = (month: Month): number => month.critical + month.high + month.moderate + month.low;

/** What the months say: "Open items rose from 220 to 264 since 2025-12". */
export const trendFinding = (trend: Overview["trend"]): string => {
  const first = trend.find((month) => openIn(month) > 0);
  const last = trend.at(-1);
  if (first === undefined || last === undefined) return "No item was open in the last twelve months";
  const from = openIn(first);
  const to = openIn(last);
  if (first.month === last.month) return `${counted(to, "item")} open since ${last.month}`;
  if (from === to) return `${counted(to, "item")} open, as many as in ${first.month}`;
  return `Open items ${to > from ? "rose" : "fell"} from ${count(from)} to ${count(to)} since ${first.month}`;
};
