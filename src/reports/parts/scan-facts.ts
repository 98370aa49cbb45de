import type { ScanReading } from "#domain/reading.ts";

/**
 * A scan of which nothing but its detector and tool is known, which proves nothing of what it looked for and speaks of the
 * assets in it only.
 */
export const NOTHING_COVERED: Omit<ScanReading, "type" | "detector" | "tool"> = {
  toolVersion: null,
  feedVersion: null,
  scanName: null,
  policyName: null,
  scannedAt: null,
  endedAt: null,
  speaks: "observations",
  coverage: { targets: "own assets", checks: null, families: null, individualChecks: null },
};
