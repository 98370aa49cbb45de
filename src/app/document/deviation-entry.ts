import type { ClaimPart } from "#domain/deviation/claim.ts";
import { attachmentLines, partStanding, rationaleLines } from "#domain/deviation/standing-of-item.ts";
import type { DeviationState, PoamEntry } from "#documents/poam-document.ts";
import type { DeviationRequest } from "#store/deviations.ts";
import type { ItemDetail } from "#store/items.ts";

const STATES = { none: "no", pending: "pending", approved: "yes" } as const;

/**
 * The entry with where the item's deviations stand (FedRAMP POA&M Template Completion Guide): pending from the request
 * on, yes once approved, no when denied or taken back. An operational requirement never stands on the closed sheet. A
 * rating that the scanner itself raised is an adjustment without a request.
 */
export const withDeviations = (
  entry: PoamEntry,
  item: Pick<ItemDetail, "clockFacts">,
  requests: readonly DeviationRequest[],
): PoamEntry => {
  const asked = requests.map(({ claim, state, rationale, evidence }) => ({
    claim,
    rationale,
    status: state.status,
    evidence: evidence.filter(({ withdrawn }) => !withdrawn).map(({ name }) => name),
  }));
  const stateOf = (part: ClaimPart): DeviationState => STATES[partStanding(asked, part)];
  const raised = stateOf("risk adjustment") === "no" ? item.clockFacts.scannerRaise : undefined;
  const lines = rationaleLines(asked);
  return {
    ...entry,
    falsePositive: stateOf("false positive"),
    riskAdjustment: raised === undefined ? stateOf("risk adjustment") : "yes",
    operationalRequirement: entry.register === "closed" ? "no" : stateOf("operational requirement"),
    deviationRationale: lines.length === 0 ? entry.deviationRationale : lines.join("\n"),
    supportingDocuments: [...entry.supportingDocuments, ...attachmentLines(asked)],
  };
};
