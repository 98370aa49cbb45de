import { cancel } from "#domain/poam-item.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { moveItems } from "#store/item-intake.ts";
import { itemsWithoutFindings } from "#store/retelling.ts";
import type { ItemIntake } from "../import/record-items.ts";

/** Cancels the items under way that no finding stands for any more, because what had shown it was taken out. */
export const cancelEmptyItems = async (
  tx: Tx,
  { actor, system, today, note }: Pick<ItemIntake, "actor" | "system" | "today" | "note">,
): Promise<void> => {
  const empty = await itemsWithoutFindings(tx, system.id);
  const open = { status: "open" } as const;
  const moved = empty.map(({ id }) => ({ id, from: open, to: cancel(open, "scans") }));
  await moveItems(tx, moved, today);
  await appendAudit(
    tx,
    actor,
    empty.map(({ id, status }) => ({
      action: "item.cancelled",
      systemId: system.id,
      objectType: "item" as const,
      objectId: id,
      changes: [{ field: "status", from: status, to: "cancelled" }],
      note: `${note} No finding stands for the item any more.`,
    })),
  );
};
