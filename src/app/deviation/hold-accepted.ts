import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { acceptRisk } from "#domain/poam-item.ts";
import type { Tx } from "#store/database.ts";
import { acceptancesWithoutEffect } from "#store/deviations.ts";
import { itemState } from "#store/item-state.ts";
import type { System } from "#store/systems.ts";
import { requireItem } from "../item/find-item.ts";
import { writeMove } from "../item/write-move.ts";

const HOLDER: Actor = { kind: "system", name: "risk acceptance" };

/**
 * Puts items back under their approved acceptance: a closure was proposed and did not hold, and nobody took the acceptance
 * away. Without this they would be late for a date that an approver has lifted.
 */
export const holdAccepted = async (
  tx: Tx,
  { system, today }: { readonly system: System; readonly today: CalendarDate },
): Promise<void> => {
  for (const { poamId, number, until } of await acceptancesWithoutEffect(tx, system.id, today)) {
    const item = await requireItem(tx, system.id, poamId);
    const state = itemState(item);
    if (state.status !== "open" && state.status !== "in progress") continue;
    const ref = { systemId: system.id, poamId, version: item.version };
    const reason = `The proposed closure did not hold; DR-${number} accepts the risk until ${until}.`;
    await writeMove(tx, HOLDER, ref, item, acceptRisk(state, until), { reason, today });
  }
};
