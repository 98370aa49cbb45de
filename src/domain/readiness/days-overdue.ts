import { isTimed } from "../poam-item.ts";
import { itemTimeliness } from "../timeliness.ts";
import type { ReadinessContext } from "./readiness-context.ts";
import type { ReadinessItem } from "./readiness-item.ts";

/** For how many days an open item is late; null when it is in time, waits for its vendor or misses no date as it stands. */
export const daysOverdue = (
  { closed, ledger, vendor, scheduledCompletionDate: due }: ReadinessItem,
  { on, rulebook }: Pick<ReadinessContext, "on" | "rulebook">,
): number | null => {
  if (closed || (ledger !== null && !isTimed(ledger.status))) return null;
  const stands = itemTimeliness(rulebook, { due, ...(vendor === null ? {} : { vendor }) }, on);
  return stands.state === "late" ? stands.daysLate : null;
};
