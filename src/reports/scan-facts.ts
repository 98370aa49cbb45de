import type { ScanReading } from "#domain/reading.ts";

/** A scan of which nothing but its detector and tool is known, and which proves nothing of what it looked for. */
export const NOTHING_COVERED: Omit<ScanReading, "type" | "detector" | "tool"> = {
  toolVersion: null,
  feedVersion: null,
  scanName: null,
  policyName: null,
  scannedAt: null,
  endedAt: null,
  speaks: "observations",
  coverage: { targets: null, checks: null, families: null, individualChecks: null },
};
