import type { ScanTime } from "#domain/reading.ts";
import { writtenTime } from "../../parts/scan-time.ts";

/**
 * Hours east of UTC of the zone names that mean one thing: those of RFC 5322, section 4.3, but for CST and MST, which are
 * also used in Asia, and those of Central Europe.
 */
const ZONES: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  EST: -5,
  EDT: -4,
  CDT: -5,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  CEST: 2,
};

/** The time of an export as Java writes it, `Thu Feb 27 09:28:17 EST 2020`; null for a zone name that could mean several. */
export const burpTime = (text: string): ScanTime | null => {
  const [, zone = "UTC"] = /\s([A-Z]{3,5})\s+\d{4}$/.exec(text.trim()) ?? [];
  const hours = Object.hasOwn(ZONES, zone) ? ZONES[zone] : undefined;
  const local = hours === undefined ? null : writtenTime(text.replace(` ${zone} `, " "));
  if (local === null || hours === undefined) return null;
  return { instant: Temporal.Instant.from(local.instant).subtract({ hours }).toString(), date: local.date };
};
