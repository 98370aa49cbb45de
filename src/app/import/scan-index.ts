import type { CalendarDate } from "#domain/calendar.ts";
import { compareScans, type ScanKey } from "#domain/finding.ts";
import type { ScanRow } from "#store/scans.ts";

/** The applied scans of a scan's detectors in one system, by import and by the hash of their file. */
export type ScanIndex = {
  /** The scan of an import as it looked at an asset on `date`. */
  keyOf(importId: string, date: CalendarDate): ScanKey;
  importOf(scan: ScanKey): string;
};

export const scanIndex = (scans: readonly ScanRow[]): ScanIndex => {
  const byImport = new Map(scans.map((scan) => [scan.importId, scan]));
  const bySha256 = new Map(scans.map((scan) => [scan.sha256, scan.importId]));
  return {
    keyOf: (importId, date) => {
      const scan = known(byImport.get(importId), importId);
      return { scannedAt: scan.scannedAt.toISOString(), sha256: scan.sha256, date };
    },
    importOf: (scan) => known(bySha256.get(scan.sha256), scan.sha256),
  };
};

/** Whether some scan of its detectors is later than this one, so that history must be told again in order. */
export const isLate = (scans: readonly ScanRow[], scan: Omit<ScanKey, "date">): boolean =>
  scans.some((other) => {
    const key = { scannedAt: other.scannedAt.toISOString(), sha256: other.sha256, date: other.date };
    return compareScans(key, { ...scan, date: other.date }) > 0;
  });

const known = <T>(value: T | undefined, name: string): T => {
  if (value === undefined) throw new Error(`The scan ${name} is not among the applied scans.`);
  return value;
};
