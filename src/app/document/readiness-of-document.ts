import type { DeviationStanding, ReadinessItem } from "#domain/readiness/readiness-item.ts";
import type { DeviationState, PoamEntry } from "#documents/poam-document.ts";

const STANDING: Readonly<Record<DeviationState, DeviationStanding>> = {
  no: "none",
  pending: "pending",
  yes: "approved",
};

/** What a document knows of an item, for the readiness checks. Extensions and the day of a request stand in no document. */
export const readinessOfEntry = (entry: PoamEntry): ReadinessItem => ({
  poamId: entry.poamId,
  closed: entry.register === "closed",
  weaknessName: entry.weaknessName,
  weaknessDescription: entry.weaknessDescription,
  remediationPlan: entry.remediationPlan,
  detectorSource: entry.detectorSource,
  sourceIdentifier: entry.sourceIdentifier,
  controls: entry.controls,
  assetIdentifiers: entry.assetIdentifiers,
  pointOfContact: entry.pointOfContact,
  originalDetectionDate: entry.originalDetectionDate,
  scheduledCompletionDate: entry.scheduledCompletionDate,
  statusDate: entry.statusDate,
  completionDate: null,
  milestones: entry.milestones,
  milestoneChanges: entry.milestoneChanges,
  originalRiskRating: entry.originalRiskRating,
  adjustedRiskRating: entry.adjustedRiskRating,
  riskAdjustment: STANDING[entry.riskAdjustment],
  falsePositive: STANDING[entry.falsePositive],
  operationalRequirement: STANDING[entry.operationalRequirement],
  deviationPendingSince: null,
  deviationRationale: entry.deviationRationale,
  vendor: entry.vendorDependency
    ? { product: entry.vendorProduct, releasedOn: null, lastCheckIn: entry.lastVendorCheckIn }
    : null,
  extendedTo: null,
  knownExploited: entry.kev,
  kevDueDate: entry.kevDueDate,
  evidence: entry.supportingDocuments,
  comments: entry.comments,
  texts: textsOf(entry),
  ledger: null,
});

const textsOf = (entry: PoamEntry): ReadinessItem["texts"] => ({
  poamId: entry.poamId,
  weaknessName: entry.weaknessName,
  weaknessDescription: entry.weaknessDescription,
  detectorSource: entry.detectorSource,
  sourceIdentifier: entry.sourceIdentifier,
  controls: entry.controls.join(", "),
  assetIdentifiers: entry.assetIdentifiers.join("\n"),
  pointOfContact: entry.pointOfContact,
  resourcesRequired: entry.resourcesRequired,
  remediationPlan: entry.remediationPlan,
  originalDetectionDate: entry.originalDetectionDate,
  scheduledCompletionDate: entry.scheduledCompletionDate,
  statusDate: entry.statusDate,
  lastVendorCheckIn: entry.lastVendorCheckIn,
  vendorProduct: entry.vendorProduct,
  originalRiskRating: entry.originalRiskRating,
  deviationRationale: entry.deviationRationale,
  comments: entry.comments,
  kevDueDate: entry.kevDueDate,
  cves: entry.cves.join(", "),
});
