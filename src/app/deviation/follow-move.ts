import type { ClaimPart } from "#domain/deviation/claim.ts";
import { end } from "#domain/deviation/request-state.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { Tx } from "#store/database.ts";
import { deviationsOfItems } from "#store/deviations.ts";
import { updateDeviation } from "#store/deviation-writes.ts";
import { auditDeviation, type Deciding } from "./deviation-audit.ts";

/** The approval that holds an item in a status: when a person moves the item on, it ends. */
const HOLDS: Partial<Readonly<Record<ItemStatus, ClaimPart>>> = {
  "false positive": "false positive",
  "risk accepted": "risk acceptance",
};

/** Ends the approval that held an item in the status which a person just moved it out of. */
export const endWhatHeld = async (
  tx: Tx,
  deciding: Deciding,
  item: { readonly id: string; readonly status: ItemStatus },
  reason: string,
): Promise<void> => {
  const held = HOLDS[item.status];
  if (held === undefined) return;
  const requests = (await deviationsOfItems(tx, [item.id])).get(item.id) ?? [];
  for (const request of requests) {
    if (request.state.status !== "approved" || request.claim.type !== held) continue;
    const deed = { on: deciding.today, by: deciding.actor.name, reason };
    await updateDeviation(tx, request.id, end(request.state, "revoked", deed));
    await auditDeviation(tx, deciding, {
      deviation: { ...request, type: held },
      itemId: item.id,
      action: "revoked",
      from: "approved",
      to: "revoked",
      note: reason,
    });
  }
};
