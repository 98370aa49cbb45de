import { coverageVerdict } from "#domain/coverage.ts";
import type { Credentialed, ScanCoverage } from "#domain/reading.ts";
import type { Observation } from "#domain/reconcile.ts";
import { isAimedAt } from "#domain/targets.ts";
import type { JudgedFinding } from "#store/findings.ts";
import type { AssetScan, FindingSighting, ScanRow } from "#store/scans.ts";
import type { ScanIndex } from "./scan-index.ts";

/** What is known of one finding: who showed it, and which scans looked at its asset. */
export type FindingHistory = {
  readonly finding: JudgedFinding;
  readonly sightings: readonly FindingSighting[];
  readonly looked: readonly AssetScan[];
};

/** The scans of a detector with what each was set up to look at. */
export type ScanHistory = {
  readonly scans: readonly ScanRow[];
  readonly coverages: ReadonlyMap<string, ScanCoverage>;
  readonly index: ScanIndex;
};

/** What each scan says of the finding, in scan order; scans that were not aimed at its asset say nothing. */
export const observationsOf = (
  { finding, sightings, looked }: FindingHistory,
  { scans, coverages, index }: ScanHistory,
): Observation[] => {
  const onAsset = new Map(looked.map((scan) => [scan.importId, scan]));
  const seenBy = new Map(sightings.map((sighting) => [sighting.importId, sighting]));
  const observations: Observation[] = [];
  let sightedCredentialed: Credentialed = "unknown";
  for (const scan of inOrder(scans)) {
    const assetScan = onAsset.get(scan.importId) ?? null;
    const seen = seenBy.get(scan.importId);
    const key = index.keyOf(scan.importId, seen?.seenOn ?? assetScan?.date ?? scan.date);
    if (seen) {
      sightedCredentialed = assetScan?.credentialed ?? "unknown";
      observations.push({ kind: "sighted", scan: key, credentialed: sightedCredentialed });
      continue;
    }
    const coverage = coverages.get(scan.importId);
    if (!coverage || (assetScan === null && !isAimedAt(finding.asset, coverage.targets))) continue;
    const sought = { ...finding, sightedCredentialed };
    const verdict = coverageVerdict(sought, scan.detectors[0], coverage, assetScan);
    if (!verdict.proven && coverage.unlisted === "left alone") continue;
    observations.push({ kind: "absent", scan: key, verdict });
  }
  return observations;
};

const inOrder = (scans: readonly ScanRow[]): ScanRow[] =>
  scans.toSorted((a, b) => a.scannedAt.getTime() - b.scannedAt.getTime() || (a.sha256 < b.sha256 ? -1 : 1));
