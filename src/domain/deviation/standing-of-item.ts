import { attachmentsOf, partsOf, type Claim, type ClaimPart } from "./claim.ts";
import type { RequestStatus } from "./request-state.ts";

type Asked = {
  readonly claim: Claim;
  readonly status: RequestStatus;
  readonly rationale: string;
  /** Names of the pieces of evidence with which it was asked. */
  readonly evidence: readonly string[];
};

/** Where the requests of an item stand for one part: an approval counts before a request that waits. */
export const partStanding = (
  requests: readonly Asked[],
  part: ClaimPart,
): "none" | "pending" | "approved" => {
  const asked = requests.filter(({ claim }) => partsOf(claim.type).includes(part));
  const statuses = new Set(asked.map(({ status }) => status));
  if (statuses.has("approved")) return "approved";
  return statuses.has("pending") ? "pending" : "none";
};

const SHORT: Readonly<Record<Claim["type"], string>> = {
  "false positive": "False Positive",
  "operational requirement": "Operational Requirement",
  "risk adjustment": "Risk Adjustment",
  "operational requirement and risk adjustment": "Operational Requirement and Risk Adjustment",
  "risk acceptance": "Risk Acceptance",
};

const live = ({ status }: Asked): boolean => status === "approved" || status === "pending";

/** `Deviation type : rationale`, one line per live request (FedRAMP POA&M template, Deviation Rationale). */
export const rationaleLines = (requests: readonly Asked[]): string[] =>
  requests.filter(live).map(({ claim, rationale }) => `${SHORT[claim.type]} : ${rationale}`);

/** `Document type : document name`, one line per attachment and piece of evidence (the same template, Supporting Documents). */
export const attachmentLines = (requests: readonly Asked[]): string[] => {
  const lines = requests
    .filter(live)
    .flatMap(({ claim, evidence }) => [
      ...attachmentsOf(claim).map(({ of, name }) => `${SHORT[of]} : ${name}`),
      ...evidence.map((name) => `${SHORT[claim.type]} : ${name}`),
    ]);
  return [...new Set(lines)];
};
