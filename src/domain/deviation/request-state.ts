import type { CalendarDate } from "../calendar.ts";
import { Fault } from "../fault.ts";
import type { ClaimType } from "./claim.ts";

export const REQUEST_STATUSES = [
  "pending",
  "approved",
  "rejected",
  "withdrawn",
  "revoked",
  "expired",
  "replaced",
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Who did it, on which day, and why. */
export type Deed = { readonly on: CalendarDate; readonly by: string; readonly reason: string };

/** An approval holds to the end of its last day; null when it has none. It is looked at again on `reviewOn`. */
export type Approval = {
  readonly approved: Deed;
  readonly expiresOn: CalendarDate | null;
  readonly reviewOn: CalendarDate | null;
};

/** Where a request stands. What was approved once keeps that, however it ended. */
export type RequestState =
  | { readonly status: "pending" }
  | ({ readonly status: "approved" } & Approval)
  | { readonly status: "rejected"; readonly rejected: Deed }
  | { readonly status: "withdrawn"; readonly ended: Deed }
  | ({ readonly status: "revoked" | "expired" | "replaced"; readonly ended: Deed } & Approval);

/** What people do to a request. Days that pass and newer approvals do the rest. */
export const REQUEST_MOVES = ["approve", "reject", "withdraw", "review", "revoke"] as const;
export type RequestMove = (typeof REQUEST_MOVES)[number];

const FROM: Readonly<Record<RequestMove, "pending" | "approved">> = {
  approve: "pending",
  reject: "pending",
  withdraw: "pending",
  revoke: "approved",
  review: "approved",
};

/** The moves that fit a status. */
export const requestMovesFrom = (status: RequestStatus): readonly RequestMove[] =>
  REQUEST_MOVES.filter((move) => FROM[move] === status);

export type RequestOrder = {
  readonly move: RequestMove;
  /** "DR-7". */
  readonly name: string;
  readonly type: ClaimType;
  /** Whether the request applies to all that matches, not to one item. */
  readonly standing: boolean;
  /** Who asked, and who acts now, as `actorKey` tells them apart. */
  readonly requestedByKey: string;
  readonly actorKey: string;
  readonly deed: Deed;
  readonly expiresOn: CalendarDate | null;
  readonly reviewOn: CalendarDate | null;
};

/**
 * The state after the move. Throws `deviation.illegal-move`, `deviation.same-person` (who asked cannot decide) or
 * `input.invalid` (a day is missing or has passed).
 */
export const moveRequest = (state: RequestState, order: RequestOrder): RequestState => {
  const { move } = order;
  if (state.status !== FROM[move])
    throw new Fault(
      "deviation.illegal-move",
      `Expected ${order.name} to be ${FROM[move]} for "${move}", found it ${state.status}. Reload it.`,
    );
  return state.status === "pending" ? decidePending(order) : changeApproved(state, order);
};

const decidePending = (order: RequestOrder): RequestState => {
  const { move, deed, expiresOn, reviewOn } = order;
  if (move === "withdraw") return { status: "withdrawn", ended: deed };
  requireOther(order);
  if (move === "reject") return { status: "rejected", rejected: deed };
  requireDays(order);
  return { status: "approved", approved: deed, expiresOn, reviewOn };
};

const changeApproved = (
  state: Approval & { readonly status: "approved" },
  { move, deed, reviewOn }: RequestOrder,
): RequestState => {
  if (move === "revoke") return end(state, "revoked", deed);
  requireFuture("next review", reviewOn, deed.on);
  return { ...state, reviewOn };
};

/** An approval comes to its end. */
export const end = (
  { approved, expiresOn, reviewOn }: Approval,
  status: "revoked" | "expired" | "replaced",
  ended: Deed,
): RequestState => ({ status, approved, expiresOn, reviewOn, ended });

const requireOther = ({ name, actorKey, requestedByKey }: RequestOrder): void => {
  if (actorKey !== requestedByKey) return;
  throw new Fault(
    "deviation.same-person",
    `Expected another person than the one who asked to decide on ${name}. Ask another approver, or withdraw it.`,
  );
};

const requireDays = ({ type, standing, deed, expiresOn, reviewOn }: RequestOrder): void => {
  if (expiresOn === null && (standing || type === "risk acceptance"))
    throw new Fault(
      "input.invalid",
      `Expected the last day of a ${standing ? "standing deviation" : type}, found none. Say until when it holds.`,
    );
  requireFuture("last day", expiresOn, deed.on);
  requireFuture("next review", reviewOn, deed.on);
};

const requireFuture = (what: string, day: CalendarDate | null, today: CalendarDate): void => {
  if (day === null || day > today) return;
  throw new Fault("input.invalid", `Expected a ${what} after ${today}, found ${day}. Choose a later day.`);
};
