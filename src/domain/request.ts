import type { Actor } from "./access.ts";
import { Fault } from "./fault.ts";
import { actorKey } from "./item-move.ts";

/** Where a request stands on which another person decides. */
export const REQUEST_STATUSES = ["pending", "approved", "rejected", "withdrawn"] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];
export const REQUEST_DECISIONS = ["approve", "reject", "withdraw"] as const;
export type RequestDecision = (typeof REQUEST_DECISIONS)[number];

/** The status that a decision leads to. */
export const DECIDED: Readonly<Record<RequestDecision, RequestStatus>> = {
  approve: "approved",
  reject: "rejected",
  withdraw: "withdrawn",
};

type Request = {
  readonly poamId: string;
  readonly status: RequestStatus;
  readonly requestedBy: string;
  /** What is decided on, such as "extension", for messages. */
  readonly what: string;
};

/**
 * Whether that person may decide that: only what is pending can be decided (`request.decided`), only another person than
 * the one who asked approves or rejects (`request.same-person`), only the one who asked withdraws (`access.denied`).
 */
export const requireDecidable = (request: Request, decision: RequestDecision, actor: Actor): void => {
  const asked = request.requestedBy === actorKey(actor);
  if (request.status !== "pending")
    throw new Fault(
      "request.decided",
      `Expected the ${request.what} of ${request.poamId} to be pending, found it ${request.status}. Make a new request.`,
    );
  if (decision === "withdraw" && !asked)
    throw new Fault(
      "access.denied",
      `Expected the person who asked for the ${request.what} of ${request.poamId} to withdraw it. Reject it instead.`,
    );
  if (decision !== "withdraw" && asked)
    throw new Fault(
      "request.same-person",
      `Expected another person than the one who asked to decide on the ${request.what} of ${request.poamId}. Ask an approver.`,
    );
};
