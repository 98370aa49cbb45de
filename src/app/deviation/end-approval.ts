import { partsOf, type ClaimPart } from "#domain/deviation/claim.ts";
import { end } from "#domain/deviation/request-state.ts";
import type { Tx } from "#store/database.ts";
import { deviationsCiting, type DeviationRequest } from "#store/deviations.ts";
import { updateDeviation } from "#store/deviation-writes.ts";
import { auditDeviation, requestName, type Deciding } from "./deviation-audit.ts";
import { undoEffects } from "./deviation-effects.ts";

type Ending = {
  readonly status: "revoked" | "expired" | "replaced";
  readonly reason: string;
  /** What of the item is taken back; all that the claim did when absent. */
  readonly parts?: readonly ClaimPart[];
};

/** Ends an approval and takes its effects back; of a standing deviation those on every item that stands under it. */
export const endApproval = async (
  tx: Tx,
  deciding: Deciding,
  deviation: DeviationRequest,
  ending: Ending,
): Promise<void> => {
  const { state, claim, item } = deviation;
  if (state.status !== "approved") return;
  const { actor, today } = deciding;
  const ended = end(state, ending.status, { on: today, by: actor.name, reason: ending.reason });
  await updateDeviation(tx, deviation.id, ended);
  await auditDeviation(tx, deciding, {
    deviation: { ...deviation, type: claim.type },
    itemId: item?.id ?? null,
    action: ending.status,
    from: "approved",
    to: ending.status,
    note: ending.reason,
  });
  const name = requestName(deviation);
  if (item !== null) {
    const note = `${name} is ${ending.status}. ${ending.reason}`;
    await undoEffects(tx, deciding, item.poamId, ending.parts ?? partsOf(claim.type), note);
    return;
  }
  for (const citing of await deviationsCiting(tx, deviation.id))
    await endApproval(tx, deciding, citing, {
      status: ending.status,
      reason: `The standing deviation ${name} is ${ending.status}. ${ending.reason}`,
    });
};
