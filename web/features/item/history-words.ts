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
  ["item.closure-contract-set", "set the conditions of closure"],
  ["item.assigned", "assigned the item"],
  ["item.bulk-edit-undone", "undid a bulk edit"],
  ["item.commented", "commented"],
  ["item.reviewed", "reviewed the item"],
  ["item.originals-corrected", "corrected the original dates"],
  ["item.rated-by-scanner", "gave the scanner's new rating"],
  ["item.manual-date-set", "set a date by hand"],
  ["item.manual-date-removed", "removed the date set by hand"],
  ["item.extension-requested", "asked for an extension"],
  ["item.extension-approved", "approved the extension"],
  ["item.extension-rejected", "rejected the extension"],
  ["item.milestone-added", "added a milestone"],
  ["item.milestone-updated", "changed a milestone"],
  ["item.milestone-revised", "changed a milestone"],
  ["item.milestone-completed", "completed a milestone"],
  ["item.milestone-organized", "organized a milestone"],
  ["item.team-planned", "wrote a team's plan"],
  ["item.team-removed", "removed a team"],
  ["item.waits-changed", "changed what the item waits for"],
  ["item.plan-statements-linked", "linked statements of the security plan"],
  ["item.evidence-added", "added evidence"],
  ["item.evidence-withdrawn", "withdrew evidence"],
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

const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ["poam", "POA&M"],
  ["id", "ID"],
  ["cves", "CVEs"],
  ["kev", "KEV"],
]);

/** `pointOfContact` → "Point of contact", `poamId` → "POA&M ID". */
export const fieldWords = (name: string): string =>
  sentence(
    name
      .replace(/^custom\./, "")
      .replaceAll(/([A-Z])/g, " $1")
      .toLowerCase()
      .split(" ")
      .map((word) => ABBREVIATIONS.get(word) ?? word)
      .join(" "),
  );
