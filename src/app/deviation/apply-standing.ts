import type { Actor } from "#domain/access.ts";
import { CLAIM_TYPES, partsOf, reductionOf, type ClaimType } from "#domain/deviation/claim.ts";
import { requireAdmissible } from "#domain/deviation/request-rules.ts";
import { matchWords } from "#domain/deviation/standing-match.ts";
import { Fault } from "#domain/fault.ts";
import type { Tx } from "#store/database.ts";
import { findDeviation, type DeviationRequest } from "#store/deviations.ts";
import { citationsOutgrown, itemsMatching, standingDeviations } from "#store/deviation-matches.ts";
import { insertDeviation } from "#store/deviation-writes.ts";
import { requireItem } from "../item/find-item.ts";
import { scoreOfReduction } from "./adjusted-score.ts";
import { auditDeviation, requestName, type Deciding } from "./deviation-audit.ts";
import { applyEffects } from "./deviation-effects.ts";
import { endApproval } from "./end-approval.ts";
import { itemContext } from "./item-context.ts";

/**
 * Brings the items in line with the system's standing deviations: an open item all of whose findings match gets an
 * approved request that cites the standing one; an item that has outgrown its match returns. The caller holds the
 * ledger's lock. Costs one small query when the system has none.
 */
export const applyStanding = async (tx: Tx, deciding: Omit<Deciding, "actor">): Promise<void> => {
  const { system, today } = deciding;
  for (const id of await standingDeviations(tx, system.id, today)) {
    const standing = await findDeviation(tx, system.id, id);
    if (!standing?.standing) continue;
    const actor: Actor = { kind: "system", name: `standing deviation ${requestName(standing)}` };
    const own = { ...deciding, actor };
    for (const citing of await citationsOutgrown(tx, id, standing.standing.match)) {
      const outgrown = await findDeviation(tx, system.id, citing);
      const reason = `A finding of the item does not match ${requestName(standing)} (${matchWords(standing.standing.match)}).`;
      if (outgrown !== null) await endApproval(tx, own, outgrown, { status: "expired", reason });
    }
    const { match } = standing.standing;
    const types = overlapping(standing.claim.type);
    for (const poamId of await itemsMatching(tx, { systemId: system.id, standingId: id, match, types }))
      await applyTo(tx, own, standing, poamId);
  }
};

/** The types of request that would do some of the same. */
const overlapping = (type: ClaimType): readonly ClaimType[] =>
  CLAIM_TYPES.filter((other) => partsOf(other).some((part) => partsOf(type).includes(part)));

const applyTo = async (
  tx: Tx,
  deciding: Deciding,
  standing: DeviationRequest,
  poamId: string,
): Promise<void> => {
  const { system, today } = deciding;
  const item = await requireItem(tx, system.id, poamId);
  const { context } = await itemContext(tx, system, item);
  if (!isAdmissible(standing, { ...context, requests: [] }) || standing.state.status !== "approved") return;
  const reduction = reductionOf(standing.claim);
  const reason = `Matches the standing deviation ${requestName(standing)}.`;
  const { expiresOn } = standing.state;
  const inserted = await insertDeviation(tx, {
    systemId: system.id,
    claim: standing.claim,
    itemId: item.id,
    standing: null,
    evidenceIds: [],
    citesId: standing.id,
    rationale: standing.rationale,
    vulnerabilityInformation: standing.vulnerabilityInformation,
    adjusted: reduction === null ? null : scoreOfReduction(item.cvss, reduction),
    wantedUntil: expiresOn,
    requestedOn: today,
    requestedBy: standing.requestedBy,
    requestedByKey: standing.requestedByKey,
    state: {
      status: "approved",
      approved: { on: today, by: standing.state.approved.by, reason },
      expiresOn,
      reviewOn: null,
    },
  });
  await auditDeviation(tx, deciding, {
    deviation: { ...inserted, type: standing.claim.type },
    itemId: item.id,
    action: "applied",
    from: null,
    to: "approved",
    note: reason,
  });
  await applyEffects(tx, deciding, poamId, { claim: standing.claim, expiresOn, note: reason });
};

/** An item that the rulebook takes no such claim for, as a high one for an operational requirement, is left alone. */
const isAdmissible = (
  { claim }: DeviationRequest,
  context: Parameters<typeof requireAdmissible>[1],
): boolean => {
  try {
    requireAdmissible(claim, context);
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
};
