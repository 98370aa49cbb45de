import type { CalendarDate } from "./calendar.ts";
import type { UnprovenReason } from "./coverage.ts";
import type { Credentialed } from "./reading.ts";

/**
 * A finding is one weakness on one asset at one location, and these three are its identity. A weakness is its detector and
 * that detector's own source identifier. Severity is never part of it, so a vendor's re-score neither closes nor reopens.
 */
export type FindingIdentity = {
  readonly weaknessId: string;
  readonly assetId: string;
  /** Where on the asset, such as `443/tcp`; empty when the whole asset is meant. */
  readonly location: string;
};

/** One text per identity: equal texts mean the same finding. Lengths are written so that no two can collide. */
export const findingKey = ({ weaknessId, assetId, location }: FindingIdentity): string =>
  [weaknessId, assetId, location].map((part) => `${part.length}:${part}`).join("");

/**
 * The place of a scan in the order of scans: its start, then the hash of its file to break ties, so that every
 * installation orders the same files alike.
 */
export type ScanKey = {
  /** Start of the scan, ISO 8601 in UTC with milliseconds. */
  readonly scannedAt: string;
  readonly sha256: string;
  /** The day on which this scan looked at the asset in question, as the scanner wrote it; no part of the order. */
  readonly date: CalendarDate;
};

/** Negative when `a` is the earlier scan. */
export const compareScans = (a: ScanKey, b: ScanKey): number =>
  compareText(a.scannedAt, b.scannedAt) || compareText(a.sha256, b.sha256);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Sighted = {
  readonly firstSeen: ScanKey;
  readonly lastSeen: ScanKey;
  /** Whether the scanner was logged in at the last sighting. */
  readonly sightedCredentialed: Credentialed;
  /** Covering scans since the last sighting that did not show it. */
  readonly cleanScans: number;
};

export type OpenFinding = Sighted & { readonly status: "open" };
/** No longer shown, and no scan proves that it looked; `since` is the first scan that did not show it. */
export type NotObservedFinding = Sighted & {
  readonly status: "not observed";
  readonly since: ScanKey;
  readonly reason: UnprovenReason;
};
/** Proven absent; `fixedBy` is the covering scan after the last sighting that completed the proof. */
export type FixedFinding = Sighted & { readonly status: "fixed"; readonly fixedBy: ScanKey };

export type FindingState = OpenFinding | NotObservedFinding | FixedFinding;
export type FindingStatus = FindingState["status"];
