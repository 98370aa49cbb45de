import type { ItemRow, ItemStatus } from "../../api/api.generated.ts";
import type { LedgerTab } from "../../app/search-params.ts";

export const STATUS_TABS: readonly { readonly status: LedgerTab; readonly name: string }[] = [
  { status: "open", name: "Open" },
  { status: "pending verification", name: "Pending verification" },
  { status: "closed", name: "Closed" },
  { status: "cancelled", name: "Cancelled" },
  { status: "all", name: "All" },
];

const TABS: Readonly<Record<ItemStatus, Exclude<LedgerTab, "all">>> = {
  draft: "open",
  open: "open",
  "in progress": "open",
  "risk accepted": "open",
  deferred: "open",
  "pending verification": "pending verification",
  closed: "closed",
  "false positive": "closed",
  cancelled: "cancelled",
};

/** Under which tab of the ledger an item of that status stands: an accepted risk is still open for an authority. */
export const tabOf = (status: ItemStatus): Exclude<LedgerTab, "all"> => TABS[status];

export const countByStatus = (items: readonly ItemRow[]): Readonly<Record<LedgerTab, number>> => {
  const counts = { open: 0, "pending verification": 0, closed: 0, cancelled: 0, all: items.length };
  for (const item of items) counts[tabOf(item.status)] += 1;
  return counts;
};
