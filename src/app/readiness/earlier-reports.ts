import type { CalendarDate } from "#domain/calendar.ts";
import {
  earlierReport,
  earlierReportDays,
  unknownReport,
  type CountedItems,
} from "#domain/earlier-reports.ts";
import type { EarlierReport } from "#domain/escalation.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { vendorWaitHolds } from "#domain/timeliness.ts";
import type { Tx } from "#store/database.ts";
import { pastCheckIns, type LastCheckIn } from "#store/past-check-ins.ts";
import { pastOpenItems, pastScans, type PastOpenItems } from "#store/past-months.ts";
import type { System } from "#store/systems.ts";
import { endOf, rulebooksOf } from "../item/as-of.ts";
import { rulebookOf } from "../system/rulebook-of.ts";

/**
 * What the monthly reports before `today` would have said of the triggers, from what the ledger knew at the end of each
 * month and by the rulebook that the system followed then. Reads nothing where the rulebook does not look back.
 */
export const earlierReports = async (
  tx: Tx,
  system: System,
  today: CalendarDate,
): Promise<EarlierReport[]> => {
  const days = earlierReportDays(rulebookOf(system), today).map((on) => ({ on, ended: endOf(on) }));
  if (days.length === 0) return [];
  const rulebooks = await rulebooksOf(tx, system);
  const open = Map.groupBy(await pastOpenItems(tx, system.id, days), ({ on }) => on);
  const lastCheckIn = await pastCheckIns(tx, system.id);
  return (await pastScans(tx, system.id, days)).map(({ on, begun, undone, total, unauthenticated }) => {
    const rulebook = rulebooks.findLast(({ knownOn }) => knownOn <= on)?.rulebook;
    if (rulebook === undefined || !begun) return unknownReport(on);
    const openItems = (open.get(on) ?? []).map((same) => counted(rulebook, lastCheckIn, same));
    return earlierReport({ on, rulebook, openItems, scans: undone ? null : { total, unauthenticated } });
  });
};

const counted = (
  rulebook: Rulebook,
  lastCheckIn: LastCheckIn,
  { on, rating, detectedOn, vendor, items }: PastOpenItems,
): CountedItems => {
  const wait = vendor && { ...vendor, lastCheckIn: lastCheckIn(vendor.itemId, endOf(on)) };
  return { rating, detectedOn, waitsForVendor: wait !== null && vendorWaitHolds(rulebook, wait, on), items };
};
