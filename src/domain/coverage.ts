import type { AssetCoverage, Credentialed, ScanCoverage } from "./reading.ts";

/** Why a scan that does not show a finding proves nothing about it. Closed list; docs/coverage.md explains each. */
export const UNPROVEN_REASONS = [
  "asset-not-in-scan",
  "asset-not-alive",
  "credentials-failed",
  "credentials-unknown",
  "check-not-run",
  "check-unknown",
  "more-clean-scans-needed",
] as const;
export type UnprovenReason = (typeof UNPROVEN_REASONS)[number];

export type CoverageVerdict =
  | { readonly proven: true }
  | { readonly proven: false; readonly reason: UnprovenReason };

/**
 * What coverage calls a check in a scan of that detector: the check of another detector, whose findings the scan hands
 * over too, by both names, so that equal ids of two detectors prove nothing for each other.
 */
export const checkName = (
  scanDetector: string,
  { detector = scanDetector, check }: { readonly detector?: string; readonly check: string },
): string => (detector === scanDetector ? check : `${detector}:${check}`);

/** What must be known of a finding to judge whether a scan looked for it. */
export type LookedFor = {
  readonly detector: string;
  readonly check: string;
  readonly family: string | null;
  /** Whether the scanner was logged in when it last saw the finding. */
  readonly sightedCredentialed: Credentialed;
};

/**
 * Whether a scan proves that it looked for a finding on an asset: the asset answered, and either the file gives the
 * check's own answer there, or the check ran and the scanner was logged in at least as well as when it saw the finding. Silence is not a fix (DESIGN.md, promise 3), so whatever
 * the file does not say counts as not proven.
 *
 * `scanDetector` is whose checks and families the scan's coverage names. `asset` is null when the asset does not stand in
 * the scan.
 */
export const coverageVerdict = (
  sought: LookedFor,
  scanDetector: string,
  scan: ScanCoverage,
  asset: AssetCoverage | null,
): CoverageVerdict => {
  const finding = {
    ...sought,
    check: checkName(scanDetector, sought),
    family: sought.detector === scanDetector ? sought.family : null,
  };
  if (asset === null) return { proven: false, reason: "asset-not-in-scan" };
  if (!asset.alive) return { proven: false, reason: "asset-not-alive" };
  if (asset.checks?.has(finding.check)) return { proven: true };
  const ran = checkRan(finding, scan, asset);
  if (ran === "unknown") return { proven: false, reason: "check-unknown" };
  if (ran === "no") return { proven: false, reason: "check-not-run" };
  if (asset.credentialed === "yes" || finding.sightedCredentialed === "no") return { proven: true };
  return {
    proven: false,
    reason: asset.credentialed === "no" ? "credentials-failed" : "credentials-unknown",
  };
};

/** The loaded checks decide when the file lists them; else single checks switched on or off; else their family. */
const checkRan = (
  finding: Pick<LookedFor, "check" | "family">,
  scan: ScanCoverage,
  asset: AssetCoverage,
): "yes" | "no" | "unknown" => {
  if (scan.checks !== null) return scan.checks.has(finding.check) ? "yes" : "no";
  const single = scan.individualChecks?.get(finding.check);
  if (single !== undefined) return single ? "yes" : "no";
  const family = finding.family === null ? undefined : scan.families?.get(finding.family);
  if (family === undefined) return asset.checks === null ? "unknown" : "no";
  if (family === "mixed") return scan.individualChecks === null ? "unknown" : "no";
  return family === "enabled" ? "yes" : "no";
};
