import { sentence } from "../../components/words.ts";

/** Action names of the audit trail in plain words; a name that is not known here still reads: `item.edited` → "edited". */
const ACTIONS: ReadonlyMap<string, string> = new Map([
  ["item.edited", "edited the item"],
  ["item.opened", "opened the item"],
  ["item.drafted", "recorded the item as a draft"],
  ["item.recorded", "opened the draft"],
  ["item.closed", "verified and closed the item"],
  ["item.reopened", "opened the item again"],
  ["item.started", "started work"],
  ["item.deferred", "put the item off"],
  ["item.risk-accepted", "accepted the risk"],
  ["item.false-positive", "judged the item a false positive"],
  ["item.cancelled", "cancelled the item"],
  ["item.rescheduled", "moved the scheduled date"],
  ["item.closure-proposed", "proposed the item for closure"],
  ["deviation.requested", "asked for a deviation"],
  ["deviation.approved", "approved the request"],
  ["deviation.rejected", "rejected the request"],
  ["deviation.withdrawn", "withdrew the request"],
  ["deviation.revoked", "revoked the approval"],
  ["deviation.expired", "ended an expired approval"],
  ["deviation.replaced", "replaced an approval"],
  ["deviation.reviewed", "reviewed the deviation"],
  ["deviation.applied", "applied a standing deviation"],
  ["import.applied", "applied an import"],
]);

export const actionWords = (action: string): string =>
  ACTIONS.get(action) ?? action.replace(/^[a-z]+\./, "").replaceAll("-", " ");

/** `pointOfContact` → "Point of contact". */
export const fieldWords = (name: string): string =>
  sentence(
    name
      .replace(/^custom\./, "")
      .replaceAll(/([A-Z])/g, " $1")
      .toLowerCase(),
  );
