/** Days are counted from the day on which the year ends: -30 is thirty days before it. */
export type Day = number;

export const SCANS = 12;
/** A month of scans: as long as the rulebook gives for a high risk, so that the next scan can prove a fix in time. */
const BETWEEN_SCANS = 30;

/** The day on which the system comes into the ledger. */
export const FIRST_DAY: Day = -340;

/** The day of a monthly scan, 0 to 11. The last one is on the last day. */
export const scanDay = (scan: number): Day => (scan - (SCANS - 1)) * BETWEEN_SCANS;

/** The day after a scan on which people take up what it found; the last scan's on its own day. */
export const triageDay = (scan: number): Day => Math.min(0, scanDay(scan) + 1);
