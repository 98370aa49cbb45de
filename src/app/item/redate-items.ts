import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { isTimed } from "#domain/poam-item.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import { itemDetails, updateClock, type ItemDetail } from "#store/items.ts";
import type { System } from "#store/systems.ts";

/** An item whose scheduled date is, or would be, another one. */
export type MovedItem = {
  readonly poamId: string;
  readonly name: string;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
};

/** Which of a page of items get another date. */
export type DatesOf = (items: readonly ItemDetail[]) => Iterable<{
  readonly item: ItemDetail;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}>;

const PAGE = 500;

/**
 * Asks of every item that can miss a date which other date it gets, page by page, and gives each to `write`. What moves, by
 * number, and how many stay.
 */
export const redateItems = async (
  tx: Tx,
  systemId: string,
  datesOf: DatesOf,
  write?: (item: ItemDetail, date: CalendarDate | null) => Promise<void>,
): Promise<{ readonly moves: readonly MovedItem[]; readonly unchanged: number }> => {
  const moves: MovedItem[] = [];
  let timed = 0;
  for (let after = 0; ;) {
    const page = await itemDetails(tx, systemId, after, PAGE);
    const last = page.at(-1);
    if (!last) break;
    after = last.number;
    const dated = page.filter(({ status }) => isTimed(status));
    timed += dated.length;
    for (const { item, from, to } of datesOf(dated)) {
      moves.push({ poamId: item.poamId, name: item.weaknessName, from, to });
      await write?.(item, to);
    }
  }
  return { moves, unchanged: timed - moves.length };
};

/** Sets the item's date, with the event that says why. What the date rests on stays. */
export const writeDate = async (
  tx: Tx,
  actor: Actor,
  system: Pick<System, "id">,
  item: ItemDetail,
  { date, note }: { readonly date: CalendarDate | null; readonly note: string },
): Promise<void> => {
  await updateClock(tx, item.id, item.clockFacts, date);
  await appendAudit(tx, actor, [
    {
      action: "item.rescheduled",
      systemId: system.id,
      objectType: "item",
      objectId: item.id,
      changes: [{ field: "scheduledCompletionDate", from: item.scheduledCompletionDate, to: date }],
      note,
    },
  ]);
};
