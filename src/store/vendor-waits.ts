import { sql, type RawBuilder } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { WorkDays } from "#domain/work-queues.ts";
import { TIMED } from "./item-state.ts";

/** When an item that waits for a vendor is not late (`itemTimeliness` in the domain), of one system. */
export type VendorRule = Pick<WorkDays, "checkInDays" | "vendorExempt">;

type Columns = {
  readonly item: RawBuilder<unknown>;
  readonly day: RawBuilder<unknown>;
  readonly checkInDays: RawBuilder<unknown>;
  readonly vendorExempt: RawBuilder<unknown>;
};

/** Whether an item waited on that day for a vendor who had no fix and had been asked in time. */
export const waitsInTime = ({
  item,
  day,
  checkInDays,
  vendorExempt,
}: Columns): RawBuilder<boolean> => sql`(${vendorExempt} and exists (
  select from vendor_dependencies d
  where d.item_id = ${item} and d.opened_on <= ${day} and (d.ended_on is null or d.ended_on > ${day})
    and (d.released_on is null or d.released_on > ${day})
    and (${checkInDays}::int is null or exists (
      select from vendor_check_ins c
      where c.dependency_id = d.id and c.checked_on between ${day} - ${checkInDays}::int and ${day}))))`;

/** Whether a `poam_items i` is late today. */
export const isLate = (today: CalendarDate, { checkInDays, vendorExempt }: VendorRule): RawBuilder<boolean> =>
  sql`(${TIMED} and i.scheduled_completion_date < ${today}::date and not ${waitsInTime({
    item: sql`i.id`,
    day: sql`${today}::date`,
    checkInDays: sql`${checkInDays}`,
    vendorExempt: sql`${vendorExempt}::boolean`,
  })})`;
