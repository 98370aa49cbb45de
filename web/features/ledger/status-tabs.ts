import type { ItemRow, ItemStatus } from "../../api/api.generated.ts";

export const STATUS_TABS: readonly { readonly status: ItemStatus | "all"; readonly name: string }[] = [
  { status: "open", name: "Open" },
  { status: "pending verification", name: "Pending verification" },
  { status: "closed", name: "Closed" },
  { status: "cancelled", name: "Cancelled" },
  { status: "all", name: "All" },
];

export const countByStatus = (items: readonly ItemRow[]): Readonly<Record<ItemStatus | "all", number>> => {
  const counts = { open: 0, "pending verification": 0, closed: 0, cancelled: 0, all: items.length };
  for (const item of items) counts[item.status] += 1;
  return counts;
};
