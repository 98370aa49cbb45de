import { detectorName } from "#domain/detectors.ts";
import { isOpen } from "#domain/poam-item.ts";
import { emptyEntry, type PoamEntry } from "#documents/poam-document.ts";
import type { ItemDetail } from "#store/items.ts";

export type AssetPlace = { readonly asset: string; readonly location: string; readonly fixed: boolean };

/**
 * An item of the ledger as documents carry it. An open item lists the assets on which it is not proven fixed, one that
 * is done lists all that it was found on. Waiting for verification counts as done for the authority: the corrective
 * action is complete and a covering scan is its evidence (FedRAMP POA&M Template Completion Guide, closing items).
 */
export const poamEntry = (item: ItemDetail, places: readonly AssetPlace[]): PoamEntry => {
  const open = isOpen(item.status);
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
const vendorOf = ({ vendor, lastVendorCheckIn }: ItemDetail, open: boolean) =>
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
const commentsOf = (item: ItemDetail): string | null => {
  const proof =
    item.status === "pending verification" && item.proof === "scan"
      ? `Fix proven by a covering scan of ${item.fixedOn}; a person has yet to confirm the closure.`
      : null;
  const parts = [item.fields.comments, registerEntry(item), proof].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join("\n");
};

const registerEntry = ({ fields }: ItemDetail): string | null => {
  const { riskRegisterLink: link, riskRegisterTitle: title } = fields;
  if (link === null && title === null) return null;
  return `Risk register: ${[title, link].filter((part) => part !== null).join(", ")}`;
};
