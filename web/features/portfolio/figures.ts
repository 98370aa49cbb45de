import type { LedgerSearch } from "../../app/search-params.ts";
import type { SystemSummary } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";

type Figure = {
  readonly key: "open" | "late" | "dueSoon" | "pendingVerification";
  readonly name: string;
  readonly tone: "plain" | "late" | "soon" | "waiting";
  readonly search: LedgerSearch;
};

/** THE four figures of a system, each with the ledger view that shows its rows. */
export const FIGURES: readonly Figure[] = [
  { key: "open", name: "open", tone: "plain", search: { status: "open" } },
  { key: "late", name: "late", tone: "late", search: { status: "open", time: "late" } },
  { key: "dueSoon", name: "due soon", tone: "soon", search: { status: "open", time: "due soon" } },
  {
    key: "pendingVerification",
    name: "pending verification",
    tone: "waiting",
    search: { status: "pending verification" },
  },
];

export const figureLabel = (system: SystemSummary, figure: Figure): string =>
  `${count(system[figure.key])} ${figure.name} in ${system.name}`;
