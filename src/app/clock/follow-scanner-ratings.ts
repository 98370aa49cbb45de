import type { Actor } from "#domain/access.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { changedScannerRatings } from "#store/scanner-ratings.ts";
import type { System } from "#store/systems.ts";
import { requireItem } from "../item/find-item.ts";
import { decideClockFact } from "../item/reschedule.ts";

/**
 * A rating that the scanner itself raises counts without a deviation request, and moves the date where the rulebook lets
 * it (FedRAMP POA&M Template Completion Guide, adjusted risk rating). One that it takes back counts no more; one below
 * the original rating never does: lowering needs an approved request.
 */
export const followScannerRatings = async (tx: Tx, actor: Actor, system: System): Promise<void> => {
  for (const { poamId, itemId, adjustedRiskRating: from, raise } of await changedScannerRatings(
    tx,
    system.id,
  )) {
    const note =
      raise === null
        ? "No scan rates it worse than its original rating any more."
        : `A scan of ${raise.raisedOn} rates it ${raise.rating}.`;
    await decideClockFact(tx, actor, system, poamId, { name: "scannerRaise", value: raise, note });
    const { adjustedRiskRating: to } = await requireItem(tx, system.id, poamId);
    if (from === to) continue;
    await appendAudit(tx, actor, [
      {
        action: "item.rated-by-scanner",
        systemId: system.id,
        objectType: "item",
        objectId: itemId,
        changes: [{ field: "adjustedRiskRating", from, to }],
        note,
      },
    ]);
  }
};
