import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Slip } from "#domain/evergreen.ts";
import type { Tx } from "./database.ts";

/** A later day of an item's own date; milestones keep their own. */
export type ItemSlip = Slip & { readonly itemId: string };

/**
 * Approved extensions and dates set by hand, the first one first: of one item, or of all items of a system. A date by hand
 * counts as far as it moved the date in force, which the event beside it says.
 */
export const itemSlips = async (tx: Tx, systemId: string, itemId: string | null): Promise<ItemSlip[]> => {
  const { rows } = await sql<ItemSlip>`
    select item_id as "itemId", 'extension' as "of", (decided_at at time zone 'UTC')::date as "on",
      from_date as "from", to_date as "to", reason, null as milestone
    from extensions
    where system_id = ${systemId} and status = 'approved' and (${itemId}::uuid is null or item_id = ${itemId}::uuid)
    union all
    select r.object_id::uuid, 'date by hand', (r.at at time zone 'UTC')::date,
      (r.changes -> 0 ->> 'from')::date, (r.changes -> 0 ->> 'to')::date, coalesce(m.note, ''), null
    from audit_events m
    join audit_events r on r.object_type = 'item' and r.object_id = m.object_id and r.at = m.at
      and r.action = 'item.rescheduled'
    where m.system_id = ${systemId} and m.object_type = 'item' and m.action = 'item.manual-date-set'
      and (${itemId}::text is null or m.object_id = ${itemId}::text)
      and (r.changes -> 0 ->> 'from')::date < (r.changes -> 0 ->> 'to')::date
    order by 3`.execute(tx);
  return rows;
};

/** How often an item's status date moved while nothing else of it changed, for those items where it did. */
export const bumpsOfItems = async (tx: Tx, itemIds: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await sql<{ itemId: string; bumps: number }>`
    select item_id as "itemId", count(*)::int as bumps from (
      select item_id, state - 'status_date' - 'version' as content, state ->> 'status_date' as day,
        lag(state - 'status_date' - 'version') over item as before, lag(state ->> 'status_date') over item as day_before
      from item_versions where item_id = any (array(
        select item_id from item_versions where item_id = any (${itemIds}::uuid[]) group by item_id having count(*) > 1))
      window item as (partition by item_id order by seq)
    ) v where content = before and day <> day_before group by item_id`.execute(tx);
  return new Map(rows.map(({ itemId, bumps }) => [itemId, bumps]));
};

/** The items of a system that have not ended, with who owns them, by number. */
export type RollableItem = {
  readonly id: string;
  readonly poamId: string;
  readonly weaknessName: string;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly scheduledCompletionDate: CalendarDate | null;
};

export const rollableItems = async (
  tx: Tx,
  systemId: string,
  itemIds: readonly string[],
): Promise<RollableItem[]> => {
  const { rows } = await sql<RollableItem>`
    select i.id, i.poam_id as "poamId", coalesce(i.title, w.name) as "weaknessName", i.owner_id as "ownerId",
      (select name from auth."user" where id = i.owner_id) as owner,
      i.scheduled_completion_date as "scheduledCompletionDate"
    from poam_items i join weaknesses w on w.id = i.weakness_id
    where i.system_id = ${systemId} and i.id = any (${itemIds}::uuid[])
      and i.status not in ('closed', 'false positive', 'cancelled')
    order by i.number`.execute(tx);
  return rows;
};
