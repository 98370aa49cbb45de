import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "./database.ts";

/** Items that are accepted or put off until a day that has passed. */
export const overdueItems = (
  tx: Tx,
  today: CalendarDate,
): Promise<Array<{ readonly poamId: string; readonly systemId: string }>> =>
  tx
    .selectFrom("poam_items")
    .select(["poam_id as poamId", "system_id as systemId"])
    .where("status", "in", ["risk accepted", "deferred"])
    .where("until_date", "<", today)
    .orderBy("system_id")
    .orderBy("number")
    .execute();
