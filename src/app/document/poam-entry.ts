import { detectorName } from "#domain/detectors.ts";
import { isOpen } from "#domain/poam-item.ts";
import { emptyEntry, type PoamEntry } from "#documents/poam-document.ts";
import type { ItemDetail } from "#store/items.ts";
import type { JudgedItem } from "#store/readiness.ts";

export type AssetPlace = { readonly asset: string; readonly location: string; readonly fixed: boolean };

/** What documents and checks ask of an item. */
type EntryItem = Pick<ItemDetail, keyof JudgedItem & keyof ItemDetail>;
type Standing = Pick<EntryItem, "status" | "proof">;

/**
 * Whether documents list the item among those that are done. One that waits for verification is done for the authority when
 * a covering scan proves every fix: the corrective action is complete and the evidence is there (FedRAMP POA&M Template
 * Completion Guide, closing items). What only a person says stays open until another person has looked at it.
 */
const isDone = ({ status, proof }: Standing): boolean =>
  !isOpen(status) && !(status === "pending verification" && proof === "evidence");

/** Items that a person has yet to verify, by the list on which a document has them. */
export const unverifiedOf = (
  items: readonly Standing[],
): { readonly closed: number; readonly open: number } => {
  const waiting = items.filter(({ status }) => status === "pending verification");
  const closed = waiting.filter(isDone).length;
  return { closed, open: waiting.length - closed };
};

/**
 * An item of the ledger as documents carry it. An open item lists the assets on which it is not proven fixed, one that
 * is done lists all that it was found on.
 */
export const poamEntry = (item: EntryItem, places: readonly AssetPlace[]): PoamEntry => {
  const open = !isDone(item);
  return {
    ...emptyEntry(open ? "open" : "closed", item.poamId),
    controls: item.controls,
    weaknessName: item.weaknessName,
    weaknessDescription: item.weaknessDescription,
    detectorSource: detectorName(item.detector),
    sourceIdentifier: item.sourceIdentifier,
    assetIdentifiers: assetIdentifiers(open ? places.filter((place) => !place.fixed) : places),
    pointOfContact: item.pointOfContact,
    resourcesRequired: item.fields.resourcesRequired,
    remediationPlan: item.fields.remediationPlan,
    originalDetectionDate: item.originalDetectionDate,
    scheduledCompletionDate: item.scheduledCompletionDate,
    statusDate: open ? item.statusDate : (item.completionDate ?? item.fixedOn),
    originalRiskRating: item.originalRiskRating,
    adjustedRiskRating: item.adjustedRiskRating,
    serviceNames: item.fields.serviceNames ?? [],
    comments: commentsOf(item),
    cves: item.cves,
    ...vendorOf(item, open),
    kev: item.clockFacts.kev === undefined ? null : true,
    kevDueDate: item.clockFacts.kev?.dueDate ?? null,
  };
};

/** A vendor dependency never stands on the closed sheet. */
const vendorOf = ({ vendor, lastVendorCheckIn }: EntryItem, open: boolean) =>
  vendor && open
    ? { vendorDependency: true, vendorProduct: vendor.product, lastVendorCheckIn }
    : { vendorDependency: false };

/** `name (443/TCP)`, several locations of one asset in one line, as the template's example writes them. */
const assetIdentifiers = (places: readonly AssetPlace[]): string[] => {
  const byAsset = Map.groupBy(places, (place) => place.asset);
  return [...byAsset].map(([asset, members]) => {
    const locations = members
      .map((place) => place.location.toUpperCase())
      .filter((location) => location !== "");
    return locations.length === 0 ? asset : `${asset} (${locations.join(", ")})`;
  });
};

/** What people wrote, and what has no column of its own. */
const commentsOf = (item: EntryItem): string | null => {
  const parts = [item.fields.comments, registerEntry(item), waitingLine(item)].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? null : parts.join("\n");
};

const waitingLine = ({ status, proof, fixedOn }: EntryItem): string | null => {
  if (status !== "pending verification") return null;
  return proof === "scan"
    ? `Fix proven by a covering scan of ${fixedOn}; a person has yet to confirm the closure.`
    : `Work reported done on ${fixedOn}; another person has yet to verify the evidence.`;
};

const registerEntry = ({ fields }: EntryItem): string | null => {
  const { riskRegisterLink: link, riskRegisterTitle: title } = fields;
  if (link === null && title === null) return null;
  return `Risk register: ${[title, link].filter((part) => part !== null).join(", ")}`;
};
