import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import type { Tx } from "./database.ts";

type Dependency = { readonly id: string; readonly itemId: string; readonly recordedAt: Date };
type CheckIn = { readonly dependencyId: string; readonly checkedOn: CalendarDate; readonly recordedAt: Date };

/** The day of an item's last vendor check-in as it was known before a moment; null when none was recorded by then. */
export type LastCheckIn = (itemId: string, before: Date) => CalendarDate | null;

/**
 * The vendor check-ins of a system by when they were recorded: of an item those of the dependency that was its latest then.
 * Each table is asked by itself, since right after many were written the planner joins them row by row.
 */
export const pastCheckIns = async (tx: Tx, systemId: string): Promise<LastCheckIn> => {
  const dependencies = await sql<Dependency>`
    select id, item_id as "itemId", recorded_at as "recordedAt" from vendor_dependencies
    where system_id = ${systemId} order by recorded_at, id`.execute(tx);
  const checkIns = await sql<CheckIn>`
    select dependency_id as "dependencyId", checked_on as "checkedOn", recorded_at as "recordedAt"
    from vendor_check_ins where system_id = ${systemId} order by checked_on`.execute(tx);
  const ofItem = Map.groupBy(dependencies.rows, ({ itemId }) => itemId);
  const ofDependency = Map.groupBy(checkIns.rows, ({ dependencyId }) => dependencyId);
  return (itemId, before) => {
    const present = ofItem.get(itemId)?.findLast(({ recordedAt }) => recordedAt < before);
    const asked = present === undefined ? [] : (ofDependency.get(present.id) ?? []);
    return asked.findLast(({ recordedAt }) => recordedAt < before)?.checkedOn ?? null;
  };
};
