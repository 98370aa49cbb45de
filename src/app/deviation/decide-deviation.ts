import { actorKey } from "#domain/item-move.ts";
import type { Action, Actor } from "#domain/access.ts";
import { dateOfInstant, type CalendarDate } from "#domain/calendar.ts";
import { partsOf } from "#domain/deviation/claim.ts";
import { requireAdmissible } from "#domain/deviation/request-rules.ts";
import { moveRequest, type RequestMove, type RequestOrder } from "#domain/deviation/request-state.ts";
import { Fault } from "#domain/fault.ts";
import type { Tx } from "#store/database.ts";
import { findDeviation, type AskedItem, type DeviationRequest } from "#store/deviations.ts";
import { updateDeviation } from "#store/deviation-writes.ts";
import { lockLedger } from "#store/systems.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { requireItem } from "../item/find-item.ts";
import { applyStanding } from "./apply-standing.ts";
import { auditDeviation, requestName, type Deciding } from "./deviation-audit.ts";
import { applyEffects, partsBeyond } from "./deviation-effects.ts";
import { endApproval } from "./end-approval.ts";
import { itemContext } from "./item-context.ts";

export type DeviationOrder = {
  readonly move: RequestMove;
  readonly reason: string;
  /** The last day of an approval; absent takes the day that was asked for, null approves without one. */
  readonly expiresOn?: CalendarDate | null | undefined;
  /** The day on which it is looked at again. */
  readonly reviewOn?: CalendarDate | null | undefined;
};

/** Whoever may ask may also withdraw; the rest is an approver's. */
const RIGHTS: Readonly<Record<RequestMove, Action>> = {
  approve: "deviation.decide",
  reject: "deviation.decide",
  withdraw: "deviation.request",
  revoke: "deviation.decide",
  review: "deviation.decide",
};

/**
 * Decides on a request with all that follows for its items; on a standing one after an import that is under way. Throws
 * `deviation.not-found`, `deviation.illegal-move`, `deviation.same-person`, `deviation.refused` (the item no longer takes
 * it) or `input.invalid`.
 */
export const decideDeviation = (
  app: App,
  actor: Actor,
  { systemId, deviationId }: { readonly systemId: string; readonly deviationId: string },
  order: DeviationOrder,
): Promise<DeviationRequest> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, RIGHTS[order.move]);
    // A standing one may touch any item: first the ledger, so that an import and this wait for one another, then its row.
    if (await isStanding(tx, systemId, deviationId)) await lockLedger(tx, systemId);
    const system = await authorize(tx, actor, systemId, RIGHTS[order.move]);
    const before = await requireDeviation(tx, systemId, deviationId);
    const deciding = { actor, system, today: dateOfInstant(app.now()) };
    await decide(tx, deciding, before, order);
    return requireDeviation(tx, systemId, deviationId);
  });

const isStanding = async (tx: Tx, systemId: string, id: string): Promise<boolean> =>
  (await findDeviation(tx, systemId, id))?.item === null;

const requireDeviation = async (tx: Tx, systemId: string, id: string): Promise<DeviationRequest> => {
  const found = await findDeviation(tx, systemId, id, true);
  if (found) return found;
  throw new Fault("deviation.not-found", "Expected a deviation request of this system, found none. Reload.");
};

const decide = async (
  tx: Tx,
  deciding: Deciding,
  before: DeviationRequest,
  order: DeviationOrder,
): Promise<void> => {
  const request = requestOrder(deciding, before, order);
  const state = moveRequest(before.state, request);
  if (state.status === "revoked")
    return endApproval(tx, deciding, before, { status: "revoked", reason: order.reason });
  if (order.move === "approve" && before.item !== null) await makeWay(tx, deciding, before, before.item);
  await updateDeviation(tx, before.id, state);
  await auditDeviation(tx, deciding, {
    deviation: { ...before, type: before.claim.type },
    itemId: before.item?.id ?? null,
    action: order.move === "review" ? "reviewed" : state.status,
    from: before.state.status,
    to: state.status,
    note: order.move === "review" ? `${order.reason} Next review ${order.reviewOn ?? "open"}.` : order.reason,
  });
  if (order.move !== "approve") return;
  if (before.item === null) return applyStanding(tx, deciding);
  await applyEffects(tx, deciding, before.item.poamId, {
    claim: before.claim,
    expiresOn: request.expiresOn,
    note: `${requestName(before)} is approved. ${order.reason}`,
  });
};

const requestOrder = (
  { actor, today }: Deciding,
  before: DeviationRequest,
  { move, reason, expiresOn, reviewOn }: DeviationOrder,
): RequestOrder => ({
  move,
  name: requestName(before),
  type: before.claim.type,
  standing: before.standing !== null,
  requestedByKey: before.requestedByKey,
  actorKey: actorKey(actor),
  deed: { on: today, by: actor.name, reason },
  expiresOn: expiresOn === undefined ? before.wantedUntil : expiresOn,
  reviewOn: reviewOn ?? null,
});

/** The item must still take the request; earlier approvals of the same kind give way to it. */
const makeWay = async (
  tx: Tx,
  deciding: Deciding,
  request: DeviationRequest,
  asked: AskedItem,
): Promise<void> => {
  const item = await requireItem(tx, deciding.system.id, asked.poamId);
  const { context, requests } = await itemContext(tx, deciding.system, item);
  const others = requests.filter(({ id }) => id !== request.id);
  const earlier = others.filter(
    ({ state, claim }) =>
      state.status === "approved" &&
      partsOf(claim.type).some((part) => partsOf(request.claim.type).includes(part)),
  );
  const gives = earlier.some(({ claim }) => partsOf(claim.type).includes("risk adjustment"));
  requireAdmissible(request.claim, {
    ...context,
    // What gives way counts no more.
    rating: gives ? item.originalRiskRating : context.rating,
    requests: [],
  });
  for (const one of earlier)
    await endApproval(tx, deciding, one, {
      status: "replaced",
      reason: `${requestName(request)} takes its place.`,
      parts: partsBeyond(one.claim, request.claim),
    });
};
